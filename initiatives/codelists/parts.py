"""What belongs to an activity: its parts, its documents, how it stands to others."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


class FollowUp(TextChoices):
    """What is on record of the time after an outcome (own list), the strongest first."""

    RECORDED = "recorded", _("Follow-up recorded")
    UNCLEAR = "unclear", _("Dates do not tell what came first")
    PLANNED = "planned", _("Follow-up planned")
    NONE = "none-recorded", _("No follow-up recorded")


class DocumentKind(TextChoices):
    """What sort of document it is (own list)."""

    TEXT = "text", _("Full text")
    RESOLUTION = "resolution", _("Resolution")
    DECLARATION = "declaration", _("Declaration")
    REPORT = "report", _("Report")
    PROGRAMME = "programme", _("Programme")
    OTHER = "other", pgettext_lazy("document", "Other")
