"""References shown in full: all records of a noun that a response names, read together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from initiatives.api import querysets
from initiatives.api.records import Reference
from initiatives.api.serializers import references
from initiatives.api.serializers.activities import ActivitySerializer
from initiatives.api.serializers.commitments import CommitmentSerializer
from initiatives.api.serializers.countries import CountrySerializer, GroupSerializer
from initiatives.api.serializers.indicators import IndicatorSerializer
from initiatives.api.serializers.organizations import OrganizationSerializer
from initiatives.api.serializers.sources import PublisherSerializer, SourceSerializer
from initiatives.api.serializers.vocabulary import SeriesSerializer, ThemeSerializer
from initiatives.collected import give_parts
from initiatives.models import Activity, Country, CountryGroup, Indicator, Series, Theme

NOTHING_MORE = querysets.Shown()
RECORDS_MAX = 1000  # in full, beside the rows of a response


@dataclass(frozen=True)
class Full:
    """How records of a noun are shown in full: as rows of their own list."""

    rows: Callable[[], QuerySet]  # public ones alone
    serializer: type[Any]
    shown: querysets.Shown = NOTHING_MORE

    def read(self, pks: set[int], context: Mapping[str, Any]) -> dict[int, dict[str, Any]]:
        """Return records by key, in one query for all."""
        found = list(self.shown.rows(self.rows().filter(pk__in=pks).order_by("pk")))
        give_parts(found, self.shown.parts)
        data = self.serializer(found, many=True, context=context).data
        return {record.pk: shown for record, shown in zip(found, data, strict=True)}


FULL: dict[type[Reference], Full] = {
    references.ActivityReference: Full(
        lambda: querysets.base(Activity.objects.published()),
        ActivitySerializer,
        querysets.ACTIVITIES_IN_FULL,
    ),
    references.CommitmentReference: Full(
        querysets.commitments, CommitmentSerializer, querysets.COMMITMENTS
    ),
    references.CountryReference: Full(Country.objects.all, CountrySerializer, querysets.COUNTRIES),
    references.GroupReference: Full(CountryGroup.objects.all, GroupSerializer, querysets.GROUPS),
    references.IndicatorReference: Full(
        Indicator.objects.all, IndicatorSerializer, querysets.INDICATORS
    ),
    references.OrganizationReference: Full(
        querysets.organizations, OrganizationSerializer, querysets.ORGANIZATIONS
    ),
    references.PublisherReference: Full(
        querysets.publishers, PublisherSerializer, querysets.PUBLISHERS
    ),
    references.SeriesReference: Full(Series.objects.all, SeriesSerializer, querysets.SERIES),
    references.SourceReference: Full(querysets.sources, SourceSerializer, querysets.SOURCES),
    references.ThemeReference: Full(Theme.objects.all, ThemeSerializer, querysets.THEMES),
}


def collect(fields: list[Reference]) -> None:
    """Let references note what they show, so that ``fill_in`` can complete it."""
    for field in fields:
        field.noted = []


def fill_in(fields: list[Reference], context: Mapping[str, Any]) -> None:
    """Put the whole records in the place of the references noted, in the answer itself."""
    noted: dict[type[Reference], list[tuple[int, dict[str, Any]]]] = {}
    for field in fields:
        noted.setdefault(type(field), []).extend(field.noted or [])
    pks = {kind: {pk for pk, _shown in pairs} for kind, pairs in noted.items()}
    refuse_many(sum(map(len, pks.values())))
    for kind, pairs in noted.items():
        found = FULL[kind].read(pks[kind], context) if pairs else {}
        for pk, shown in pairs:
            shown.update(found.get(pk, {}))


def refuse_many(count: int) -> None:
    """Refuse to show more records in full than an answer can carry."""
    if count > RECORDS_MAX:
        message = _(
            "This would show %(count)d records in full, more than %(maximum)d: "
            "ask for fewer rows with page_size."
        )
        raise ValidationError({"expand": message % {"count": count, "maximum": RECORDS_MAX}})
