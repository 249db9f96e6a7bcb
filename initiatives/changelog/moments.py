"""When records were first recorded and last changed, as far as their histories tell."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db.models import F, Max, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, NullIf

from initiatives.codelists import Noun
from initiatives.models import (
    Activity,
    Commitment,
    Country,
    CountryGroup,
    DataVersion,
    Evidence,
    GroupMembership,
    Indicator,
    Observation,
    Organization,
    Person,
    Series,
    Source,
    Statement,
    Theme,
)

GROUP = "group"  # the one kind of record with a page that has no former addresses
# Rows that were written without a history, by plain loaddata, say nothing of their last change.
BEFORE_ANY_RECORD = datetime(1970, 1, 1, tzinfo=UTC)


def last_history(model: Any, **of_row: Any) -> Subquery:
    """Return the moment of the last change of the rows of a model that belong to a row."""
    past = model.history.model.objects.filter(**of_row).order_by()
    groups = past.values(*of_row).annotate(last=Max("history_date")).values("last")
    return Subquery(groups)


def last_activity(path: str) -> Subquery:
    """Return the moment of the last change of a published activity in which a row takes part."""
    rows = Activity.objects.published().filter(**{path: OuterRef("pk")})
    return Subquery(rows.order_by("-last_changed_at").values("last_changed_at")[:1])


def latest(*moments: Any) -> Any:
    """Return the last of several moments; of rows without any, the last change of the record."""
    known = [Coalesce(moment, Value(BEFORE_ANY_RECORD)) for moment in moments]
    last = Greatest(*known) if len(known) > 1 else known[0]
    of_all = Subquery(DataVersion.objects.values("changed_at")[:1])
    return Coalesce(NullIf(last, Value(BEFORE_ANY_RECORD)), of_all, Value(BEFORE_ANY_RECORD))


def without_activity(model: Any, **of_row: Any) -> Subquery:
    """Return the moment of the last change of those that hang on no activity."""
    return last_history(model, activity_id=None, **of_row)


OF_ROW = {"id": OuterRef("pk")}
UPDATED: dict[str, Any] = {
    Noun.ACTIVITY: F("last_changed_at"),
    Noun.COMMITMENT: latest(
        last_history(Commitment, **OF_ROW), last_history(Evidence, commitment_id=OuterRef("pk"))
    ),
    Noun.COUNTRY: latest(last_history(Country, **OF_ROW), last_activity("participations__country")),
    Noun.ORGANIZATION: latest(
        last_history(Organization, **OF_ROW), last_activity("organization_roles__organization")
    ),
    Noun.SOURCE: latest(last_history(Source, **OF_ROW)),
    Noun.INDICATOR: latest(
        last_history(Indicator, **OF_ROW), last_history(Observation, indicator_id=OuterRef("pk"))
    ),
    Noun.SERIES: latest(last_history(Series, **OF_ROW), last_activity("series")),
    Noun.THEME: latest(last_history(Theme, **OF_ROW), last_activity("themes")),
    Noun.PERSON: latest(
        last_history(Person, **OF_ROW),
        last_activity("statements__person"),
        without_activity(Statement, person_id=OuterRef("pk")),
    ),
    GROUP: latest(
        last_history(CountryGroup, **OF_ROW), last_history(GroupMembership, group_id=OuterRef("pk"))
    ),
}


def first_history(model: Any) -> Subquery:
    """Return the moment at which a row was first recorded; nothing of one without a history."""
    past = model.history.model.objects.filter(**OF_ROW).order_by()
    return Subquery(past.values("id").annotate(first=Min("history_date")).values("first"))


def with_moments(noun: str, rows: QuerySet) -> QuerySet:
    """Annotate records with ``recorded_at`` and ``changed_at``, None where nothing tells."""
    changed_at = NullIf(UPDATED[noun], Value(BEFORE_ANY_RECORD))
    return rows.annotate(recorded_at=first_history(rows.model), changed_at=changed_at)
