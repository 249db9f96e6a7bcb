"""What a source says of a fact, and what a search for it found."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


# The facts that are a date, or both dates of a span.
DATE_CLAIMS = (
    ClaimField.ANNOUNCED_ON,
    ClaimField.ADOPTED_ON,
    ClaimField.STARTS_ON,
    ClaimField.ENDS_ON,
    ClaimField.DATES,
)


class CheckResult(TextChoices):
    """What came of a search."""

    FOUND = "found", _("Found")
    FOUND_IN_PART = "found-in-part", _("Found in part")
    NOT_FOUND = "not-found", _("Looked, found nothing")
