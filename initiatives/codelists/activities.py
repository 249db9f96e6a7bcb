"""What activities are and where they stand."""

from django.db.models import TextChoices
from django.utils.functional import Promise
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


# Words for the status of events: dates do not tell whether an event was held, or to its end.
EVENT_STATUS_BY_DATES: dict[str, Promise] = {
    ActivityStatus.PROPOSED: _("Upcoming"),
    ActivityStatus.ACTIVE: _("Under way"),
    ActivityStatus.COMPLETED: pgettext_lazy("event", "Past"),
    ActivityStatus.UNKNOWN: _("No date known"),
}
EVENT_STATUS_ON_RECORD: dict[str, Promise] = {
    ActivityStatus.SUSPENDED: ActivityStatus.SUSPENDED.label,
    ActivityStatus.CANCELLED: ActivityStatus.CANCELLED.label,
    ActivityStatus.UNKNOWN: _("Not known whether it took place"),
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
