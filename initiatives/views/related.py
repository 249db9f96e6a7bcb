"""Rows that several pages show: public ones alone, each set in a fixed number of queries."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from initiatives import provenance
from initiatives.codelists import PublicationState
from initiatives.collected import with_source_ids
from initiatives.models import Commitment, Country, Evidence, Funding, Source, Statement
from initiatives.views.promises import Promised, promised
from initiatives.views.record.parts import LONG

PUBLISHED = PublicationState.PUBLISHED


def deferred(rows: QuerySet, *paths: str) -> QuerySet:
    """Leave out the long texts of activities that a page only links to."""
    return rows.defer(*(f"{path}__{name}" for path in paths for name in LONG))


def statements(**conditions: Any) -> QuerySet[Statement]:
    """Statements that hang on no draft, the latest first."""
    rows = Statement.objects.published().filter(**conditions)
    rows = rows.select_related("activity", "person", "body", "country")
    return deferred(rows, "activity").order_by("-made_on_from", "slug")


def commitments(**conditions: Any) -> QuerySet[Commitment]:
    """Promises of published initiatives with all that their level is computed from."""
    evidence = deferred(Evidence.objects.select_related("activity"), "activity").order_by("number")
    rows: QuerySet[Commitment] = Commitment.objects.published().filter(**conditions)
    rows = rows.select_related("initiative", "promiser_country", "promiser_organization")
    rows = with_source_ids(deferred(rows, "initiative"))
    return rows.prefetch_related(Prefetch("evidence", evidence), "checks", "overrides")


def fundings(**conditions: Any) -> QuerySet[Funding]:
    """Money for published activities, and for what published initiatives promise."""
    public = Q(activity__publication_state=PUBLISHED)
    public |= Q(commitment__initiative__publication_state=PUBLISHED)
    rows = Funding.objects.filter(public, **conditions)
    return deferred(rows.select_related("activity", "commitment", "organization"), "activity")


def evidence_of(commitments: Iterable[Commitment]) -> list[Evidence]:
    """Return the evidence that was fetched with commitments."""
    return [row for commitment in commitments for row in commitment.evidence.all()]


def promises(commitments: Iterable[Commitment], on: date) -> list[Promised]:
    """Return each commitment with its level, its timeliness and their sentence on a day."""
    return [promised(commitment, on) for commitment in commitments]


def speaking_countries(sources: Iterable[Source]) -> list[Country]:
    """Return the countries of those who speak, to be named in the reader's language."""
    countries = (provenance.speaker_of(source).country for source in sources)
    return [country for country in countries if country]


def speaker_words(sources: Iterable[Source]) -> dict[str, str]:
    """Return who speaks in each source, in words: its kind, for state bodies with the country."""
    return {source.slug: words_of(source) for source in sources}


def words_of(source: Source) -> str:
    """Return the kind of publisher whose text a source is: "State media, China"."""
    speaker = provenance.speaker_of(source)
    kind = str(speaker.get_kind_display())
    if speaker.kind not in provenance.STATE_KINDS or speaker.country is None:
        return kind
    return f"{kind} ({speaker.country})"
