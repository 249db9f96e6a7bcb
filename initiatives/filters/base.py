"""What every list has in common: its parameters, their order and those it does not know."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet, Value
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet
from pyroaring import BitMap

from initiatives import facets, search
from initiatives.fields import first_day_of, last_day_of
from initiatives.filters.counting import EVERYTHING, Counts, Parts, counts_in, grouped
from initiatives.filters.fields import (
    CodesField,
    OrderField,
    PartialDateField,
    PartialDatesField,
    WordsField,
    YearsField,
    shortened,
)
from initiatives.filters.keys import KeyedForm, KeysField
from initiatives.filters.shared import Filter

# Read by paginators, renderers and writers of tables, not by filters.
OTHER_PARAMETERS = {"page", "page_size", "format", "bom"}


class WordsFilter(Filter):
    """Rows that hold every word, found as the search page finds them."""

    field_class = WordsField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Words"))
        told = _("Every word must occur, or begin a word, in any order; in quotes, as a phrase.")
        kwargs.setdefault("help_text", told)
        super().__init__(*args, **kwargs)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return search.matching(qs, self.parent.words)


class CodesFilter(Filter):
    """Rows whose column holds one of the codes given."""

    field_class = CodesField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, lookup_expr="in", **kwargs)


class KeysFilter(Filter):
    """Rows that point to one of the records named by their keys."""

    field_class = KeysField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("to_field_name", "slug")
        super().__init__(*args, lookup_expr="in", **kwargs)


class PartialDateFilter(Filter):
    """A day, a month or a year."""

    field_class: type[forms.Field] = PartialDateField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("2025, 2025-05 or 2025-05-12"))
        super().__init__(*args, **kwargs)


class PeriodsFilter(PartialDateFilter):
    """Days, months or years, any of which may hold."""

    field_class = PartialDatesField


class YearsFilter(PartialDateFilter):
    """Days, months or years, or "unknown" for what has no date; any of which may hold."""

    field_class = YearsField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("2025, 2025-05 or 2025-05-12; unknown for no date"))
        super().__init__(*args, **kwargs)


class DayFilter(Filter):
    """A full day, on which memberships, levels and statuses are told."""

    field_class = forms.DateField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        invalid = _("Write a day as 2025-05-12.")
        kwargs.setdefault("label", _("As of"))
        kwargs.setdefault("help_text", _("A day such as 2025-05-12; today if left out."))
        kwargs.update(input_formats=["%Y-%m-%d"], error_messages={"invalid": invalid})
        super().__init__(*args, method="as_of", **kwargs)


class OrderFilter(Filter):
    """The order of the rows; every order ends in a tie-break of its own."""

    field_class = OrderField

    def __init__(self, orders: dict[str, list[Any]]) -> None:
        choices = [(name, name) for name in orders]
        super().__init__(
            label=_("Order"),
            choices=choices,
            help_text=_("A minus sign turns it round; what has no date stands last both ways."),
        )
        self.orders = orders

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.order_by(*self.orders[value]) if value else qs


class PortalFilterSet(FilterSet):
    """The parameters of one list; ``from_`` in Python is ``from`` in addresses."""

    also_known: frozenset[str] = frozenset()  # where the list is shown

    class Meta:
        form = KeyedForm

    @classmethod
    def get_filters(cls) -> dict[str, Filter]:
        return {name.rstrip("_"): item for name, item in super().get_filters().items()}

    @cached_property
    def found(self) -> search.Found:
        """What the words asked find among all rows of the list, whatever the other filters."""
        return search.find(self.queryset, self.form.cleaned_data.get("q") or "")

    @cached_property
    def index(self) -> facets.Index:
        """The sets of activities as they are while this request is answered."""
        return facets.current()

    @property
    def words(self) -> search.Query:
        """The words asked, with spellings on record for those that are not."""
        return self.found.query

    def members_found(self) -> BitMap:
        """Return the rows that the words find as a set."""
        if self.found.is_complete:
            return BitMap(self.found.keys)
        return facets.members_of(search.matching(self.queryset, self.words))

    @property
    def unknown_parameters(self) -> list[str]:
        """The parameters given that this list does not know, to be named in a warning."""
        known = {*self.filters, *OTHER_PARAMETERS, *self.also_known}
        return [shortened(name) for name in self.data if name not in known]

    @property
    def warnings(self) -> list[str]:
        """What the reader should know of a list that is valid all the same."""
        message = _("The parameter “%(name)s” is not known here and was ignored.")
        return [str(message % {"name": name}) for name in self.unknown_parameters]

    def rows(self, order: str = "") -> Any:
        """Return what the list shows, in the order asked, else best first or in the one given."""
        return self.best_first(order) if self.is_best_first else self.every(order)

    def every(self, order: str = "") -> QuerySet:
        """Return the same rows in the same order, to be read all at once."""
        if self.is_best_first:
            return self.best_first(order).every()
        if self.form.cleaned_data.get("order") or not order:
            return self.qs
        return self.qs.order_by(*self.columns(order))

    def best_first(self, order: str) -> search.BestFirst:
        """Return what the words find, within the other filters."""
        asked = {name for name, value in self.form.cleaned_data.items() if value}
        is_known = asked == {"q"} and self.found.is_complete
        members = set(self.found.keys) if is_known else None
        return search.BestFirst(self.qs, self.found, self.columns(order), members)

    def columns(self, order: str) -> Sequence[Any]:
        """Return the columns of an order, "" for that of the rows themselves."""
        if order:
            return self.filters["order"].orders[order]
        return self.qs.query.order_by or self.qs.model._meta.ordering

    @contextmanager
    def leaving_out(self, *names: str) -> Iterator[None]:
        """Read rows as if some parameters were not given."""
        asked = self.form.cleaned_data
        kept = {name: asked[name] for name in names}
        asked.update(dict.fromkeys(names))
        try:
            yield
        finally:
            asked.update(kept)

    def without(self, name: str) -> QuerySet:
        """Return the rows that meet every condition but one parameter's, in no order."""
        with self.leaving_out(name):
            return self.filter_queryset(self.queryset.all()).order_by()

    def by_value(self) -> Parts:
        """Return, by parameter, its values with their numbers of rows under all others."""
        return {}

    @cached_property
    def counts(self) -> Counts:
        """How many rows each value of a parameter has under all other parameters."""
        if not (parts := self.by_value()):
            return {}
        everything = grouped(self.queryset.all(), Value(""))
        return counts_in({EVERYTHING: everything, **parts})

    @property
    def is_best_first(self) -> bool:
        """Are words asked, and no order?"""
        return bool(self.words) and not self.form.cleaned_data.get("order")

    @property
    def on(self) -> date:
        """The day on which things are told: as asked, else today."""
        asked = self.form.cleaned_data.get("on") if self.is_valid() else None
        return asked or timezone.localdate()

    def as_of(self, queryset: QuerySet, name: str, value: date) -> QuerySet:
        """Filter nothing: the day is read by other filters and by who shows the rows."""
        return queryset

    def together(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        """Filter nothing here: parameters that belong together are applied as one."""
        return queryset


class PeriodForm(KeyedForm):
    """A form whose ``from`` may not lie after its ``to``."""

    def clean(self) -> dict[str, Any]:
        for start, end in (("from", "to"), ("due_from", "due_to")):
            first, last = self.cleaned_data.get(start), self.cleaned_data.get(end)
            if first and last and first_day_of(first) > last_day_of(last):
                message = _("%(last)s lies before %(first)s.") % {"last": last, "first": first}
                self.add_error(end, message)
        return self.cleaned_data
