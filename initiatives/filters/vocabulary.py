"""Query parameters of themes, series and indicators."""

from initiatives.filters.base import OrderFilter, PortalFilterSet, WordsFilter

BY_NAME = {"name": ["sort_key", "pk"], "-name": ["-sort_key", "-pk"]}


class ThemeFilterSet(PortalFilterSet):
    """Themes."""

    order = OrderFilter({"slug": ["slug"], "-slug": ["-slug"]})


class SeriesFilterSet(PortalFilterSet):
    """Series of events."""

    q = WordsFilter()
    order = OrderFilter(BY_NAME)


class IndicatorFilterSet(PortalFilterSet):
    """Indicators."""

    q = WordsFilter()
    order = OrderFilter(BY_NAME)
