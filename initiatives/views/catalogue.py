"""The catalogue of all that can be downloaded, for harvesters of data portals."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max, Min
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from initiatives.exports import formats
from initiatives.exports.bulk import store
from initiatives.exports.dcat import Dataset, Download, Span, catalogue
from initiatives.exports.identity import LICENCE_URL, NAME, Heading
from initiatives.models import Activity, DataVersion
from initiatives.models.spans import END_OF_TIME
from initiatives.templatetags.rendering import origin_of
from initiatives.views.data import DESCRIPTION, MEDIA_TYPES, TITLES
from initiatives.views.nouns import NOUNS


@require_safe
def catalogue_view(request: HttpRequest) -> JsonResponse:
    """Answer with the catalogue as JSON-LD, in English."""
    now = timezone.now()
    with override(settings.LANGUAGE_CODE):
        heading = Heading(
            title=str(DESCRIPTION),
            origin=origin_of(request),
            address=request.path,
            page="/",
            now=now,
            on=now.date(),
        )
        found = [whole(store.current(heading.origin)), *datasets()]
        document = catalogue(found, span(now), heading)
    response = JsonResponse(
        document, content_type="application/ld+json", json_dumps_params={"ensure_ascii": False}
    )
    response.headers["Link"] = f'<{LICENCE_URL}>; rel="license"'
    return response


def whole(made: store.Made) -> Dataset:
    """Return the record as a whole, with the files that hold all of it."""
    files = [
        Download(
            title=str(title),
            path=reverse("download", args=[name]),
            extension=name.rpartition(".")[2],
            media_type=MEDIA_TYPES[name],
            byte_size=made.sizes[name],
            checksum=made.hashes[name],
        )
        for name, title in TITLES.items()
    ]
    return Dataset(NAME, str(DESCRIPTION), reverse("data"), tuple(files))


def datasets() -> list[Dataset]:
    """Return every list that can be downloaded, with its files."""
    return [dataset(noun) for noun in NOUNS if formats.formats_of(noun)]


def dataset(noun: str) -> Dataset:
    """Return one list with its files."""
    view: Any = NOUNS[noun].list
    page = NOUNS[noun].page()
    title = str(view.title)
    files = [
        Download(
            title=f"{title}, {item.label}",
            path=f"{page.rstrip('/')}.{item.extension}",
            extension=item.extension,
            media_type=item.media_type,
        )
        for item in formats.formats_of(noun)
    ]
    return Dataset(title, str(view.description), page, tuple(files))


def span(now: datetime) -> Span:
    """Return since when there is a record, its last change, and which years it tells of."""
    activities = Activity.objects.published()
    begun = activities.aggregate(issued=Min("first_recorded_at"))
    known = activities.dated().aggregate(first=Min("span_from"))
    ended = activities.dated().exclude(span_until=END_OF_TIME).aggregate(last=Max("span_until"))
    version = DataVersion.objects.first()
    return Span(
        issued=begun["issued"] or now,
        modified=version.changed_at if version else now,
        first_day=known["first"] or "",
        last_day=ended["last"] or "",
    )
