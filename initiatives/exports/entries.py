"""The entries of feeds, noun by noun: what is told of a record, and when it changed last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.db.models import F, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, NullIf

from initiatives import explanation, progress
from initiatives.codelists import Noun
from initiatives.datewords import words
from initiatives.exports.atom import Entry
from initiatives.exports.hedges import hedged_line
from initiatives.exports.identity import Heading, permanent_id, with_first_slug
from initiatives.models import (
    Activity,
    Commitment,
    Country,
    DataVersion,
    Evidence,
    Indicator,
    Observation,
    Organization,
    Source,
)

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
}


def entries_of(noun: Noun, rows: Iterable[Any], heading: Heading) -> Iterator[Entry]:
    """Yield the entries of rows that came from ``in_order_of_change``."""
    for row in rows:
        yield Entry(
            id=permanent_id(noun, row.first_slug),
            title=title_of(row),
            link=heading.permalink(row),
            updated=row.changed_at,
            published=row.first_recorded_at if isinstance(row, Activity) else None,
            summary=SUMMARIES[noun](row, heading),
            categories=categories_of(row),
        )


def in_order_of_change(noun: Noun, rows: QuerySet) -> QuerySet:
    """Return records with ``changed_at`` and ``first_slug``, the one changed last first."""
    rows = rows.annotate(changed_at=UPDATED[noun]).order_by("-changed_at", "-pk")
    if noun == Noun.COUNTRY:
        return rows.annotate(first_slug=F("iso_alpha3"))
    return with_first_slug(FETCHED.get(noun, lambda found: found)(rows), noun)


FETCHED: dict[str, Callable[[Any], QuerySet]] = {
    Noun.ACTIVITY: lambda rows: rows.select_related("place_country").prefetch_related("themes"),
    Noun.COMMITMENT: lambda rows: rows.with_evidence(),
    Noun.ORGANIZATION: lambda rows: rows.select_related("country"),
    Noun.SOURCE: lambda rows: rows.select_related("publisher"),
}


def title_of(row: Any) -> str:
    """Return what a record is called; names of countries in English."""
    if isinstance(row, Commitment):
        return row.text
    return row.title if isinstance(row, Source) else row.name


def categories_of(row: Any) -> list[tuple[str, str]]:
    """Return the kind of a record and, of an activity, its themes."""
    if not hasattr(row, "kind"):
        return []
    kinds = [(row.kind, str(row.get_kind_display()))]
    themes = row.themes.all() if isinstance(row, Activity) else []
    return [*kinds, *((theme.slug, theme.name) for theme in themes)]


def activity_summary(row: Activity, heading: Heading) -> str:
    """Return the line of dates, place and hedged counts, then the summary."""
    return f"{hedged_line(row)}. {row.summary}".strip()


def commitment_summary(row: Commitment, heading: Heading) -> str:
    """Return who promised, and what is recorded of it as of the day of the feed."""
    promiser = row.promiser_country or row.promiser_organization
    sentence = explanation.explain(row, progress.assess(row, heading.on))
    parts = [promiser.name if promiser else "", row.initiative.name, sentence]
    return " · ".join(part for part in parts if part)


def country_summary(row: Country, heading: Heading) -> str:
    return f"{row.get_subregion_display()} · {row.iso_alpha3}"


def organization_summary(row: Organization, heading: Heading) -> str:
    parts = [str(row.get_kind_display()), row.country.name if row.country else "", row.acronym]
    return " · ".join(part for part in parts if part)


def source_summary(row: Source, heading: Heading) -> str:
    """Return publisher and date of a source; what is no exact title says so."""
    dated = words(row.published_on) if row.published_on else "no date known"
    described = "" if row.title_is_exact else "title described, not quoted"
    parts = [row.publisher.name, dated, str(row.get_kind_display()), described]
    return " · ".join(part for part in parts if part)


SUMMARIES: dict[str, Callable[[Any, Heading], str]] = {
    Noun.ACTIVITY: activity_summary,
    Noun.COMMITMENT: commitment_summary,
    Noun.COUNTRY: country_summary,
    Noun.ORGANIZATION: organization_summary,
    Noun.SOURCE: source_summary,
    Noun.INDICATOR: lambda row, heading: row.definition or "",
}
