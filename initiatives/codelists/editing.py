"""How records come to the public and are corrected."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PublicationState(TextChoices):
    """Where a record stands between a draft and the public; moved by the workflow alone."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in-review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


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
    GROUP = "group", _("Country group")
