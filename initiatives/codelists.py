"""Vocabularies as choices, each with its source. Values are public: they stand in addresses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActivityKind(TextChoices):
    """Kinds of activity (own list)."""

    INITIATIVE = "initiative", _("Initiative")
    WORKSHOP = "workshop", _("Workshop")
    FORUM = "forum", _("Forum")


EVENT_KINDS = [ActivityKind.WORKSHOP, ActivityKind.FORUM]


class InitiativeType(TextChoices):
    """What an initiative is (own list)."""

    GOVERNANCE_FRAMEWORK = "governance-framework", _("Governance framework")
    RESOLUTION = "resolution", _("Resolution")
    ACTION_PLAN = "action-plan", _("Action plan")
    DECLARATION = "declaration", _("Declaration")
    INSTITUTION = "institution", _("Institution")
    GROUP = "group", _("Group")
    PROGRAMME = "programme", _("Programme")
    PROJECT = "project", _("Project")


class ActivityStatus(TextChoices):
    """Where an activity stands; events are computed from their dates unless cancelled."""

    PROPOSED = "proposed", _("Proposed")
    ADOPTED = "adopted", _("Adopted")
    ACTIVE = "active", _("Active")
    COMPLETED = "completed", _("Completed")
    SUSPENDED = "suspended", _("Suspended")
    CANCELLED = "cancelled", _("Cancelled")
    UNKNOWN = "unknown", pgettext_lazy("status", "Unknown")


# IATI 2.03 codelist ActivityStatus; None where the standard has no word for it.
IATI_ACTIVITY_STATUS = {
    ActivityStatus.PROPOSED: "1",
    ActivityStatus.ADOPTED: "2",
    ActivityStatus.ACTIVE: "2",
    ActivityStatus.COMPLETED: "4",
    ActivityStatus.SUSPENDED: "6",
    ActivityStatus.CANCELLED: "5",
    ActivityStatus.UNKNOWN: None,
}


class Scope(TextChoices):
    """How far an activity reaches (own list, after IATI ActivityScope)."""

    GLOBAL = "global", _("Global")
    REGIONAL = "regional", _("Regional")
    BILATERAL = "bilateral", _("Bilateral")
    NATIONAL = "national", _("National")


class EventFormat(TextChoices):
    """How people meet (own list)."""

    IN_PERSON = "in-person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("Hybrid")


class ParticipantsKnown(TextChoices):
    """Are the countries taking part named? (own list)."""

    ALL = "all", _("All countries are named")
    SOME = "some", _("Some countries are named")
    NONE = "none", _("The countries are not named")


class PublicationState(TextChoices):
    """Where a record stands between a draft and the public; moved by the workflow alone."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in-review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class PillarKind(TextChoices):
    """What an initiative calls its parts (own list)."""

    PILLAR = "pillar", _("Pillar")
    VISION = "vision", _("Vision")
    CAMPAIGN = "campaign", _("Campaign")
    POINT = "point", _("Point")
    ASPECT = "aspect", _("Aspect")
    PRINCIPLE = "principle", _("Principle")
    OBJECTIVE = "objective", _("Objective")
    ACTION = "action", _("Action")
    PHASE = "phase", _("Phase")
    DIMENSION = "dimension", _("Dimension")


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


class RelationKind(TextChoices):
    """How one activity stands to another (own list)."""

    IMPLEMENTS = "implements", _("Implements")
    FOLLOWS_UP = "follows-up", _("Follows up")
    PART_OF = "part-of", _("Part of")
    LAUNCHED_AT = "launched-at", _("Launched at")
    SUPERSEDES = "supersedes", _("Supersedes")
    SUPPORTS = "supports", _("Supports")


# The same relations read from the other end.
INVERSE_RELATIONS = {
    RelationKind.IMPLEMENTS: _("Implemented by"),
    RelationKind.FOLLOWS_UP: _("Followed up by"),
    RelationKind.PART_OF: _("Has as part"),
    RelationKind.LAUNCHED_AT: _("Launched here"),
    RelationKind.SUPERSEDES: _("Superseded by"),
    RelationKind.SUPPORTS: _("Supported by"),
}


class OrganizationKind(TextChoices):
    """Kinds of organization (own list)."""

    GOVERNMENT = "government", _("Government")
    UN_ENTITY = "un-entity", _("United Nations entity")
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental organization")
    ACADEMIA = "academia", _("Academia")
    COMPANY = "company", _("Company")
    BUSINESS_ASSOCIATION = "business-association", _("Business association")
    CIVIL_SOCIETY = "civil-society", _("Civil society")


class PublisherKind(TextChoices):
    """Who stands behind a source (own list)."""

    GOVERNMENT = "government", _("Government")
    STATE_MEDIA = "state-media", _("State media")
    UNITED_NATIONS = "united-nations", _("United Nations")
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental")
    PRESS = "press", _("Press")
    AGENCY = "agency", _("News agency")
    ACADEMIA = "academia", _("Academia")
    COMPANY = "company", _("Company")
    CIVIL_SOCIETY = "civil-society", _("Civil society")
    UNCLASSIFIED = "unclassified", _("Unclassified")


class Voice(TextChoices):
    """For whom a source speaks, seen from one activity; computed, never typed."""

    HOST = "host", _("Host side")
    PARTICIPANT = "participant", _("Participant side")
    OTHER_GOVERNMENT = "other-government", _("Government without a recorded part")
    UNITED_NATIONS = "united-nations", _("United Nations")
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental")
    PRESS = "press", _("Press")
    AGENCY = "agency", _("News agency")
    ACADEMIA = "academia", _("Academia")
    COMPANY = "company", _("Company")
    CIVIL_SOCIETY = "civil-society", _("Civil society")
    UNCLASSIFIED = "unclassified", _("Unclassified")


class OneParty(TextChoices):
    """Does a record rest on one party only?"""

    YES = "yes", _("Rests on one party only")
    NO = "no", _("Does not rest on one party only")
    UNKNOWN = "unknown", _("Not known whether it rests on one party only")


class SourceKind(TextChoices):
    """What sort of text a source is (own list)."""

    NEWS = "news", _("News")
    SPEECH = "speech", _("Speech")
    OFFICIAL_DOCUMENT = "official-document", _("Official document")
    WEB_PAGE = "web-page", _("Web page")
    REPORT = "report", _("Report")
    RESOLUTION = "resolution", _("Resolution")


class ReadExtent(TextChoices):
    """How much of a source was read."""

    WHOLE = "whole", _("Read whole")
    OPENING = "opening", _("Only the opening was read")
    OTHERS = "others", _("Known through other sources")
    UNSTATED = "unstated", _("How much was read is not stated")


class ClaimBasis(TextChoices):
    """Was the source read to say this very fact, or does it support the record as a whole?"""

    STATED = "stated", _("Stated")
    RECORD = "record", _("Supports the record")


class ClaimStands(TextChoices):
    """Why a claim that reads otherwise does not contradict the others (own list)."""

    COARSER = "coarser", _("Less exact")
    EARLIER = "earlier", _("An earlier state")
    LATER = "later", _("A later state")
    OTHER_MEASURE = "other-measure", _("Another measure")


class ClaimField(TextChoices):
    """The facts of an activity that a source can state."""

    NAME = "name", _("Name")
    SHORT_NAME = "short_name", _("Short name")
    NATIVE_NAME = "native_name", _("Name in the original language")
    SUMMARY = "summary", _("Summary")
    STATUS = "status", _("Status")
    SCOPE = "scope", _("Scope")
    INITIATIVE_TYPE = "initiative_type", _("Type")
    ANNOUNCED_ON = "announced_on", _("Announced on")
    ADOPTED_ON = "adopted_on", _("Adopted on")
    STARTS_ON = "starts_on", _("Starts on")
    ENDS_ON = "ends_on", _("Ends on")
    DATES = "dates", _("Dates")
    CITY = "city", _("City")
    PLACE_COUNTRY = "place_country", _("Country of the place")
    VENUE = "venue", _("Venue")
    FORMAT = "format", _("Format")
    EDITION = "edition", _("Edition")
    SLOGAN = "slogan", _("Slogan")
    AUDIENCE = "audience", _("Audience")
    PARTICIPANTS = "participants", _("Participants")
    COUNTRIES = "countries", _("Countries")
    ORGANIZER = "organizer", _("Organizer")
    LEAD = "lead", _("Lead")
    PARTICIPATION = "participation", _("Participation")
    SIGNATORIES = "signatories", _("Signatories")
    CO_SPONSORS = "co_sponsors", _("Co-sponsors")
    MEMBERS = "members", _("Members")
    VOTE = "vote", _("Vote")
    SYMBOL = "symbol", _("Document symbol")
    SEAT = "seat", _("Seat")
    DURATION = "duration", _("Duration")
    FUNDING = "funding", _("Funding")
    TARGET = "target", _("Target")
    PARTS = "parts", _("Parts")
    PURPOSE = "purpose", _("Purpose")
    OUTCOME = "outcome", _("Outcome")
    RELATION = "relation", _("Relation")
    OTHER = "other", pgettext_lazy("claim", "Other")


class CheckResult(TextChoices):
    """What came of a search."""

    FOUND = "found", _("Found")
    FOUND_IN_PART = "found-in-part", _("Found in part")
    NOT_FOUND = "not-found", _("Looked, found nothing")


class SpeakerKind(TextChoices):
    """Who made a statement."""

    PERSON = "person", _("A person")
    BODY = "body", _("A body")
    UNNAMED = "unnamed", _("Unnamed")


class DocumentKind(TextChoices):
    """What sort of document it is (own list)."""

    TEXT = "text", _("Full text")
    RESOLUTION = "resolution", _("Resolution")
    DECLARATION = "declaration", _("Declaration")
    REPORT = "report", _("Report")
    PROGRAMME = "programme", _("Programme")
    OTHER = "other", pgettext_lazy("document", "Other")


class CountryNameKind(TextChoices):
    """How a country's name is used."""

    OFFICIAL = "official", _("Official short name")
    COMMON = "common", _("Common name")
    VARIANT = "variant", _("Variant")


class IncomeGroup(TextChoices):
    """World Bank income groups."""

    LOW = "low", _("Low income")
    LOWER_MIDDLE = "lower-middle", _("Lower middle income")
    UPPER_MIDDLE = "upper-middle", _("Upper middle income")
    HIGH = "high", _("High income")


class M49Area(TextChoices):
    """Regions, subregions and intermediate regions (United Nations Statistics Division, M49)."""

    AFRICA = "002", _("Africa")
    NORTHERN_AFRICA = "015", _("Northern Africa")
    SUB_SAHARAN_AFRICA = "202", _("Sub-Saharan Africa")
    EASTERN_AFRICA = "014", _("Eastern Africa")
    MIDDLE_AFRICA = "017", _("Middle Africa")
    SOUTHERN_AFRICA = "018", _("Southern Africa")
    WESTERN_AFRICA = "011", _("Western Africa")
    AMERICAS = "019", _("Americas")
    LATIN_AMERICA = "419", _("Latin America and the Caribbean")
    CARIBBEAN = "029", _("Caribbean")
    CENTRAL_AMERICA = "013", _("Central America")
    SOUTH_AMERICA = "005", _("South America")
    NORTHERN_AMERICA = "021", _("Northern America")
    ASIA = "142", _("Asia")
    CENTRAL_ASIA = "143", _("Central Asia")
    EASTERN_ASIA = "030", _("Eastern Asia")
    SOUTH_EASTERN_ASIA = "035", _("South-eastern Asia")
    SOUTHERN_ASIA = "034", _("Southern Asia")
    WESTERN_ASIA = "145", _("Western Asia")
    EUROPE = "150", _("Europe")
    EASTERN_EUROPE = "151", _("Eastern Europe")
    NORTHERN_EUROPE = "154", _("Northern Europe")
    SOUTHERN_EUROPE = "039", _("Southern Europe")
    WESTERN_EUROPE = "155", _("Western Europe")
    OCEANIA = "009", _("Oceania")
    AUSTRALIA_AND_NEW_ZEALAND = "053", _("Australia and New Zealand")
    MELANESIA = "054", _("Melanesia")
    MICRONESIA = "057", _("Micronesia")
    POLYNESIA = "061", _("Polynesia")


REGIONS = [M49Area.AFRICA, M49Area.AMERICAS, M49Area.ASIA, M49Area.EUROPE, M49Area.OCEANIA]


class Measure(TextChoices):
    """What counts towards a commitment."""

    SUM = "sum", _("Sum of amounts")
    ACTIVITIES = "activities", _("Distinct activities")
    EXISTENCE = "existence", _("Existence")


class ReportedStatus(TextChoices):
    """What a party or a compiler says of a commitment; shown beside, never used to compute."""

    DELIVERED = "delivered", _("Delivered")
    IN_PROGRESS = "in-progress", _("In progress")
    PLANNED = "planned", _("Planned")
    UNKNOWN = "unknown", pgettext_lazy("status", "Unknown")


class Bearing(TextChoices):
    """What a piece of evidence does for a commitment."""

    FULL = "full", _("Shows it done")
    PARTIAL = "partial", _("Counts towards it")
    ANNOUNCEMENT = "announcement", _("Announcement")
    CONTRARY = "contrary", _("Speaks against it")
    CONTEXT = "context", _("Context, not delivery")


class Level(TextChoices):
    """How far a commitment is kept on record; computed, or overridden with a reason."""

    CONTRADICTED = "contradicted", _("Contradicted")
    COMPLETE = "complete", _("Complete")
    SUBSTANTIAL = "substantial", _("Substantial")
    LIMITED = "limited", _("Limited")
    ANNOUNCED = "announced", _("Announced only")
    NOTHING_FOUND = "nothing-found", _("Looked, nothing found")
    NOT_CHECKED = "not-checked", _("Not checked")


class Timeliness(TextChoices):
    """A commitment against its due date; apart from its level."""

    NO_DUE_DATE = "no-due-date", _("No due date")
    NOT_YET_DUE = "not-yet-due", _("Not yet due")
    DUE_SOON = "due-soon", _("Due soon")
    OVERDUE = "overdue", _("Overdue")
    DONE_IN_TIME = "done-in-time", _("Done in time")
    DONE_LATE = "done-late", _("Done late")
    DONE_DATE_UNKNOWN = "done-date-unknown", _("Done, date unknown")


class SuggestionState(TextChoices):
    """What became of a suggestion."""

    OPEN = "open", _("Open")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")


class Noun(TextChoices):
    """Records that have a public address of their own."""

    ACTIVITY = "activity", _("Activity")
    COUNTRY = "country", _("Country")
    ORGANIZATION = "organization", _("Organization")
    COMMITMENT = "commitment", _("Commitment")
    SOURCE = "source", _("Source")
    INDICATOR = "indicator", _("Indicator")
    SERIES = "series", _("Series")
    PERSON = "person", _("Person")
    THEME = "theme", _("Theme")
