"""The time line: a year month by month, drawn and listed, and all years with their activities."""

import re

import pytest

from initiatives import models
from tests import factories as make
from tests.happening_data import fill as fill_with_dates
from tests.pages.dated import counts_in, fill, groups_of, main_of
from tests.pages.reading import links, words

pytestmark = pytest.mark.django_db


def test_every_date_of_an_activity_and_its_promises_is_listed(client):
    plan = make.make_activity(
        "initiative",
        name="Plan",
        announced_on="2025-01-10",
        adopted_on="2025-02",
        starts_on="2025",
        ends_on="2026-03",
    )
    models.Milestone.objects.create(activity=plan, happened_on="2025-02-03", title="Step")
    make.make_commitment(plan, text="To act", made_on="2025-02-03", due_on="2025-12-31")
    make.make_activity("forum", name="Forum", starts_on="2024-12-30", ends_on="2025-01-02")
    make.make_activity(name="Draft", starts_on="2025", publication_state="draft")

    assert groups_of(client.get("/timeline/?year=2025")) == {
        "Begun before 2025": ["30 December 2024 – 2 January 2025 Forum: Forum"],
        "Some time in 2025": ["2025 (day and month not stated) Start: Plan"],
        "January 2025": ["10 January 2025 Announced: Plan"],
        "February 2025": [
            "February 2025 (day not stated) Adopted: Plan",
            "3 February 2025 Promised: To act Plan",
            "3 February 2025 Milestone: Step Plan",
        ],
        "December 2025": ["31 December 2025 Due: To act Plan"],
    }


def test_a_year_is_drawn_as_it_is_listed(client):
    make.make_activity(name="Of a day", starts_on="2025-05-12")
    make.make_activity(name="Of a month", starts_on="2025-05")
    make.make_activity(name="Of a year", starts_on="2025")

    drawn = re.search(
        r'<svg class="strip".*?</svg>', main_of(client.get("/timeline/?year=2025")), re.S
    )

    titles = re.findall(r"<title>(.*?)</title>", drawn[0])
    assert titles == ["Workshop: Of a year", "Workshop: Of a month", "Workshop: Of a day"]


def test_all_years_with_anything_are_one_click_away(client):
    make.make_activity(starts_on="2019-05-12", participant="KEN")
    make.make_activity(starts_on="2021")
    make.make_activity(starts_on="2023")

    response = client.get("/timeline/?year=2021&country=KEN")

    years = re.search(r'<ol class="months years">(.*?)</ol>', main_of(response), re.S)[1]
    assert words(years) == "2019 1 activity 2021 no activity 2023 no activity"
    assert links(response)["2019"] == "/timeline/?country=KEN&year=2019"
    assert links(response)["1 activity"] == "/activities/?country=KEN&year=2019"


def test_years_to_come_are_shown_where_more_than_the_endless_is_on_record(client):
    plan = make.make_activity("initiative", starts_on="2019", participant="KEN")
    make.make_activity("initiative", starts_on="2990", ends_on="2992-05", participant="KEN")
    make.make_commitment(plan, due_on="2994")
    make.make_commitment(make.make_activity("initiative", participant="FRA"), due_on="2996")

    response = client.get("/timeline/?year=2019&country=KEN")

    shown = [(item["number"], item["count"]) for item in response.context["years"]]
    assert shown == [(2019, 1), (2990, 2), (2992, 2), (2994, 1)]
    assert "of which no end is recorded are counted in each later year" in words(main_of(response))


def test_without_a_year_it_is_the_last_one_so_far(client):
    make.make_activity(starts_on="2019-05-12")
    make.make_activity(starts_on="2021-05-12")
    make.make_activity(starts_on="2999")

    assert client.get("/timeline/").context["year"] == 2021
    assert client.get("/timeline/?to=2020").context["year"] == 2019
    assert client.get("/timeline/?from=2022").context["year"] == 2999
    assert client.get("/timeline/?year=1990").context["year"] == 1990


@pytest.mark.parametrize(
    "address",
    [
        "/timeline/",
        "/timeline/?year=2025",
        "/timeline/?year=2025-05&kind=workshop",
        "/timeline/?from=2024-12&to=2025-02",
        "/timeline/?year=2024&year=2026",
        "/timeline/?from=2025&differs=no",
    ],
)
def test_each_number_is_that_of_the_list_to_which_it_leads(client, address):
    fill_with_dates()
    make.make_activity("initiative")

    found = counts_in(client.get(address))

    for target, number in found:
        if not target.startswith("/timeline/"):
            assert client.get(target).context["count"] == number, target
    assert len(found) >= 4


def test_a_month_leads_to_its_calendar_with_the_filter(client):
    make.make_activity(starts_on="2025-05-12", participant="KEN")

    response = client.get("/timeline/?year=2025&country=KEN")

    assert links(response)["May 2025"] == "/calendar/?country=KEN&from=2025-05&to=2025-05"


def test_a_long_year_goes_on_over_pages_and_loses_nothing(client):
    fill(40)
    address = "/timeline/?year=2025&page_size=50"

    pages = [client.get(f"{address}&page={page}") for page in (1, 2, 3)]

    rows = [row for page in pages for row in page.context["rows"]]
    assert [len(page.context["rows"]) for page in pages] == [50, 50, 20]
    assert len({row.row[2:4] for row in rows}) == 120
    assert client.get(f"{address}&page=4").status_code == 404


def test_what_has_no_date_is_counted_and_listed(client):
    make.make_activity(name="Undated")
    make.make_activity("initiative", name="Undated plan")
    make.make_activity(starts_on="2025-05")

    found = links(client.get("/timeline/?year=2025"))["2 activities have no date on record"]

    assert found == "/activities/?year=unknown"
    assert client.get(found).context["count"] == 2
    assert client.get("/timeline/?year=unknown").context["count"] == 0


def test_a_year_with_nothing_says_so(client):
    make.make_activity(starts_on="2025-05")

    page = words(main_of(client.get("/timeline/?year=2024")))

    assert "Nothing dated in 2024 is on record under these filters." in page
    assert "0 dated happenings" in page


def test_wrong_values_are_refused(client):
    response = client.get("/timeline/?year=soon&page=0")

    assert response.status_code == 400
    assert "“soon” is not a date." in words(response.content.decode())
