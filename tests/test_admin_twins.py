"""Lists of records that may be duplicates: near names among them, each marked as what it is."""

import pytest

from initiatives import duplicates
from initiatives.models import Activity, Organization, Source, Workshop
from tests.admin_forms import address
from tests.editors import make_user, recorded
from tests.factories import make_activity, make_country, make_organization, make_source

pytestmark = pytest.mark.django_db

UNION = "International Telecommunication Union"


def waiting(client, model):
    """Return the records that wait as duplicates, each with what it is like and why."""
    page = client.get(address(model, "changelist"), {"queue": "same"})
    return {
        str(row): [(str(twin.record), twin.likeness.value) for twin in row.twins]
        for row in page.context["cl"].result_list
    }


def test_near_names_wait_marked_as_near_and_equal_ones_as_equal(client, editor):
    union = make_organization(name=UNION)
    slip = make_organization("company", name="International Telecomunication Union")
    make_organization(name="Institute")
    make_organization(name="INSTITUTE")
    make_organization(name="International Meteorological Union")

    page = client.get(address(Organization, "changelist"), {"queue": "same"})

    assert waiting(client, Organization) == {
        UNION: [(str(slip), "near")],
        str(slip): [(UNION, "near")],
        "Institute": [("INSTITUTE", "name")],
        "INSTITUTE": [("Institute", "name")],
    }
    merge = address(Organization, "merge_with", union.pk, slip.pk)
    assert f'<a href="{merge}">{slip}</a> (near name)' in page.text
    assert "like" not in client.get(address(Organization, "changelist")).context["cl"].list_display


def test_sources_of_one_address_are_marked_so(client, editor):
    make_source(title="One thing", url="https://example.org/a")
    make_source(title="Quite another", url="https://www.example.org/a/")

    assert waiting(client, Source) == {
        "One thing": [("Quite another", "address")],
        "Quite another": [("One thing", "address")],
    }


def test_editions_of_other_years_are_no_duplicates(client, editor):
    make_activity(name="Forum on governance of AI", starts_on="2024-05")
    make_activity(name="Forum on the governence of AI", starts_on="2025-05")
    make_activity("forum", name="Summit 2024 on artificial intelligence")
    make_activity("forum", name="Summit 2025 on artificial inteligence")
    make_activity(name="Course on governance of AI", starts_on="2024-05")
    make_activity(name="Course on the governence of AI")

    assert set(waiting(client, Activity)) == {
        "Course on governance of AI", "Course on the governence of AI"
    }  # fmt: skip


def test_countries_are_no_slips_of_one_another():
    for code, name in (("ISL", "Iceland"), ("IRL", "Ireland")):
        make_country(code, name=name)
        make_organization(name=f"Government of {name}")

    assert list(duplicates.possible(Organization.objects.all())) == []


def test_near_ones_of_two_kinds_lead_to_the_form_of_the_other(client, editor):
    make_activity("forum", name="Day of digital skills")
    workshop = make_activity(name="Day of digital skils")

    page = client.get(address(Activity, "changelist"), {"queue": "same"})

    assert f'<a href="{address(Workshop, "change", workshop.pk)}">{workshop}</a> (near name)' in (
        page.text
    )


def test_a_near_draft_of_somebody_else_is_named_to_nobody_who_may_not_see_it(client):
    user = make_user("Contributor")
    recorded(make_activity(name="Course on skills", publication_state="draft"), user)
    make_activity(name="Course on skils", publication_state="draft")
    client.force_login(user)

    assert waiting(client, Activity) == {}


@pytest.mark.parametrize("rows", [4, 40])
def test_the_list_costs_the_same_queries_however_many_wait(
    client, editor, rows, django_assert_num_queries
):
    for number in range(rows):
        make_organization(name=f"Union of telecom{'m' * (number % 2)}unication {number // 2}")
    client.get(address(Organization, "changelist"), {"queue": "same"})

    with django_assert_num_queries(41):
        page = client.get(address(Organization, "changelist"), {"queue": "same"})

    assert page.context["cl"].result_count == rows
