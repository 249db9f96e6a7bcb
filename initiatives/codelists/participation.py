"""Who takes part, as what, and how sure that is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CountryRole(TextChoices):
    """The part of a country in an activity (own list)."""

    LEAD = "lead", _("Lead")
    PROPOSER = "proposer", _("Proposer")
    CO_INITIATOR = "co-initiator", _("Co-initiator")
    HOST = "host", _("Host")
    CO_CHAIR = "co-chair", _("Co-chair")
    CO_SPONSOR = "co-sponsor", _("Co-sponsor")
    SIGNATORY = "signatory", _("Signatory")
    MEMBER = "member", _("Member")
    OBSERVER = "observer", _("Observer")
    SPEAKER = "speaker", _("Speaker")
    PARTICIPANT = "participant", _("Participant")
    BENEFICIARY = "beneficiary", _("Beneficiary")


# Roles by which a country speaks for its own side when its government tells of the activity.
HOST_SIDE_ROLES = [
    CountryRole.LEAD,
    CountryRole.PROPOSER,
    CountryRole.CO_INITIATOR,
    CountryRole.HOST,
]


class OrganizationRoleCode(TextChoices):
    """The part of an organization: the roles of countries, those of IATI 2.03, and two of ours."""

    FUNDING = "funding", _("Funding")
    ACCOUNTABLE = "accountable", _("Accountable")
    EXTENDING = "extending", _("Extending")
    IMPLEMENTING = "implementing", _("Implementing")
    ORGANIZER = "organizer", _("Organizer")
    PARTNER = "partner", _("Partner")
    LEAD = "lead", _("Lead")
    PROPOSER = "proposer", _("Proposer")
    CO_INITIATOR = "co-initiator", _("Co-initiator")
    HOST = "host", _("Host")
    CO_CHAIR = "co-chair", _("Co-chair")
    CO_SPONSOR = "co-sponsor", _("Co-sponsor")
    SIGNATORY = "signatory", _("Signatory")
    MEMBER = "member", _("Member")
    OBSERVER = "observer", _("Observer")
    SPEAKER = "speaker", _("Speaker")
    PARTICIPANT = "participant", _("Participant")
    BENEFICIARY = "beneficiary", _("Beneficiary")


class Certainty(TextChoices):
    """Confirmed by a source that was read, or reported with a doubt."""

    CONFIRMED = "confirmed", _("Confirmed")
    REPORTED = "reported", _("Reported")


class OrganizationKind(TextChoices):
    """Kinds of organization (own list)."""

    GOVERNMENT = "government", _("Government")
    UN_ENTITY = "un-entity", _("United Nations entity")
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental organization")
    ACADEMIA = "academia", _("Academia")
    COMPANY = "company", _("Company")
    BUSINESS_ASSOCIATION = "business-association", _("Business association")
    CIVIL_SOCIETY = "civil-society", _("Civil society")
