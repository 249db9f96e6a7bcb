"""Who says something, in what sort of text, and for whom."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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


class SpeakerKind(TextChoices):
    """Who made a statement."""

    PERSON = "person", _("A person")
    BODY = "body", _("A body")
    UNNAMED = "unnamed", _("Unnamed")
