"""Work that waits: each kind of it is a question to one list, and its count on the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives import checked, duplicates, progress
from initiatives.codelists import PublicationState, Timeliness
from initiatives.models import Activity, Check, Commitment, Organization, Source, Suggestion

SOON = timedelta(days=60)
LONG_AGO = timedelta(days=365)
PARAMETER = "queue"
SAME = "same"  # the queue of what may be duplicates


@dataclass(frozen=True)
class Queue:
    """One kind of work: whose list it is in, what it is called, which rows wait for a user."""

    name: str
    model: Any
    label: Any
    rows: Callable[[QuerySet, User], QuerySet]

    @property
    def address(self) -> str:
        """Return the address of its list in the admin."""
        page = f"admin:initiatives_{self.model._meta.model_name}_changelist"
        return f"{reverse(page)}?{PARAMETER}={self.name}"


def my_drafts(rows: QuerySet, user: User) -> QuerySet:
    """Drafts that this user recorded."""
    mine = Activity.history.filter(history_type="+", history_user=user).values("id")
    return rows.filter(publication_state=PublicationState.DRAFT, pk__in=mine)


def to_review(rows: QuerySet, user: User) -> QuerySet:
    return rows.filter(publication_state=PublicationState.IN_REVIEW)


def open_suggestions(rows: Any, user: User) -> QuerySet:
    return rows.undecided()


def due(rows: QuerySet, user: User) -> QuerySet:
    """Published promises that are overdue, or due in sixty days, by the rule of the portal."""
    today = timezone.localdate()
    until = (today + SOON).isoformat()
    dated = Commitment.objects.published().exclude(due_on="").filter(due_on_until__lte=until)
    waiting = {Timeliness.OVERDUE, Timeliness.DUE_SOON}
    found = [
        commitment.pk
        for commitment in dated.with_evidence()
        if progress.assess(commitment, today).timeliness in waiting
    ]
    return rows.filter(pk__in=found)


def unchecked(rows: QuerySet, user: User) -> QuerySet:
    """Published records that nobody has checked for a year, as far as it is recorded.

    Those on record for less were read when they were recorded.
    """
    year_ago = (timezone.localdate() - LONG_AGO).isoformat()
    lately = Check.objects.filter(checked_on_until__gte=year_ago)
    waiting = rows.filter(
        publication_state=PublicationState.PUBLISHED,
        first_recorded_at__lt=timezone.now() - LONG_AGO,
    )
    for way in checked.ways(Activity):
        waiting = waiting.exclude(pk__in=lately.exclude(**{way: None}).values(way))
    return waiting.exclude(last_checked_on__gte=year_ago)


def on_one_source(rows: QuerySet, user: User) -> QuerySet:
    """Published records that have one independent source, or none."""
    return rows.filter(publication_state=PublicationState.PUBLISHED, independent_sources__lte=1)


def differing(rows: QuerySet, user: User) -> QuerySet:
    return rows.filter(has_differing_claims=True)


def not_archived(rows: QuerySet, user: User) -> QuerySet:
    return rows.exclude(url="").filter(archive_url="")


def possible_duplicates(rows: QuerySet, user: User) -> QuerySet:
    return duplicates.possible(rows)


QUEUES = (
    Queue("my-drafts", Activity, _("My drafts"), my_drafts),
    Queue("to-review", Activity, _("To review"), to_review),
    Queue("open", Suggestion, _("Suggestions to decide"), open_suggestions),
    Queue("due", Commitment, _("Commitments overdue, or due in 60 days"), due),
    Queue("unchecked", Activity, _("Records not checked for a year"), unchecked),
    Queue("one-source", Activity, _("Records that rest on one source"), on_one_source),
    Queue("differing", Activity, _("Records whose sources differ"), differing),
    Queue("not-archived", Source, _("Sources without an archive copy"), not_archived),
    Queue(SAME, Activity, _("Activities that may be duplicates"), possible_duplicates),
    Queue(SAME, Organization, _("Organizations that may be duplicates"), possible_duplicates),
    Queue(SAME, Source, _("Sources that may be duplicates"), possible_duplicates),
)


def queues_of(model: Any) -> list[Queue]:
    """Return the kinds of work that wait in the list of one model."""
    return [queue for queue in QUEUES if queue.model is model]


def queue_named(model: Any, name: str | None) -> Queue | None:
    """Return the kind of work of this name that waits in the list of one model."""
    return next((queue for queue in queues_of(model) if queue.name == name), None)


class QueueFilter(admin.SimpleListFilter):
    """The work that waits in one list."""

    title = _("work that waits")
    parameter_name = PARAMETER

    def __init__(self, request, params, model, model_admin):
        self.model, self.user = model, request.user
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        return [(queue.name, queue.label) for queue in queues_of(self.model)]

    def queryset(self, request, queryset):
        queue = queue_named(self.model, self.value())
        return queue.rows(queryset, self.user) if queue else queryset


class WaitingList:
    """A list that has the name of the work it was asked for as its title."""

    def changelist_view(self, request, extra_context=None):
        if queue := queue_named(self.model, request.GET.get(PARAMETER)):
            extra_context = {"title": queue.label, **(extra_context or {})}
        return super().changelist_view(request, extra_context)


def on_the_desk(request: Any) -> list[dict[str, Any]]:
    """Return each kind of work that a user may see, with its count and the address of its list."""
    desk = []
    for queue in QUEUES:
        model_admin = admin.site.get_model_admin(queue.model)
        if model_admin.has_view_permission(request):
            rows = queue.rows(model_admin.get_queryset(request), request.user)
            desk.append({"label": queue.label, "count": rows.count(), "address": queue.address})
    return desk
