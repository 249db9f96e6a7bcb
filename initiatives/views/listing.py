"""What all public lists share: filters, chips, orders, pages, and refusals."""

from typing import Any, ClassVar, cast

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_filters.views import FilterView

from initiatives import facets
from initiatives.filters.counting import EVERYTHING, Counts
from initiatives.filters.paging import DIGITS_MAX, whole_number
from initiatives.templatetags.figures import number
from initiatives.views.chips import chips_of
from initiatives.views.controls import Panel, hidden_of, panels_of
from initiatives.views.finders import hits_in
from initiatives.views.options import Listing, Option, counted, options_of
from initiatives.views.queries import cleaned

PAGE_SIZE, PAGE_SIZE_MAX = 25, 100
PAGING = {"page": _("Page"), "page_size": _("Rows on a page"), "view": _("Shown as")}


class PublicListView(FilterView):
    """A list that anybody may filter, sort and share by its address; it takes GET alone."""

    http_method_names = ["get", "head", "options"]
    paginate_by = PAGE_SIZE
    title: ClassVar[Any] = ""
    description: ClassVar[Any] = ""
    # How many rows there are, in words: ngettext_lazy by "count", showing "%(number)s".
    counted: ClassVar[Any] = ""
    endpoint: ClassVar[str] = ""  # of the same list in the API
    panels: ClassVar[list[Panel]] = []
    sorts: ClassVar[list[tuple[str, Any]]] = []  # the first is the order where none is asked
    narrowed: ClassVar[dict[str, QuerySet]] = {}  # records worth offering, by filter
    # Filters that offer the values on record, in words, in the order of these or against it.
    listed: ClassVar[dict[str, Listing]] = {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.filterset = self.get_filterset(self.filterset_class)
        self.refused = self.refusals()
        self.warnings = self.filterset.warnings
        # Tags link with this query, so that links carry nothing blank or unknown.
        self.asked = cleaned(request.GET, self.filterset)
        request.GET = cast(Any, self.asked)
        if self.refused:
            for name in {"page", *(PAGING.keys() & self.refused)}:
                self.asked.pop(name, None)
        self.object_list = self.get_queryset().none() if self.refused else self.found()
        context = self.get_context_data(filter=self.filterset)
        response = self.render_to_response(context, status=400 if self.refused else 200)
        if not self.refused:
            response.headers["Link"] = f'<{self.api_url}>; rel="alternate"; type="application/json"'
        return response

    def get_filterset_kwargs(self, filterset_class: type) -> dict[str, Any]:
        # Bound even to an empty query, so that there always is cleaned data.
        return {**super().get_filterset_kwargs(filterset_class), "data": self.request.GET}

    def found(self) -> Any:
        """Return all rows that match, in the order asked, else best first or in the list's own."""
        return self.filterset.rows(self.sorts[0][0] if self.sorts else "")

    def total(self) -> int:
        """Return how many rows there are without any filter."""
        counts = {} if self.refused else self.counts_by_value
        return counts[EVERYTHING][""] if counts else self.get_queryset().count()

    @classmethod
    def rows_in_all(cls) -> int:
        """Return how many rows a file of the whole list has."""
        return cls.queryset.count()

    @property
    def offered_sorts(self) -> list[tuple[str, Any]]:
        """The orders to choose from; where words are asked, that of the best match first."""
        if not self.asked.get("q"):
            return self.sorts
        return [("", _("best match")), *(sort for sort in self.sorts if sort[0])]

    def shown(self, rows: list[Any]) -> list[Any]:
        """Complete the rows of one page."""
        return rows

    def records(self, rows: list[Any]) -> list[Any]:
        """Return the records that the rows of one page show."""
        return rows

    @cached_property
    def sought(self) -> tuple[Any, ...]:
        """What rows are marked with, so that a row drawn for some words is kept for these."""
        return tuple(self.filterset.words.sought)

    def mark(self, records: list[Any]) -> None:
        """Let each record tell what matched in it; nothing where no words are asked."""
        hits = hits_in(records, self.filterset.words) if records else {}
        for record in records:
            record.hit = hits.get(record.pk)

    def refusals(self) -> dict[str, list[str]]:
        """Return what is wrong with each parameter, paging included."""
        wrong = {
            name: [str(text) for text in texts] for name, texts in self.filterset.errors.items()
        }
        for name, maximum in (("page", None), ("page_size", PAGE_SIZE_MAX)):
            text = self.request.GET.get(name, "")
            if name == "page" and text.isdigit() and len(text) > DIGITS_MAX:
                raise Http404
            try:
                whole_number(self.request.GET, name, default=1, maximum=maximum)
            except ValidationError as error:
                wrong[name] = error.messages
        return wrong

    def get_paginate_by(self, queryset: Any) -> int:
        if "page_size" in self.refused:
            return self.paginate_by
        return whole_number(self.asked, "page_size", default=self.paginate_by)

    @cached_property
    def options(self) -> dict[str, list[Option]]:
        """What the filters can be set to, each value with its count under all the others."""
        fields = self.filterset.form.fields
        names = [name for panel in self.panels for name in panel.names if name not in self.listed]
        options = self.offered({name: fields[name] for name in names})
        return options if self.refused else self.with_counts(options)

    @cached_property
    def memory(self) -> facets.Index:
        """What remembers parts of this list until the record changes."""
        return facets.memory(getattr(self.request, "sets", None))

    def offered(self, fields: dict[str, Any]) -> dict[str, list[Option]]:
        """Return the values that fields offer, kept until the record changes."""
        key = (type(self), get_language())
        return dict(self.memory.once(key, lambda: options_of(fields, self.narrowed)))

    @cached_property
    def counts_by_value(self) -> Counts:
        """How many rows each value has, kept until the record changes."""
        given = sorted((name, *values) for name, values in self.asked.lists() if name != "q")
        words = self.filterset.words
        key = (type(self), *given, words.terms, words.phrases, timezone.localdate())
        return self.memory.counted(key, lambda: self.filterset.counts)

    def with_counts(self, options: dict[str, list[Option]]) -> dict[str, list[Option]]:
        """Return options that know how many rows they would show, with those listed by value."""
        counts = self.counts_by_value
        found = {name: how.options(counts[name]) for name, how in self.listed.items()}
        return {
            name: counted(values, counts[name]) if name in counts else values
            for name, values in (options | found).items()
        }

    @property
    def api_url(self) -> str:
        """The same list in the API, with the same query but all of its pages."""
        query = self.asked.copy()
        for name in ("page", "page_size", "view"):
            query.pop(name, None)
        address = reverse(f"api:{self.endpoint}-list")
        return f"{address}?{query.urlencode()}" if query else address

    def in_words(self, count: int) -> str:
        """Say how many rows there are."""
        return str(self.counted % {"count": count, "number": number(count)})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        chips = [] if self.refused else chips_of(self.filterset, self.asked, self.options)
        rows = self.shown(list(context["object_list"]))
        self.mark(self.records(rows))
        count = context["paginator"].count
        total = self.total() if chips or self.refused else count
        shown = (self.panels, self.filterset, self.asked)
        sorts = self.offered_sorts
        return context | {
            "rows": rows,
            "chips": chips,
            "hidden": hidden_of(*shown),
            "panels": list(panels_of(*shown, self.options)),
            "refused": [
                {"name": name, "label": self.label_of(name), "errors": errors}
                for name, errors in self.refused.items()
            ],
            "warnings": self.warnings,
            "count": count,
            "total": total,
            "count_in_words": self.in_words(count),
            "total_in_words": self.in_words(total),
            "sorts": sorts,
            "default_order": sorts[0][0] if sorts else "",
            "api_url": self.api_url,
        }

    def label_of(self, name: str) -> str:
        """Name a parameter as the form does."""
        field = self.filterset.form.fields.get(name)
        return str(field.label if field else PAGING[name])


class CountedBySets(PublicListView):
    """A list whose rows are counted by the sets of activities."""

    @cached_property
    def memory(self) -> facets.Index:
        return self.filterset.index
