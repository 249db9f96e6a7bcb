"""Long lists on the page of a record: the latest rows, how many there are, and the way to all."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives import models
from initiatives.views import bounds
from tests import factories as make
from tests.pages.reading import links, section

pytestmark = pytest.mark.django_db

ALL = "All its activities as a list"
AS_DATA = "All of them as data"


@pytest.fixture(autouse=True)
def _two_are_shown(monkeypatch):
    monkeypatch.setattr(bounds, "SHOWN_MAX", 2)


def courses(count, first_year=2020):
    """Return courses of one year after the other; their names run against the years."""
    return [
        make.make_activity(name=f"Course {9 - n}", starts_on=f"{first_year + n}-05-12")
        for n in range(count)
    ]


def with_roles(count, code="partner", organization=None):
    """Return an organization with one role in each of some activities."""
    organization = organization or make.make_organization()
    for activity in courses(count):
        add_role(activity, organization, code)
    return organization


def add_role(activity, organization, code="partner"):
    models.OrganizationRole.objects.create(activity=activity, organization=organization, role=code)


def queries(client, record):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(record.get_absolute_url()).status_code == 200
    return len(caught)


def cards(response):
    """Return what stands beside a record under its heading "On record"."""
    html = response.content.decode()
    return re.search(r'<aside class="card".*?</aside>', html, re.DOTALL)[0]


def test_an_organization_shows_its_latest_activities_of_each_role_and_counts_all(client):
    organization = with_roles(4)
    with_roles(2, "organizer", organization)
    draft = make.make_activity(publication_state="draft", starts_on="2030")
    add_role(draft, organization)
    with_roles(3)  # of another organization

    response = client.get(organization.get_absolute_url())

    found = section(response, "roles")
    assert "Organizer (2) Course 8 Workshop, 12 May 2021 Course 9 Workshop, 12 May 2020" in found
    assert found.endswith(
        "Partner (4) Course 6 Workshop, 12 May 2023 Course 7 Workshop, 12 May 2022 "
        f"The latest 2 of 4. {ALL}"
    )
    assert found.count("The latest") == 1
    address = links(response)[ALL]
    assert address == f"/activities/?organization={organization.slug}"
    assert len(client.get(address).context["rows"]) == 6
    assert f'<a href="{address}">6</a>' in cards(response)


def test_an_activity_with_two_roles_counts_once_among_many(client):
    organization = with_roles(3)
    for activity in models.Activity.objects.all():
        add_role(activity, organization, "organizer")

    response = client.get(organization.get_absolute_url())

    assert f'<a href="/activities/?organization={organization.slug}">3</a>' in cards(response)
    assert section(response, "roles").count("The latest 2 of 3.") == 2


def test_nothing_is_said_of_lists_that_are_whole(client):
    organization, source = with_roles(2), make.make_source()
    for activity in models.Activity.objects.all():
        make.make_claim(activity, source=source)

    for record in (organization, source):
        html = client.get(record.get_absolute_url()).content.decode()
        assert "The latest" not in html
        assert ALL not in html
        assert AS_DATA not in html


def test_a_source_shows_facts_of_the_latest_activities_in_the_order_of_names(client):
    source, activities = make.make_source(), courses(5)
    for activity in activities[:4]:
        make.make_claim(activity, "city", source=source, value="Nairobi")
    for activity in activities[2:]:
        make.make_claim(activity, "", source=source, basis="record")
    make.make_claim(activities[4], "city", value="Elsewhere")

    response = client.get(source.get_absolute_url())

    stated, supported = section(response, "stated"), section(response, "supported")
    assert re.findall(r"Course \d", stated) == ["Course 6", "Course 7"]
    assert stated.endswith(f"The latest 2 of 4. {AS_DATA}")
    assert re.findall(r"Course \d", supported) == ["Course 5", "Course 6"]
    assert supported.endswith(f"The latest 2 of 3. {AS_DATA}")
    assert '<a href="#stated">4</a>' in cards(response)


def test_all_facts_of_a_source_are_where_its_link_leads(client):
    source, activities = make.make_source(), courses(3)
    for activity in activities:
        make.make_claim(activity, "city", source=source, value="Nairobi")
        make.make_claim(activity, "", source=source, basis="record")

    html = client.get(source.get_absolute_url()).content.decode()

    found = re.findall(rf'href="(/api/v1/claims/[^"]*)">{AS_DATA}', html)
    assert found == [
        f"/api/v1/claims/?source={source.slug}&amp;basis={basis}" for basis in ("stated", "record")
    ]
    for address in found:
        answer = client.get(address.replace("&amp;", "&"), HTTP_ACCEPT="application/json")
        assert answer.json()["count"] == 3


def test_what_formats_leave_out_is_cut_with_the_way_to_all_of_it(client):
    for year in (2021, 2022, 2023):
        make.make_activity(name=f"Of {year}", starts_on=str(year))

    response = client.get("/data/left-out/")

    events, iati = section(response, "calendar"), section(response, "iati")
    assert re.findall(r"Of \d{4}", events) == ["Of 2023", "Of 2022"]
    assert "3 events are in no calendar." in events
    assert events.endswith("The latest 2 of 3. The calendar itself names all of them")
    assert "3 activities are not in exports for IATI." in iati
    assert iati.endswith("The latest 2 of 3. The file for IATI itself names all of them")
    for words, mark in (
        ("The calendar itself names all of them", "X-LEFT-OUT-EVENT"),
        ("The file for IATI itself names all of them", "Not carried: "),
    ):
        file = client.get(links(response)[words])
        assert b"".join(file.streaming_content).decode().count(mark) == 3


def test_pages_ask_as_often_for_many_as_for_few(client):
    organization, source = with_roles(3), make.make_source()
    for activity in models.Activity.objects.all():
        make.make_claim(activity, source=source)
    few = [queries(client, record) for record in (organization, source)]
    with_roles(6, organization=organization)
    for activity in models.Activity.objects.filter(claims=None):
        make.make_claim(activity, source=source)

    assert [queries(client, record) for record in (organization, source)] == few
