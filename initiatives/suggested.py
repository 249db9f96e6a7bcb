"""Which record a suggestion is about, in whatever state the record is by now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from initiatives.codelists import ClaimField, Noun
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
        [column] = self.model.KEY
        return rows.filter(**{column: slug if column == "slug" else slug.upper()}).first()


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


def becomes_claim(suggestion: Suggestion) -> bool:
    """Is it about a fact of which claims are kept, so that accepting it writes one?"""
    return suggestion.noun == Noun.ACTIVITY and suggestion.field in ClaimField
