"""The list of sources: what was read, and how many records rest on each."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from initiatives import filters
from initiatives.codelists import PublicationState
from initiatives.models import (
    ActivityRelation,
    Claim,
    Commitment,
    Evidence,
    Funding,
    GroupMembership,
    Milestone,
    Observation,
    OrganizationRole,
    Participation,
    Source,
    Statement,
)
from initiatives.templatetags.names import language_name
from initiatives.views.controls import Panel
from initiatives.views.listing import PublicListView
from initiatives.views.options import BY_YEAR, Listing


def ties(sources: list[int]) -> list[QuerySet]:
    """Return what ties sources to public records: source, sort of record, its key."""
    public = {"activity__publication_state": PublicationState.PUBLISHED}
    of_activities = [
        (Claim.objects.published(), "source", "activity"),
        (Participation.objects.published(), "sources", "activity"),
        (OrganizationRole.objects.published(), "sources", "activity"),
        (Milestone.objects.filter(**public), "sources", "activity"),
        (Funding.objects.filter(**public), "source", "activity"),
        (ActivityRelation.objects.published(), "sources", "from_activity"),
    ]
    of_commitments = [
        (Commitment.objects.published(), "sources", "pk"),
        (Commitment.objects.published(), "reported_source", "pk"),
        (Evidence.objects.published(), "source", "commitment"),
        (
            Funding.objects.filter(commitment__in=Commitment.objects.published()),
            "source",
            "commitment",
        ),
    ]
    own = [
        (Statement.objects.published(), "statement"),
        (Observation.objects.published(), "figure"),
    ]
    groups = tie(sources, GroupMembership.objects.all(), "source", "group", "group")
    return [
        *[tie(sources, rows, path, "activity", record) for rows, path, record in of_activities],
        *[tie(sources, rows, path, "commitment", record) for rows, path, record in of_commitments],
        *[tie(sources, rows, "source", sort, "pk") for rows, sort in own],
        groups,
    ]


def tie(sources: list[int], rows: QuerySet, path: str, sort: str, record: str) -> QuerySet:
    """Return pairs of a source and a record, the record by its sort and its key."""
    pairs = rows.order_by().filter(**{f"{path}__in": sources})
    return pairs.values_list(F(path), Value(sort, CharField()), F(record))


def records_by_source(sources: Iterable[Source]) -> Counter[int]:
    """Count the public records that rest on each source, each record once, in one query."""
    first, *others = ties([source.pk for source in sources])
    return Counter(source for source, _sort, _record in first.union(*others).order_by())


class SourceListView(PublicListView):
    """Where facts were read."""

    queryset = Source.objects.with_voice()
    filterset_class = filters.SourceFilterSet
    template_name = "initiatives/source_list.html"
    endpoint = "source"
    title = _("Sources")
    description = _("Where facts were read, and how many records rest on each text.")
    counted = ngettext_lazy("%(number)s source", "%(number)s sources", "count")
    panels = [
        Panel(("q",), legend=_("Search in this list")),
        Panel(("kind",)),
        Panel(("publisher",), legend=_("Who published it")),
        Panel(("language",)),
        Panel(("year",)),
        Panel(("voice",), is_folded=True),
    ]
    listed = {"language": Listing(language_name), "year": BY_YEAR}
    sorts = [("-published_on", _("latest")), ("title", _("title"))]

    def shown(self, rows: list[Any]) -> list[Any]:
        resting = cache(partial(records_by_source, rows))  # not asked if no row is drawn anew
        for row in rows:
            row.records = partial(number_in, resting, row.pk)
        return rows


def number_in(resting: Callable[[], Counter[int]], source: int) -> int:
    """Return how many records rest on one source."""
    return resting()[source]
