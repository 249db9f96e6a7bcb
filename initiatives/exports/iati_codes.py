"""What of our vocabularies IATI 2.03 has a code for: statuses, roles, kinds, scope and the rest.

A value that is missing has no counterpart in the standard, and none is made up for it.
"""

from initiatives.codelists import (
    ActivityStatus,
    CountryRole,
    OrganizationKind,
    OrganizationRoleCode,
    Scope,
)

VERSION = "2.03"

# Codelist ActivityStatus: 1 pipeline, 2 implementation, 4 closed, 5 cancelled, 6 suspended.
ACTIVITY_STATUS: dict[str, str] = {
    ActivityStatus.PROPOSED: "1",
    ActivityStatus.ADOPTED: "2",
    ActivityStatus.ACTIVE: "2",
    ActivityStatus.COMPLETED: "4",
    ActivityStatus.SUSPENDED: "6",
    ActivityStatus.CANCELLED: "5",
}

# Codelist OrganisationRole: 1 funding, 2 accountable, 3 extending, 4 implementing. To propose,
# to sign, to speak or to attend is none of these.
ORGANIZATION_ROLE: dict[str, str] = {
    OrganizationRoleCode.FUNDING: "1",
    OrganizationRoleCode.ACCOUNTABLE: "2",
    OrganizationRoleCode.LEAD: "2",
    OrganizationRoleCode.CO_INITIATOR: "2",
    OrganizationRoleCode.CO_CHAIR: "2",
    OrganizationRoleCode.EXTENDING: "3",
    OrganizationRoleCode.IMPLEMENTING: "4",
    OrganizationRoleCode.ORGANIZER: "4",
    OrganizationRoleCode.HOST: "4",
}
COUNTRY_ROLE: dict[str, str] = {
    CountryRole.LEAD: "2",
    CountryRole.CO_INITIATOR: "2",
    CountryRole.CO_CHAIR: "2",
    CountryRole.HOST: "4",
}
# Roles of the countries that an activity is for.
RECIPIENT_ROLES = [CountryRole.BENEFICIARY, CountryRole.PARTICIPANT]

# Codelist OrganisationType. That of civil society depends on where a body works: left out.
ORGANIZATION_TYPE: dict[str, str] = {
    OrganizationKind.GOVERNMENT: "10",
    OrganizationKind.UN_ENTITY: "40",
    OrganizationKind.INTERGOVERNMENTAL: "40",
    OrganizationKind.COMPANY: "70",
    OrganizationKind.BUSINESS_ASSOCIATION: "70",
    OrganizationKind.ACADEMIA: "80",
}
REPORTING_TYPE = "90"  # other

# Codelist ActivityScope.
ACTIVITY_SCOPE: dict[str, str] = {
    Scope.GLOBAL: "1",
    Scope.REGIONAL: "2",
    Scope.BILATERAL: "3",
    Scope.NATIONAL: "4",
}

# Codelist ActivityDateType.
PLANNED_START, ACTUAL_START, PLANNED_END, ACTUAL_END = "1", "2", "3", "4"
# What has not begun, or never did: its dates are plans.
NOT_BEGUN = [ActivityStatus.PROPOSED, ActivityStatus.CANCELLED]

# Codelist RegionVocabulary: 2 is the United Nations' (M49), 99 the reporting organization's.
UN_REGIONS, OWN_REGIONS, WORLD = "2", "99", "001"
NOT_NAMED = "not-named"

# Codelist SectorVocabulary: 1 is OECD DAC's. Every activity on record builds capacity in AI,
# for which it has one purpose code: information and communication technology.
DAC, OWN_SECTORS = "1", "99"
DAC_ICT = "22040"

# Codelist TagVocabulary: 2 is the Sustainable Development Goals.
GOALS = "2"
# Codelists DescriptionType, LocationReach (where it is done), RelatedActivityType (parent),
# DocumentCategory (web page of the activity).
GENERAL, OTHER = "1", "4"
WHERE_DONE = "1"
PARENT = "1"
WEB_PAGE = "A12"
