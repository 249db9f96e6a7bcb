"""Pages of a list: the first 10,000 rows by number, all of them by cursor; warnings beside them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import EmptyPage, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from initiatives.api import cursor
from initiatives.api.cursor import Walk
from initiatives.filters.paging import DIGITS_MAX, PAGE_SIZE_MAX, ROWS_MAX, whole_number

PAGE_SIZE = 100


class PagePagination(BasePagination):
    """Pages of up to 1,000 rows; what is not a page is refused, not mended.

    ``links`` are addresses by their relation (RFC 8288): first, prev, next, last.
    """

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list:
        self.request = request
        self.warnings = list(getattr(request, "list_warnings", []))
        asked = request.query_params
        size = whole_number(asked, "page_size", default=PAGE_SIZE, maximum=PAGE_SIZE_MAX)
        number = whole_number(asked, "page", default=1)
        if isinstance(queryset, Walk):
            return self.walk(queryset, size)
        return self.page(queryset, number, size)

    def refuse_wrong(self, rows: QuerySet, request: Request) -> None:
        """Refuse what is no page or cursor, although a file has all rows at once."""
        asked = request.query_params
        whole_number(asked, "page_size", default=PAGE_SIZE, maximum=PAGE_SIZE_MAX)
        whole_number(asked, "page", default=1)
        if cursor.is_asked(request):
            self.refuse_cursor(asked["cursor"].strip(), rows)

    def refuse_cursor(self, place: str, rows: Any) -> None:
        """Refuse what is no cursor of these rows."""
        cursor.key_in(place, rows)

    def walk(self, walk: Walk, size: int) -> list:
        """Return the rows behind the cursor."""
        asked = self.request.query_params
        for name in ("order", "page"):
            if asked.get(name, "").strip():
                message = _("With a cursor rows come by key: “%(name)s” was ignored.")
                self.warnings.append(message % {"name": name})
        found, following = self.rows_after(asked["cursor"].strip(), walk.rows, size)
        self.count = walk.count
        self.links = {"first": self.address("cursor", cursor.START)}
        if following:
            self.links["next"] = self.address("cursor", following)
        return found

    def rows_after(self, place: str, rows: Any, size: int) -> tuple[list[Any], str]:
        """Return the rows behind a cursor, and the cursor that leads on."""
        return cursor.rows_after(place, rows, size)

    def page(self, queryset: Any, number: int, size: int) -> list:
        """Return the rows of the page asked."""
        reachable = -(-ROWS_MAX // size)
        paginator = Paginator(queryset, size)
        try:
            page = paginator.page(number)
        except EmptyPage:
            message = _("There is no page %(page)d; the last one is %(last)d.")
            raise exceptions.NotFound(
                message % {"page": number, "last": paginator.num_pages}
            ) from None
        if number > reachable:
            raise ValidationError({"page": too_far()})
        self.count = paginator.count
        self.links = self.neighbours(number, paginator.num_pages, reachable)
        return list(page)

    def neighbours(self, number: int, last: int, reachable: int) -> dict[str, str]:
        """Return the addresses of the pages that can be reached from one of them."""
        pages = {"first": 1}
        if number > 1:
            pages["prev"] = number - 1
        if number < min(last, reachable):
            pages["next"] = number + 1
        elif number < last:
            self.warnings.append(too_far())
        if last <= reachable:
            pages["last"] = last
        return {relation: self.address("page", page) for relation, page in pages.items()}

    def address(self, name: str, value: int | str) -> str:
        """Return the address asked with another page or cursor; the first page goes unsaid."""
        url = self.request.build_absolute_uri()
        return (
            remove_query_param(url, name) if value == 1 else replace_query_param(url, name, value)
        )

    def get_paginated_response(self, data: Any) -> Response:
        header = ", ".join(f'<{url}>; rel="{relation}"' for relation, url in self.links.items())
        body = {
            "count": self.count,
            "next": self.links.get("next"),
            "previous": self.links.get("prev"),
            "warnings": self.warnings,
            "results": data,
        }
        return Response(body, headers={"Link": header})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["count", "next", "previous", "warnings", "results"],
            "properties": {
                "count": {"type": "integer", "examples": [19]},
                "next": link,
                "previous": link,
                "warnings": {
                    "type": "array",
                    "items": {"type": "string"},
                    "description": "What was ignored, and where pages end.",
                },
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        page = {"type": "integer", "minimum": 1, "maximum": 10**DIGITS_MAX - 1, "default": 1}
        size = {"type": "integer", "minimum": 1, "maximum": PAGE_SIZE_MAX, "default": PAGE_SIZE}
        place = {"type": "string", "pattern": cursor.PATTERN}
        walk = (
            "Walks all rows by key, none twice and none lost while rows change: "
            "* begins, then follow next."
        )
        return [
            {"name": name, "in": "query", "description": text, "schema": schema}
            for name, text, schema in (
                ("page", f"Page of the list, within the first {ROWS_MAX:,} rows.", page),
                ("page_size", "Rows on a page.", size),
                ("cursor", walk, place),
            )
        ]


class LogPagination(PagePagination):
    """Pages of the log of changes, which is walked in the order of time."""

    def rows_after(self, place: str, rows: Any, size: int) -> tuple[list[Any], str]:
        return cursor.changes_after(place, rows, size)

    def refuse_cursor(self, place: str, rows: Any) -> None:
        cursor.place_in(place)


def too_far() -> str:
    """Say how to read on where pages end."""
    return _(
        "Pages reach to row %(rows)d. Narrow the filter, or take the whole list as an export "
        "or with cursor=*: see /data/."
    ) % {"rows": ROWS_MAX}
