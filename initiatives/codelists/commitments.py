"""What was promised, what counts towards it, and how far it is kept."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
