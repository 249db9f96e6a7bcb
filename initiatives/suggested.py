"""Which record a suggestion is about, in whatever state the record is by now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from initiatives.agreement import shown_values
from initiatives.changelog.wording import held_in_words
from initiatives.codelists import FACTS, NOT_OF_KIND, ClaimField, Noun
from initiatives.models import (
    Activity,
    Commitment,
    Country,
    CountryGroup,
    Indicator,
    Organization,
    Person,
    Series,
    Source,
    Suggestion,
    Theme,
)


@dataclass(frozen=True)
class Records:
    """The records of one noun: all of them, and those that the public sees."""

    model: Any
    public: Callable[[], QuerySet]

    def named(self, slug: str, rows: QuerySet) -> Any:
        """Return the record of a key among rows, None if it is not there."""
        return rows.filter(**{self.column: self.key_of(slug)}).first()

    def keyed(self, slugs: Iterable[str]) -> dict[str, Any]:
        """Return records by the key that suggestions have of them, drafts included."""
        by_key = {self.key_of(slug): slug for slug in slugs}
        rows = self.model.objects.filter(**{f"{self.column}__in": by_key})
        return {by_key[getattr(row, self.column)]: row for row in rows}

    @property
    def column(self) -> str:
        """The column that holds the key."""
        [column] = self.model.KEY
        return column

    def key_of(self, slug: str) -> str:
        """Return a key as the column holds it: codes in capitals."""
        return slug if self.column == "slug" else slug.upper()


RECORDS: dict[str, Records] = {
    Noun.ACTIVITY: Records(Activity, Activity.objects.published),
    Noun.COMMITMENT: Records(Commitment, Commitment.objects.published),
    Noun.COUNTRY: Records(Country, Country.objects.all),
    Noun.GROUP: Records(CountryGroup, CountryGroup.objects.all),
    Noun.INDICATOR: Records(Indicator, Indicator.objects.all),
    Noun.ORGANIZATION: Records(Organization, Organization.objects.all),
    Noun.PERSON: Records(Person, Person.objects.published),
    Noun.SERIES: Records(Series, Series.objects.all),
    Noun.SOURCE: Records(Source, Source.objects.all),
    Noun.THEME: Records(Theme, Theme.objects.all),
}


def public_record(noun: str, slug: str) -> Any:
    """Return a record that the public may see, None if there is none."""
    records = RECORDS.get(noun)
    return records.named(slug, records.public()) if records else None


def record_of(suggestion: Suggestion) -> Any:
    """Return the record that a suggestion is about, drafts included; None if it is gone."""
    records = RECORDS[suggestion.noun]
    return records.named(suggestion.slug, records.model.objects.all())


def records_of(suggestions: Iterable[Suggestion]) -> dict[tuple[str, str], Any]:
    """Return the records that suggestions are about, by noun and key (a query for each noun)."""
    wanted = defaultdict(set)
    for suggestion in suggestions:
        wanted[suggestion.noun].add(suggestion.slug)
    return {
        (noun, key): record
        for noun, keys in wanted.items()
        for key, record in RECORDS[noun].keyed(keys).items()
    }


def facts_of(noun: str, record: Any, asked: str = "") -> dict[str, Any]:
    """Return the facts that a suggestion on a record can be about, by name; of its kind alone.

    ``asked`` is there as well if records of the noun have it: a page leads to each fact that
    it shows, also to one that is unusual for its kind.
    """
    left_out = NOT_OF_KIND[record.kind] - {asked} if isinstance(record, Activity) else set()
    return {name: label for name, label in FACTS[noun].items() if name not in left_out}


def value_on_record(suggestion: Suggestion, record: Any) -> str | None:
    """Return in words what a record holds of the fact, None where it has no column of its own."""
    field = suggestion.field
    if isinstance(record, Activity) and field == ClaimField.DATES:
        return max(shown_values(record, field), key=len, default="")
    names = {column.name for column in record._meta.concrete_fields} if record else set()
    if field not in names:
        return None
    return held_in_words(record, field)


def becomes_claim(suggestion: Suggestion) -> bool:
    """Is it about a fact of which claims are kept, so that accepting it writes one?"""
    return suggestion.noun == Noun.ACTIVITY and suggestion.field in ClaimField
