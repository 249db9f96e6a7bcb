"""Every public address that can be got tells its state, and is not sent again while that holds.

Its pages are alike for everybody: they post nothing, keep no cookie and bring no script along.
The addresses are those of the URLconf: whoever adds one is asked here, without a list to keep.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from initiatives.api.urls import NOUNS as ENDPOINTS
from initiatives.exports.formats import FORMATS
from initiatives.models import DataVersion
from initiatives.views.data import MEDIA_TYPES
from initiatives.views.nouns import NOUNS
from portal import release
from portal.freshness import NOT_PUBLIC
from tests.exports.sample import make_sample
from tests.full_record import make_full_record

pytestmark = [
    pytest.mark.no_cover,
    pytest.mark.django_db,
    pytest.mark.usefixtures("english", "record"),
]

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
# Filled in by formats and files; and what has no document of its own: an icon that is
# elsewhere, and whatever is not an address of the API.
FILLED = {"list-format", "record-format", "download"}
NO_DOCUMENT = {"favicon", None}
# A form that is sent, and the answer to one who sent it: nobody's copy.
NEVER_KEPT = {"suggest", "suggestion", "suggestions"}
JSON_LD = "application/ld+json"
PARAMETER = re.compile(r"<[^>]+>|\(\?P<[^)]+\)")


@pytest.fixture
def record(settings, tmp_path, monkeypatch):
    """A record of every noun, unchanged for an hour, served by code from long ago."""
    settings.VAR = tmp_path
    monkeypatch.setattr(release, "current", lambda: release.Release("code", LONG_AGO))
    make_sample()
    make_full_record()
    DataVersion.objects.update(changed_at=timezone.now() - timedelta(hours=1))


def routes_in(resolver, before: str = "/") -> Iterator[tuple[str | None, str]]:
    """Yield name and route of every public address below a resolver."""
    for item in resolver.url_patterns:
        route = before + str(item.pattern).removeprefix("^").removesuffix("$")
        if route.startswith(NOT_PUBLIC):
            continue
        if isinstance(item, URLResolver):
            yield from routes_in(item, route)
        else:
            yield item.name, route


def addresses_of_routes() -> Iterator[str]:
    """Yield an address of every route."""
    for name, route in routes_in(get_resolver()):
        if name not in FILLED | NO_DOCUMENT | NEVER_KEPT:
            yield PARAMETER.sub(lambda _found, route=route: key_in(route), route)


def addresses() -> Iterator[str]:
    """Yield an address of every route, and every format of every noun."""
    yield from addresses_of_routes()
    for item in FORMATS:
        yield from (f"/{noun}.{item.extension}" for noun in item.lists)
        yield from (f"/{noun}/{key_of(noun, item)}.{item.extension}" for noun in item.records)
    yield from (f"/data/{name}" for name in MEDIA_TYPES)


def key_in(route: str) -> str:
    """Return the key of a record that a route can show."""
    noun = route.split("/")[-3]
    if not route.startswith("/api/"):
        return key_of(noun)
    viewset = ENDPOINTS[noun][1]
    parts = getattr(viewset, "lookup_parts", None) or [viewset.lookup_field]
    return ":".join(map(str, viewset.queryset.order_by().values_list(*parts).first()))


def key_of(noun: str, form=None) -> str:
    """Return the key of a public record, of one that a format can carry."""
    today = timezone.localdate()
    rows = NOUNS[noun].record.queryset.all()
    row = next(row for row in rows if form is None or not form.lacks(row, today))
    return str(getattr(row, NOUNS[noun].key))


def answered(client, address: str, **headers: str) -> tuple[int, dict[str, str]]:
    response = client.get(address, headers=headers)
    response.getvalue()
    return response.status_code, dict(response.headers)


def test_every_public_address_answers_304_to_who_holds_its_answer(client):
    asked, wrong = list(addresses()), []
    for address in asked:
        status, first = answered(client, address)
        by_tag, _held = answered(client, address, **{"if-none-match": first.get("ETag", "")})
        since = {"if-modified-since": first.get("Last-Modified", "")}
        by_date, _held = answered(client, address, **since)
        if (status, by_tag, by_date) != (200, 304, 304):
            wrong.append((address, status, by_tag, by_date))

    assert wrong == []
    assert len(asked) == len(set(asked)) > 150
    assert {"/", "/changes.csv", "/calendar.ics", "/data/portal.zip", "/robots.txt"} <= set(asked)


def test_nothing_of_it_is_sent_again_as_the_same_once_the_record_has_changed(client):
    asked = ["/", "/activities/", "/forums.csv", "/api/v1/statements/", "/changes.atom"]
    tags = [answered(client, address)[1]["ETag"] for address in asked]
    DataVersion.objects.update(changed_at=timezone.now(), number=10**6)
    after = [
        answered(client, address, **{"if-none-match": tag})[0]
        for address, tag in zip(asked, tags, strict=True)
    ]

    assert after == [200] * len(asked)


class Inline(HTMLParser):
    """Notes what a page brings along that it should only link to, and what would be sent back."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.found += [f"{tag} {name}" for name in given if name.startswith("on")]
        self.found += [f"{tag} {name}" for name in ("style", "nonce") if name in given]
        if tag == "style" or (tag == "script" and not is_script_of_ours(given)):
            self.found.append(tag)
        if (given.get("method") or given.get("formmethod") or "get").lower() != "get":
            self.found.append(f"{tag} that posts")
        if "csrf" in str(given).lower():
            self.found.append(f"{tag} with a token")


def is_script_of_ours(given: dict[str, str | None]) -> bool:
    """Is this a file, or data that nobody runs?"""
    return str(given.get("src")).startswith("/static/") or given.get("type") == JSON_LD


def test_no_public_page_posts_keeps_a_cookie_or_brings_styles_and_scripts_along(client):
    asked = [*addresses_of_routes(), "/search/?q=nairobi", "/workshops/?page=0", "/no-such-page/"]
    pages, wrong = [], {}
    for address in asked:
        response = client.get(address)
        if response.headers["Content-Type"].startswith("text/html"):
            pages.append(address)
            found = Inline(response.text).found + list(response.cookies)
            if "nonce" in response.headers["Content-Security-Policy"]:
                found.append("nonce")
            if found:
                wrong[address] = found

    assert wrong == {}
    assert len(pages) > 30
    assert {"/", "/api/v1/docs/", "/api/v1/docs/try/", "/workshops/", "/no-such-page/"} <= set(
        pages
    )


def test_what_a_page_may_not_bring_along_is_noted():
    login = "<form method=POST><input name=csrfmiddlewaretoken><style nonce=x></style>"

    assert Inline(f'{login}<p style="" onclick=""><script>').found == [
        "form that posts",
        "input with a token",
        "style nonce",
        "style",
        "p onclick",
        "p style",
        "script",
    ]
    assert Inline('<form method="get"><script src="/static/a.js"></script>').found == []
