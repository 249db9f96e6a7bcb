"""The calendar: what stands on which day and what on none, with every number a list of as many."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives import models
from tests import factories as make
from tests.happening_data import fill as fill_with_dates
from tests.pages.dated import counts_in, days_of, facets_of, fill, grid_of, groups_of, main_of
from tests.pages.lists import keep_sets
from tests.pages.reading import links, words

pytestmark = pytest.mark.django_db

MAY = "/calendar/?from=2025-05&to=2025-05"
QUERIES_MAX = 8


def test_an_event_stands_on_each_of_its_days(client):
    make.make_activity(name="Course", starts_on="2025-05-30", ends_on="2025-06-02")
    make.make_activity(name="Draft", starts_on="2025-05-12", publication_state="draft")

    assert days_of(client.get(MAY)) == {
        30: "Workshop, day 1 of 4 Course",
        31: "Workshop, day 2 of 4 Course",
    }
    assert days_of(client.get("/calendar/?from=2025-06&to=2025-06")) == {
        1: "Workshop, day 3 of 4 Course",
        2: "Workshop, day 4 of 4 Course",
    }


def test_what_has_no_day_stands_above_the_days_and_on_none_of_them(client):
    make.make_activity(name="Of a day", starts_on="2025-05-12", city="Nairobi")
    make.make_activity(name="Of a month", starts_on="2025-05")
    make.make_activity("forum", name="Of a year", starts_on="2025")
    make.make_activity(name="Mixed", starts_on="2025-05-28", ends_on="2025-06")
    make.make_activity(name="Of another month", starts_on="2025-06")

    response = client.get(MAY)

    assert groups_of(response) == {
        "Some time in May 2025": ["Workshop: Of a month"],
        "Some time in 2025": ["Forum: Of a year"],
        "Over a time not stated to the day": [
            "28 May 2025 – June 2025 (day not stated) Workshop: Mixed"
        ],
        "May 2025": ["12 May 2025 Workshop: Of a day, Nairobi"],
    }
    assert days_of(response) == {12: "Workshop Of a day"}
    page = main_of(response)
    assert page.index("Of a year") < page.index('<table class="month">') < page.index("Nairobi")


def test_milestones_and_promises_are_told_by_word(client):
    plan = make.make_activity("initiative", name="Plan", announced_on="2025-05-02")
    models.Milestone.objects.create(activity=plan, happened_on="2025-05-06", title="Step")
    make.make_commitment(plan, text="To act", due_on="2025-05-31")
    make.make_commitment(plan, text="To act soon", due_on="2025-05")
    make.make_commitment(plan, text="To act in time", due_on="2025", made_on="2025-05-02")

    response = client.get(MAY)

    assert days_of(response) == {
        2: "Announced Plan Promised To act in time",
        6: "Milestone Step",
        31: "Due To act",
    }
    assert groups_of(response)["Some time in May 2025"] == [
        "Due by the end of May 2025: To act soon Plan"
    ]
    assert groups_of(response)["Some time in 2025"] == [
        "Due by the end of 2025: To act in time Plan"
    ]


def test_what_was_cancelled_says_so(client):
    make.make_activity(name="Course", starts_on="2025-05-12", status="cancelled")

    assert days_of(client.get(MAY)) == {12: "Workshop Course cancelled"}


def test_a_month_is_a_table_of_weeks_that_begin_on_monday(client):
    make.make_activity(starts_on="2025-05-12")

    grid = grid_of(client.get(MAY))

    assert "<caption>May 2025: what stands on which day</caption>" in grid
    assert re.findall(r'<th scope="col">(.*?)</th>', grid)[0] == "Week"
    assert re.findall(r'class="hide">(\w+)</span></th>', grid) == [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]  # fmt: skip
    assert re.findall(r'<th scope="row">(\d+)</th>', grid) == ["18", "19", "20", "21", "22"]
    assert grid.count("<td") == 35
    assert grid.count('class="outside"') == 4


@pytest.mark.parametrize(
    ("month", "week"), [("2024-12", "1"), ("2021-01", "53"), ("0001-01", "1"), ("9999-12", "52")]
)
def test_weeks_have_their_iso_numbers_to_the_ends_of_time(client, month, week):
    grid = grid_of(client.get(f"/calendar/?from={month}&to={month}"))
    weeks = re.findall(r'<th scope="row">(\d+)</th>', grid)

    assert week in (weeks[0], weeks[-1])


def test_without_a_date_it_is_this_month_and_today_is_named(client):
    today = timezone.localdate()

    response = client.get("/calendar/")

    assert re.search(r'<td aria-current="date">(.*?)</td>', main_of(response), re.S)
    assert days_of(response) == {today.day: "today"}
    assert f'<time datetime="{today.isoformat()}">' in grid_of(response)


def test_more_than_a_month_is_a_list_of_one_year_of_it(client):
    for day in ("2024-11-30", "2025-02", "2025-06-12", "2026-01-04"):
        make.make_activity(name=f"On {day}", starts_on=day)

    response = client.get("/calendar/?from=2024-12&to=2025")

    assert '<table class="month">' not in main_of(response)
    assert groups_of(response) == {
        "Some time in February 2025": ["Workshop: On 2025-02"],
        "June 2025": ["12 June 2025 Workshop: On 2025-06-12"],
    }


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "address",
    [
        MAY,
        "/calendar/?year=2025",
        "/calendar/?year=2025-05&kind=workshop",
        "/calendar/?from=2024-12&to=2025-02",
        "/calendar/?from=2024-12-31&to=2024-12-31&year=2024",
        "/calendar/?from=2025&kind=forum&kind=initiative",
        "/calendar/?country=KEN&from=2025-05&to=2025-05",
        "/calendar/?year=2024&year=2026",
    ],
)
def test_each_number_is_that_of_the_list_to_which_it_leads(client, address):
    fill_with_dates()
    make.make_activity(starts_on="2025-05-12", participant="KEN")
    make.make_activity("forum", participant="KEN")

    found = counts_in(client.get(address))

    for target, number in found:
        assert number in numbers_of(client.get(target)), target
    assert len(found) >= 5


@pytest.mark.no_cover
@pytest.mark.parametrize("address", [MAY, "/calendar/?kind=forum", "/timeline/?year=2025"])
def test_counts_of_filter_values_are_of_activities_and_stay_on_the_page(client, address):
    fill_with_dates()
    make.make_activity(starts_on="2025-05-12", participant="KEN")
    page = address.partition("?")[0]

    found = facets_of(client.get(address))

    assert dict(found) == {
        target: client.get(f"/activities/{target}").context["count"] for target, _number in found
    }
    assert len(found) > 5
    assert {target[0] for target, _number in found} == {"?"}
    assert {client.get(f"{page}{target}").status_code for target, _number in found} == {200}


def numbers_of(response):
    """Return how many rows a list has; of a calendar, also how many of them are events."""
    assert response.status_code == 200
    events = response.context.get("events")
    is_calendar = "/calendar/" in response.request["PATH_INFO"]
    return {response.context["count"]} | ({events["count"]} if is_calendar and events else set())


def test_a_filter_is_kept_by_every_way_to_another_month(client):
    make.make_activity(name="In Kenya", starts_on="2025-05-12", participant="KEN")
    make.make_activity(name="In France", starts_on="2025-05-12", participant="FRA")

    response = client.get(f"{MAY}&country=KEN&theme=&page=1")

    assert days_of(response) == {12: "Workshop In Kenya"}
    assert {text: links(response)[text] for text in ("April 2025", "June 2025", "Today")} == {
        "April 2025": "/calendar/?country=KEN&from=2025-04&to=2025-04",
        "June 2025": "/calendar/?country=KEN&from=2025-06&to=2025-06",
        "Today": "/calendar/?country=KEN",
    }
    assert links(response)["May (1)"] == "/calendar/?country=KEN&from=2025-05&to=2025-05"
    assert links(response)["12"] == "/calendar/?country=KEN&from=2025-05-12&to=2025-05-12"


def test_the_subscription_keeps_the_filter_and_has_all_dates(client, settings):
    settings.ORIGIN = "https://record.example.org"
    make.make_activity(starts_on="2025-05-12", participant="KEN")

    response = client.get(f"{MAY}&country=KEN&order=name")

    found = links(response)
    assert found["Calendar of this filter"] == "/calendar.ics?country=KEN"
    assert found["Changes of this filter (Atom)"] == "/activities.atom?country=KEN"
    assert found["In a calendar program (webcal)"] == (
        "webcal://record.example.org/calendar.ics?country=KEN"
    )
    assert client.get("/calendar.ics?country=KEN").status_code == 200


def test_events_without_a_date_are_counted_and_listed(client):
    make.make_activity(name="Undated")
    make.make_activity("initiative", name="Undated plan")
    make.make_activity(name="Dated", starts_on="2025-05")

    found = links(client.get(MAY))["1 workshop or forum has no date on record"]

    assert found == "/activities/?year=unknown&kind=workshop&kind=forum"
    assert client.get(found).context["count"] == 1


def test_too_much_for_a_table_is_told_day_by_day(client):
    fill(40)
    make.make_activity(starts_on="2025-05-30", ends_on="2025-05-31")

    response = client.get(MAY)

    assert days_of(response) == {}
    assert {day for day in ("12", "30", "31") if day in links(response)} == {"12", "30", "31"}
    assert "29" not in links(response)
    assert "Too much for one table" in words(main_of(response))
    assert len(groups_of(response)["May 2025"]) == 100
    assert len(groups_of(client.get(f"{MAY}&page=2"))["May 2025"]) == 21


def test_a_full_day_names_a_few_and_leads_to_all(client):
    fill(3)

    response = client.get(MAY)

    told = days_of(response)[12]
    assert told.startswith("Workshop A workshop Workshop A workshop Workshop A workshop Due To act")
    assert told.endswith("all of this day")
    found = links(response)["all of this day"]
    assert client.get(found).context["count"] == 9


def test_wrong_values_are_refused_and_unknown_parameters_named(client):
    make.make_activity(starts_on="2025-05-12")

    response = client.get("/calendar/?from=2025-13&kind=party")
    page = response.content.decode()
    assert response.status_code == 400
    assert "“2025-13” is not a date." in words(page)
    assert '<table class="month">' not in page

    page = words(client.get("/calendar/?month=2025-05&order=name").content.decode())
    assert "The parameter “month” is not known here and was ignored." in page
    assert "What is listed here stands in the order of its dates." in page


@pytest.mark.parametrize("path", ["/calendar/", "/timeline/"])
def test_a_refusal_tells_how_much_there_is_without_filters(client, path):
    make.make_activity(starts_on=timezone.localdate().isoformat())
    make.make_activity(starts_on=f"{timezone.localdate().year}")
    make.make_activity(starts_on="2021-05")

    refused = client.get(f"{path}?from=soon")

    assert links(refused)["Show all, without filters"] == path
    assert "2 dated happenings" in words(refused.content.decode())
    assert client.get(path).context["count"] == 2


@pytest.mark.parametrize("language", ["", "/fr"])
def test_queries_do_not_grow_with_what_is_shown(client, language):
    fill(10)
    keep_sets()
    address = f"{language}{MAY}&page_size=100"
    client.get(address)  # the first of a process asks what the database can do
    few = queries(client, address)
    fill(24)
    keep_sets()
    client.get(address)

    assert queries(client, address) == few <= QUERIES_MAX
    assert queries(client, f"{language}/timeline/?year=2025&page_size=100") <= QUERIES_MAX


def queries(client, address):
    """Return how many queries a page takes."""
    with CaptureQueriesContext(connection) as taken:
        assert client.get(address).status_code == 200
    return len(taken)
