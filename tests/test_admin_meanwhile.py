"""Two people in the form of one record: the second is told, and nothing of either is lost."""

import pytest
from django.test import Client

from initiatives import workflow
from initiatives.models import (
    Activity,
    DataVersion,
    Organization,
    Participation,
    Theme,
    Workshop,
)
from tests.admin_data import make_workshop
from tests.admin_forms import address, data_of, errors_of, row, send_back, told
from tests.editors import make_user
from tests.factories import (
    make_country,
    make_organization,
    make_participation,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop(editor):
    """A workshop with a row of everything that is tried, each with its history."""
    made = make_workshop(city="Nairobi", venue="Hall", starts_on="2025-05-12")
    for code in ("KEN", "ZMB"):
        make_participation(made, code, "participant", note="listed")
    workflow.touch(made)
    return made


def open_form(client, record):
    """Return what a form holds when it is opened, ready to be sent."""
    page = client.get(address(type(record), "change", record.pk))
    return data_of(page) | {"change_reason": "Mine"}


def send(client, record, data):
    return client.post(address(type(record), "change", record.pk), data)


def other():
    """Return the browser of somebody else."""
    client = Client()
    client.force_login(make_user("Editor"))
    return client


def test_a_form_carries_the_moment_of_the_last_change_when_it_was_opened(client, workshop):
    changed_at = DataVersion.objects.get().changed_at.isoformat()

    page = client.get(address(Workshop, "change", workshop.pk))

    assert f'<input type="hidden" name="opened_at" value="{changed_at}">' in page.text
    assert data_of(page)["opened_at"] == changed_at
    assert 'name="opened_at"' not in client.get(address(Workshop, "add")).text


def test_what_others_wrote_is_told_and_kept_where_nothing_else_was_typed(client, workshop):
    mine = open_form(client, workshop)
    send_back(other(), address(Workshop, "change", workshop.pk), city="Mombasa", change_reason="x")

    refused = send(client, workshop, mine | {"venue": "Library"})
    saved = send(client, workshop, data_of(refused))

    assert told(refused) == [("City", "Nairobi", "Mombasa", False)]
    assert list(errors_of(refused)) == ["__all__"]
    assert saved.status_code == 302
    now = Activity.objects.get()
    assert (now.city, now.venue) == ("Mombasa", "Library")


def test_where_both_typed_the_second_decides_with_both_before_the_eyes(client, workshop):
    mine = open_form(client, workshop)
    send_back(other(), address(Workshop, "change", workshop.pk), city="Mombasa", change_reason="x")

    refused = send(client, workshop, mine | {"city": "Kisumu"})
    before = Activity.objects.get().city
    send(client, workshop, data_of(refused))

    assert told(refused) == [("City", "Nairobi", "Mombasa", True)]
    assert "Kisumu" in refused.content.decode()
    assert (before, Activity.objects.get().city) == ("Mombasa", "Kisumu")


def test_both_typed_the_same_and_links_of_others_are_kept(client, workshop):
    themes = [
        Theme.objects.create(slug="skills", name="skills".title()),
        Theme.objects.create(slug="health", name="health".title()),
    ]
    workshop.themes.add(themes[0])
    workflow.touch(workshop, reason="theme")
    mine = open_form(client, workshop)
    url = address(Workshop, "change", workshop.pk)
    both = [theme.pk for theme in themes]
    send_back(other(), url, themes=both, city="Mombasa", change_reason="x")

    refused = send(client, workshop, mine | {"city": "Mombasa"})
    send(client, workshop, data_of(refused))

    assert told(refused) == [
        ("City", "Nairobi", "Mombasa", False),
        ("Themes", str(themes[0]), "; ".join(map(str, Theme.objects.all())), False),
    ]
    assert set(Activity.objects.get().themes.all()) == set(themes)


def test_rows_of_others_come_into_the_form_and_those_deleted_go(client, workshop):
    source = make_source()
    make_country("UGA")
    mine = open_form(client, workshop)
    page = client.get(address(Workshop, "change", workshop.pk))
    added = row(
        page, "participations", country=make_country("LAO").pk, role="host", certainty="confirmed"
    )
    theirs = other()
    page = theirs.get(address(Workshop, "change", workshop.pk))
    change = {
        "participations-0-note": "as the host tells",
        "participations-0-sources": [source.pk],
        "participations-1-DELETE": "on",
    }
    new = row(
        page,
        "participations",
        country=make_country("UGA").pk,
        role="speaker",
        certainty="confirmed",
    )
    send_back(theirs, address(Workshop, "change", workshop.pk), **change, **new, change_reason="x")

    refused = send(client, workshop, mine | added)
    saved = send(client, workshop, data_of(refused))

    assert told(refused) == [
        ("participation, Sources", "", str(source), False),
        ("participation, Note", "listed", "as the host tells", False),
        ("participation", refused.context["meanwhile"][2].before, "deleted", False),
        ("participation", "", "added: Country UGA, Speaker", False),
    ]
    assert saved.status_code == 302
    rows = Participation.objects.order_by("country__iso_alpha3")
    assert [(r.country.iso_alpha3, r.role, r.note) for r in rows] == [
        ("KEN", "participant", "as the host tells"),
        ("LAO", "host", ""),
        ("UGA", "speaker", ""),
    ]


def test_what_was_typed_in_a_row_that_others_deleted_is_a_new_row(client, workshop):
    mine = open_form(client, workshop)
    Participation.objects.get(country__iso_alpha3="ZMB").delete()
    workflow.touch(workshop, reason="not there")

    refused = send(client, workshop, mine | {"participations-1-note": "spoke on the second day"})
    send(client, workshop, data_of(refused))

    assert [one.is_typed for one in refused.context["meanwhile"]] == [True]
    rows = Participation.objects.order_by("country__iso_alpha3")
    assert [(r.country.iso_alpha3, r.note) for r in rows] == [
        ("KEN", "listed"),
        ("ZMB", "spoke on the second day"),
    ]


def test_a_change_of_another_record_refuses_nothing(client, workshop):
    mine = open_form(client, workshop)
    workflow.touch(make_workshop(), reason="another")

    saved = send(client, workshop, mine | {"city": "Kisumu"})

    assert saved.status_code == 302
    assert Activity.objects.get(pk=workshop.pk).city == "Kisumu"


def test_records_that_are_no_activities_are_held_together_too(client, editor):
    body = make_organization(name="Institute", acronym="INS")
    workflow.bump()
    mine = open_form(client, body)
    url = address(Organization, "change", body.pk)
    send_back(other(), url, acronym="INST", change_reason="x")

    refused = send(client, body, mine | {"name": "The Institute"})
    send(client, body, data_of(refused))

    assert told(refused) == [("Acronym", "INS", "INST", False)]
    body.refresh_from_db()
    assert (body.name, body.acronym) == ("The Institute", "INST")


@pytest.mark.parametrize("moment", ["", "yesterday", "2025-13-45T00:00", "9999-99-99"])
def test_a_form_that_does_not_say_when_it_was_opened_is_saved(client, workshop, moment):
    mine = open_form(client, workshop)

    saved = send(client, workshop, mine | {"city": "Kisumu", "opened_at": moment})

    assert saved.status_code == 302
