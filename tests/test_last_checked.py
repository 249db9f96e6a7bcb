"""When a record was last checked: pages, the API and files tell the same."""

import json
from datetime import date

import pytest

from tests import factories as make
from tests.pages.reading import words

pytestmark = pytest.mark.django_db


def told(client, address, endpoint, key):
    """Return what the page, the API and the file of a record say; the file under its list."""
    page = words(client.get(address).content.decode())
    api = client.get(f"{endpoint}{key}/").json()["last_checked_on"]
    noun = endpoint.split("/")[-2]
    rows = json.loads(client.get(f"/{noun}.json").getvalue())["rows"]
    [row] = [row for row in rows if key in (row.get("slug"), row.get("iso_alpha3"))]
    return page.partition("Last checked ")[2][:40], api, row["last_checked_on"]


@pytest.mark.parametrize(
    ("own", "checks", "on", "page"),
    [
        (None, [], None, "not yet"),
        (None, [""], None, "not yet"),
        (None, ["2026-11-20", "2026-11-24", "2025"], "2026-11-24", "24 November 2026"),
        (date(2026, 11, 25), ["2026-11-24"], "2026-11-25", "25 November 2026"),
        (date(2025, 11, 25), ["2026-11"], "2026-11", "November 2026 (day not stated)"),
    ],
)
def test_an_activity_was_last_checked_when_anybody_looked_last(client, own, checks, on, page):
    activity = make.make_activity(slug="this", last_checked_on=own)
    for day in checks:
        make.make_check(activity=activity, checked_on=day)
    make.make_check(activity=make.make_activity(), checked_on="2026-12-01")

    words_shown, *others = told(client, "/workshops/this/", "/api/v1/workshops/", "this")

    assert words_shown.startswith(page)
    assert others == [on, on or ""]  # as files write dates that are not known


def test_a_check_of_a_promise_is_one_of_its_initiative(client):
    promise = make.make_commitment(slug="promise")
    make.make_check(commitment=promise, checked_on="2026-11-24")
    make.make_check(commitment=make.make_commitment(), checked_on="2026-12-01")
    initiative = promise.initiative

    for address, noun, key in (
        (initiative.get_absolute_url(), "initiatives", initiative.slug),
        ("/commitments/promise/", "commitments", "promise"),
    ):
        shown, *others = told(client, address, f"/api/v1/{noun}/", key)
        assert shown.startswith("24 November 2026")
        assert others == ["2026-11-24", "2026-11-24"]


def test_checks_of_countries_and_sources_date_them_too(client):
    source, country = make.make_source(slug="text"), make.make_country("KEN")
    make.make_check(source=source, checked_on="2026-11-23")
    make.make_check(country=country, checked_on="2026-11-24")
    make.make_check(country=make.make_country("ZMB"), checked_on="2026-12-01")

    of_source = told(client, "/sources/text/", "/api/v1/sources/", "text")
    of_country = told(client, "/countries/KEN/", "/api/v1/countries/", "KEN")

    assert of_source[0].startswith("23 November 2026")
    assert of_country[0].startswith("24 November 2026")
    assert (of_source[1:], of_country[1:]) == (("2026-11-23",) * 2, ("2026-11-24",) * 2)
