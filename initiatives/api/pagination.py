"""Pages of a list: the first 10,000 rows by number, warnings beside them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import EmptyPage, Paginator
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response

from initiatives.filters.paging import PAGE_SIZE_MAX, ROWS_MAX, whole_number

PAGE_SIZE = 100


class PagePagination(PageNumberPagination):
    """Pages of up to 1,000 rows; what is not a page is refused, not mended."""

    page_size = PAGE_SIZE
    page_size_query_param = "page_size"
    max_page_size = PAGE_SIZE_MAX

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> list:
        self.request, self.warnings = request, getattr(request, "list_warnings", [])
        asked = request.query_params
        size = whole_number(asked, "page_size", default=self.page_size, maximum=PAGE_SIZE_MAX)
        number = whole_number(asked, "page", default=1)
        if (number - 1) * size >= ROWS_MAX:
            raise ValidationError({"page": too_far()})
        paginator = Paginator(queryset, size)
        try:
            self.page = paginator.page(number)
        except EmptyPage:
            message = _("There is no page %(page)d; the last one is %(last)d.")
            raise exceptions.NotFound(
                message % {"page": number, "last": paginator.num_pages}
            ) from None
        self.rows = paginator.count
        return list(self.page)

    def get_paginated_response(self, data: list) -> Response:
        links = {"next": self.get_next_link(), "previous": self.get_previous_link()}
        relations = {"next": "next", "previous": "prev"}
        header = ", ".join(f'<{url}>; rel="{relations[key]}"' for key, url in links.items() if url)
        body = {"count": self.rows, **links, "warnings": self.warnings}
        headers = {"Link": header} if header else {}
        return Response({**body, "results": data}, headers=headers)

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
                    "description": "Parameters that are not known here and were ignored.",
                },
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        page = {"type": "integer", "minimum": 1, "default": 1}
        size = {"type": "integer", "minimum": 1, "maximum": PAGE_SIZE_MAX, "default": PAGE_SIZE}
        return [
            {"name": name, "in": "query", "description": text, "schema": schema}
            for name, text, schema in (
                ("page", f"Page of the list, within the first {ROWS_MAX:,} rows.", page),
                ("page_size", "Rows on a page.", size),
            )
        ]


def too_far() -> str:
    """Say how to read on where pages end."""
    return _(
        "Pages reach to row %(rows)d. Narrow the filter, or take the whole list as an export "
        "or with a cursor: see /data/."
    ) % {"rows": ROWS_MAX}
