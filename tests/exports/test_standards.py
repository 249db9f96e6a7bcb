"""Feeds, calendars and standards under their addresses: which rows, which pages, which refusals."""

import json

import feedparser
import pytest
from icalendar import Calendar
from lxml import etree, html

from initiatives.exports import formats, standards
from initiatives.models import Activity
from tests.exports.readers import read_bibtex, read_ris
from tests.exports.test_formats import objects, sheets, table
from tests.factories import make_activity, make_participation

READERS = {
    "atom": lambda body: [entry.title for entry in read_feed(body).entries],
    "bib": lambda body: read_bibtex(body.decode()),
    "csl.json": json.loads,
    "geojson": lambda body: json.loads(body)["features"],
    "iati.xml": lambda body: etree.fromstring(body).findall("iati-activity"),
    "ics": lambda body: Calendar.from_ical(body).events,
    "ris": lambda body: read_ris(body.decode()),
}
OURS = [item for item in formats.FORMATS if item.extension in READERS]
LISTED = [(noun, item) for item in OURS for noun in sorted(item.lists)]
SLUGS = {
    "commitments": "ten-workshops",
    "countries": "KEN",
    "forums": "ai-forum-nairobi-2025",
    "groups": "LDC",
    "indicators": "patents",
    "initiatives": "plan-2024",
    "organizations": "university-of-nairobi",
    "people": "a-minister",
    "series": "ai-forums",
    "sources": "nairobi-daily-2025",
    "themes": "data",
    "workshops": "coming-2027",
}


def named(case):
    return case if isinstance(case, str) else case.extension


def read_feed(body):
    read = feedparser.parse(body)
    assert not read.bozo
    return read


@pytest.mark.parametrize(("noun", "item"), LISTED, ids=named)
def test_every_list_is_read_by_the_readers_of_its_format(client, sample, noun, item):
    response = client.get(f"/{noun}.{item.extension}")

    assert (response.status_code, response.headers["Content-Type"]) == (200, item.media_type)
    body = response.getvalue()
    assert READERS[item.extension](body)
    assert b"ecret" not in body
    assert b"creativecommons.org/licenses/by/4" in body.replace(b"\r\n ", b"")


@pytest.mark.django_db
@pytest.mark.parametrize(("noun", "item"), LISTED, ids=named)
def test_an_empty_list_is_a_document_without_rows(client, noun, item):
    body = client.get(f"/{noun}.{item.extension}").getvalue()
    assert len(READERS[item.extension](body)) == 0


@pytest.mark.parametrize(
    ("noun", "item"), [(noun, item) for item in OURS for noun in sorted(item.records)], ids=named
)
def test_every_record_is_one_row_of_its_format(client, sample, noun, item):
    response = client.get(f"/{noun}/{SLUGS[noun]}.{item.extension}")

    assert response.status_code == 200
    body = response.getvalue()
    assert len(READERS[item.extension](body)) == 1
    assert b"creativecommons.org/licenses/by/4" in body.replace(b"\r\n ", b"")


@pytest.mark.parametrize("noun", sorted(formats.TABULAR_RECORDS & SLUGS.keys()))
def test_every_record_tells_its_licence_in_every_table(client, sample, noun):
    address = f"/{noun}/{SLUGS[noun]}"
    head, *cells = sheets(client, f"{address}.xlsx")[noun]

    rows = {
        "csv": table(client, f"{address}.csv"),
        "jsonl": objects(client, f"{address}.jsonl"),
        "json": json.loads(client.get(f"{address}.json").getvalue())["rows"],
        "xlsx": [dict(zip(head, row, strict=True)) for row in cells],
    }
    licences = {extension: [row["licence"] for row in found] for extension, found in rows.items()}
    assert licences == {extension: ["CC-BY-4.0"] for extension in rows}


@pytest.mark.parametrize("extension", [item.extension for item in OURS if item.records])
def test_a_draft_has_no_format(client, sample, extension):
    assert client.get(f"/workshops/draft-secret.{extension}").status_code in (404, 406)


@pytest.mark.parametrize("extension", ["ics", "atom", "iati.xml", "bib", "ris", "csl.json"])
def test_the_filter_of_the_page_holds(client, sample, extension):
    body = client.get(f"/activities.{extension}?country=ZMB").getvalue()
    assert len(READERS[extension](body)) == 1
    assert b"Nairobi" in body


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["country=XYZ", "from=tomorrow"])
def test_a_value_that_is_not_valid_is_refused(client, query):
    response = client.get(f"/activities.ics?{query}")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/workshops/month-2025.ics", "No full day is known"),
        ("/workshops/month-2025.iati.xml", "Of the start only June 2025 is known"),
        ("/initiatives/plan-2024.ics", "There is no format “.ics” here"),
    ],
)
def test_what_a_format_cannot_carry_is_refused_with_the_reason(client, sample, address, reason):
    response = client.get(address)
    assert response.status_code == 406
    assert reason in response.content.decode()


def test_the_calendar_holds_all_events_with_any_filter(client, sample):
    all_of_it = client.get("/calendar.ics").getvalue()
    filtered = client.get("/calendar.ics?kind=forum").getvalue()
    assert len(READERS["ics"](all_of_it)) == 3
    assert [str(event["summary"]) for event in READERS["ics"](filtered)] == [
        "AI Forum, Nairobi <2025> & after; “capacity”"
    ]


@pytest.mark.django_db
def test_a_feed_goes_on_page_by_page_to_its_end(client, monkeypatch):
    monkeypatch.setattr(standards, "ENTRIES", 2)
    for number in range(5):
        make_participation(make_activity(name=f"Number {number}"), "KEN")
    make_activity(name="Elsewhere")

    titles, address = [], "/workshops.atom?country=KEN"
    while address:
        read = read_feed(client.get(address).getvalue())
        titles += [entry.title for entry in read.entries]
        links = {link.rel: link.href for link in read.feed.links}
        assert links["self"] == f"http://testserver{address}"
        address = links.get("next", "").removeprefix("http://testserver")

    assert titles == [f"Number {number}" for number in (4, 3, 2, 1, 0)]
    assert links["previous"] == "http://testserver/workshops.atom?country=KEN&page=2"
    assert links["first"] == "http://testserver/workshops.atom?country=KEN"


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["0", "x", "-1"])
def test_a_page_that_is_no_number_is_refused(client, page):
    assert client.get(f"/workshops.atom?page={page}").status_code == 400


@pytest.mark.django_db(transaction=True)
def test_formats_read_from_a_snapshot_outside_of_any_transaction(client):
    make_activity(name="Kept", slug="kept", starts_on="2025-05-12", host="KEN")
    for item in OURS:
        noun = "workshops" if "workshops" in item.lists else "countries"
        body = client.get(f"/{noun}.{item.extension}").getvalue()
        assert len(READERS[item.extension](body)) == 1
    Activity.objects.all().delete()


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ("/activities/?country=KEN", ["atom", "ics"]),
        ("/workshops/?country=KEN&page=1&order=name", ["atom", "ics"]),
        ("/forums/?theme=data", ["atom", "ics"]),
        ("/initiatives/?country=CHN", ["atom"]),
        ("/countries/?region=002", ["atom"]),
        ("/organizations/?kind=academia", ["atom"]),
        ("/commitments/", ["atom"]),
        ("/sources/?language=en", ["atom"]),
        ("/indicators/?q=patents", ["atom"]),
    ],
)
def test_lists_offer_what_can_be_subscribed_to_with_their_filter(client, sample, page, feeds):
    path, _mark, query = page.partition("?")
    kept = f"?{query.partition('&')[0]}" if query else ""
    read = html.fromstring(client.get(page).content)

    expected = [f"{path.rstrip('/')}.{extension}{kept}" for extension in feeds]
    announced = read.xpath("//head/link[@rel='alternate'][not(@hreflang)]")
    assert [link.get("href") for link in announced] == expected
    assert all(link.get("title").strip() for link in announced)
    assert [address for address in read.xpath("//main//a/@href") if address in expected] == expected
    assert {client.get(address).status_code for address in expected} == {200}


@pytest.mark.django_db
def test_a_refused_list_offers_nothing_to_visit(client):
    read = html.fromstring(client.get("/workshops/?from=tomorrow").content)
    assert not [href for href in read.xpath("//main//a/@href") if ".atom" in href]


def test_a_page_names_what_formats_leave_out_and_why(client, sample):
    read = html.fromstring(client.get("/data/left-out/").content)

    rows = {
        section: [
            " ".join(row.text_content().split())
            for row in read.xpath(f"//section[@aria-labelledby='{section}']//li")
        ]
        for section in ("calendar", "iati")
    }
    assert len(rows["calendar"]) == 3
    assert "Proposed It is proposed, and no day is known on which it is to start." in rows["iati"]
    assert len(rows["iati"]) == 4
    assert "ecret" not in html.tostring(read).decode()


@pytest.mark.django_db
def test_the_page_of_what_is_left_out_asks_as_often_for_many_as_for_few(
    client, django_assert_num_queries
):
    for _number in range(3):
        make_activity()
    with django_assert_num_queries(5):
        client.get("/data/left-out/")


@pytest.mark.parametrize(
    ("page", "linked"),
    [
        ("/forums/ai-forum-nairobi-2025/", {"ics", "iati.xml", "bib", "ris", "csl.json"}),
        ("/workshops/open-end-2025/", {"bib", "ris", "csl.json"}),
        ("/initiatives/plan-2024/", {"iati.xml", "bib", "ris", "csl.json"}),
        ("/countries/KEN/", {"geojson", "bib", "ris", "csl.json"}),
    ],
)
def test_a_record_links_the_formats_that_can_carry_it(client, sample, page, linked):
    read = html.fromstring(client.get(page).content)
    start = page.rstrip("/")
    found = {href for href in read.xpath("//main//a/@href") if href.startswith(f"{start}.")}
    ours = {f"{start}.{item.extension}" for item in OURS}

    assert found & ours == {f"{start}.{extension}" for extension in linked}
    assert {client.get(address).status_code for address in found} == {200}
