"""The page of one indicator: the figures that sources quote, each measure drawn apart."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.views.generic import DetailView

from initiatives.codelists import Noun
from initiatives.folding import fold
from initiatives.models import Indicator, Observation
from initiatives.views import localizing, related
from initiatives.views.attaching import attach_sources
from initiatives.views.described import DescribedMixin
from initiatives.views.redirects import RenamedMixin


def observations_of(indicator: Indicator) -> QuerySet[Observation]:
    """Its figures that hang on no draft, the earliest first."""
    rows: QuerySet[Observation] = Observation.objects.published().filter(indicator=indicator)
    rows = related.deferred(rows.select_related("country", "activity"), "activity")
    return rows.order_by("as_of_from", "slug")


def measured_otherwise(indicator: Indicator) -> QuerySet[Observation]:
    """Figures of other indicators in the same unit, of a country or activity that it is of."""
    own = Observation.objects.published().filter(indicator=indicator, unit=OuterRef("unit"))
    of_same = Q(country=OuterRef("country")) | Q(activity=OuterRef("activity"))
    rows: QuerySet[Observation] = Observation.objects.published().exclude(indicator=indicator)
    rows = rows.filter(Exists(own.filter(of_same)))
    rows = related.deferred(rows.select_related("indicator", "country", "activity"), "activity")
    return rows.order_by("indicator__sort_key", "as_of_from", "slug")


def by_unit(observations: Iterable[Observation]) -> list[dict[str, Any]]:
    """Return the figures of each unit, whose drawings have one scale, by what was measured."""
    units: dict[str, list[Observation]] = {}
    for row in observations:
        units.setdefault(row.unit, []).append(row)
    return [
        {
            "unit": unit,
            "anchor": f"figures-{at}",
            "measures": by_measure(rows),
            "readings": [reading_of(row) for row in rows],
        }
        for at, (unit, rows) in enumerate(units.items(), start=1)
    ]


def by_measure(observations: Iterable[Observation]) -> list[dict[str, Any]]:
    """Return the figures of each wording: what is worded otherwise is never drawn with them."""
    measures: dict[str, list[Observation]] = {}
    for row in observations:
        measures.setdefault(fold(row.wording), []).append(row)
    return [
        {"wording": rows[0].wording, "readings": [reading_of(row) for row in rows]}
        for rows in measures.values()
    ]


def reading_of(observation: Observation) -> dict[str, Any]:
    """Return one figure as a line of a drawing, in the words of its source."""
    about = (observation.country, observation.activity)
    return {
        "words": observation.value,
        "unit": observation.unit,
        "low": observation.value_low,
        "high": observation.value_high,
        "as_of": observation.as_of,
        "is_dated": True,
        "speaker": observation.attributed_to,
        "about": [one for one in about if one],
        "claims": [observation.source],
        "observation": observation,
    }


class IndicatorView(RenamedMixin, DescribedMixin, DetailView):
    """One indicator."""

    noun = described_as = Noun.INDICATOR
    queryset = Indicator.objects.all()
    template_name = "initiatives/indicator_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        observations = list(observations_of(self.object))
        others = list(measured_otherwise(self.object))
        sources = attach_sources([*observations, *others])
        countries = [row.country for row in (*observations, *others)]
        countries += related.speaking_countries(sources)
        localizing.name_countries(filter(None, countries))
        return super().get_context_data(
            units=by_unit(observations),
            observations=observations,
            otherwise=[reading_of(row) for row in others],
            sources=sources,
            voices=related.speaker_words(sources),
            **kwargs,
        )
