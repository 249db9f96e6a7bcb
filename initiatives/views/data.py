"""Downloads of the whole record, how large they are, and the API by example."""

from datetime import datetime
from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.dateparse import parse_datetime
from django.utils.http import http_date
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from initiatives.exports.bulk import store
from initiatives.exports.format import LICENCE_URL
from initiatives.exports.formats import formats_of
from initiatives.exports.json_ld.data import File, Listed, dataset
from initiatives.exports.json_ld.values import Site
from initiatives.models import DataVersion
from initiatives.templatetags.rendering import origin_of
from initiatives.views.nouns import NOUNS

MEDIA_TYPES = {store.ZIP: "application/zip", store.SQLITE: "application/vnd.sqlite3"}
DESCRIPTION = _("Who builds capacity in artificial intelligence, with whom, what was promised.")
TITLES = {
    store.ZIP: _("All tables as CSV, with the links between them (Data Package)"),
    store.SQLITE: _("All tables as one SQLite database"),
}


# Lists whose page asks a question: what their rows are.
LISTED_AS = {"coverage": _("Coverage, a row for each group, region and income group")}


class DataView(TemplateView):
    """What can be had, in which formats, under which licence."""

    http_method_names = ["get", "head", "options"]
    template_name = "initiatives/data.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        made = store.current(origin_of(self.request))
        files = [file_of(made, name) for name in TITLES]
        lists = [list_of(noun, item.list, made) for noun, item in NOUNS.items() if item.list]
        return super().get_context_data(
            made=made,
            made_at=parse_datetime(made.made_at),
            files=files,
            lists=lists,
            described=described(files, lists, made, Site(origin_of(self.request))),
            tables=sorted(made.rows.items()),
            origin=origin_of(self.request),
            licence_url=LICENCE_URL,
            **kwargs,
        )


def described(
    files: list[dict[str, Any]], lists: list[dict[str, Any]], made: store.Made, site: Site
) -> dict[str, Any]:
    """Return what the page says of itself as data: the record, its files and its lists."""
    whole = [
        File(str(one["title"]), one["url"], MEDIA_TYPES[one["name"]], one["size"], one["hash"])
        for one in files
    ]
    parts = [
        Listed(str(one["title"]), str(one["description"]), one["url"], files_of(one))
        for one in lists
    ]
    version = DataVersion.objects.first()
    changed_at = version.changed_at if version else datetime.fromisoformat(made.made_at)
    return dataset(str(DESCRIPTION), whole, parts, changed_at, site)


def files_of(listed: dict[str, Any]) -> tuple[File, ...]:
    """Return the files that a list can be had as."""
    return tuple(
        File(f"{listed['title']}, {one['label']}", one["url"], one["media_type"])
        for one in listed["formats"]
    )


def file_of(made: store.Made, name: str) -> dict[str, Any]:
    """Return what the page says of one file."""
    return {
        "name": name,
        "title": TITLES[name],
        "url": reverse("download", args=[name]),
        "size": made.sizes[name],
        "hash": made.hashes[name],
    }


def list_of(noun: str, view: Any, made: store.Made) -> dict[str, Any]:
    """Return what the page says of one list: how many rows, and each format of it."""
    page = NOUNS[noun].page()
    start = page.rstrip("/")
    return {
        "title": LISTED_AS.get(noun, view.title),
        "description": view.description,
        "url": page,
        "rows": made.rows[noun] if noun in made.rows else view.rows_in_all(),
        "formats": [
            {
                "label": item.label,
                "url": f"{start}.{item.extension}",
                "media_type": item.media_type,
            }
            for item in formats_of(noun)
        ],
    }


@require_safe
def download(request: HttpRequest, name: str) -> HttpResponseBase:
    """Send one of the files as it lies, made anew if the record has changed since."""
    if name not in MEDIA_TYPES:
        raise Http404
    made = store.current(origin_of(request))
    held = get_conditional_response(request, made.tag(name), made.moment)
    if held is not None:
        return held
    try:
        file = made.path(name).open("rb")
    except FileNotFoundError:  # the record changed just now: these are of the state before
        made = store.current(origin_of(request))
        file = made.path(name).open("rb")
    stem, _dot, extension = name.partition(".")
    response = FileResponse(
        file,
        as_attachment=True,
        filename=f"{stem}-{made.made_at[:10]}.{extension}",
        content_type=MEDIA_TYPES[name],
    )
    response.headers["ETag"] = made.tag(name)
    response.headers["Last-Modified"] = http_date(made.moment)
    response.headers["Link"] = f'<{LICENCE_URL}>; rel="license"'
    return response
