"""The entries of feeds, noun by noun: what is told of a record, and when it changed last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import F, QuerySet

from initiatives import explanation, progress
from initiatives.changelog.moments import GROUP, UPDATED
from initiatives.codelists import Noun
from initiatives.datewords import words
from initiatives.exports.atom import Entry
from initiatives.exports.hedges import hedged_line
from initiatives.exports.identity import Heading, permanent_id, with_first_slug
from initiatives.models import (
    Activity,
    Commitment,
    Country,
    Organization,
    Person,
    Source,
)


def entries_of(noun: str, rows: Iterable[Any], heading: Heading) -> Iterator[Entry]:
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


def in_order_of_change(noun: str, rows: QuerySet) -> QuerySet:
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
    Noun.PERSON: lambda rows: rows.select_related("country"),
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


def person_summary(row: Person, heading: Heading) -> str:
    """Return what tells a person from others: the name as written at home, and the country."""
    return " · ".join(filter(None, [row.native_name, row.country.name if row.country else ""]))


SUMMARIES: dict[str, Callable[[Any, Heading], str]] = {
    Noun.ACTIVITY: activity_summary,
    Noun.COMMITMENT: commitment_summary,
    Noun.COUNTRY: country_summary,
    Noun.ORGANIZATION: organization_summary,
    Noun.SOURCE: source_summary,
    Noun.INDICATOR: lambda row, heading: row.definition,
    Noun.SERIES: lambda row, heading: row.summary,
    Noun.THEME: lambda row, heading: row.summary,
    Noun.PERSON: person_summary,
    GROUP: lambda row, heading: row.summary or row.code,
}
