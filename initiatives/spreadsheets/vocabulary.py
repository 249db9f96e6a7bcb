"""What cells may name: countries, series, themes, goals and sources, fetched once for a sheet."""

from __future__ import annotations

from functools import cached_property

from initiatives.models import Country, Goal, Series, Source, Theme
from initiatives.recognition import Names, known_names


class Vocabulary:
    """The records that cells name by their keys, each kind in one query when first asked for."""

    @cached_property
    def countries(self) -> dict[str, Country]:
        """Countries by ISO 3166-1 alpha-3."""
        return {row.iso_alpha3: row for row in Country.objects.order_by("iso_alpha3")}

    @cached_property
    def series(self) -> dict[str, Series]:
        return {row.slug: row for row in Series.objects.order_by("slug")}

    @cached_property
    def themes(self) -> dict[str, Theme]:
        return {row.slug: row for row in Theme.objects.all()}

    @cached_property
    def sdgs(self) -> dict[str, Goal]:
        return {str(row.number): row for row in Goal.objects.all()}

    @cached_property
    def sources(self) -> dict[str, int]:
        """Primary keys of sources by slug."""
        return dict(Source.objects.values_list("slug", "pk"))

    @cached_property
    def names(self) -> Names:
        """The names by which countries are recognized."""
        return known_names()
