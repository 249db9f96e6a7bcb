"""The history page: one time line of a record and its rows, in words, at a constant cost."""

from datetime import UTC, datetime

import pytest
from django.contrib import admin

from initiatives.models import Activity, Organization, Theme, Workshop
from initiatives.signing import delete_signed
from tests.admin_data import make_everything, make_workshop
from tests.admin_forms import address, row, send_back
from tests.editors import make_superuser, make_user
from tests.factories import (
    make_activity,
    make_claim,
    make_country,
    make_organization,
    make_participation,
    make_source,
)
from tests.pages.reading import words
from tests.restoring import edit

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make_superuser()
    client.force_login(user)
    return user


def history_of(client, record, **query):
    return words(client.get(address(type(record), "history", record.pk), query).text)


def test_each_change_is_told_with_its_moment(client, editor):
    record = make_workshop(city="Nairobi")
    edit(record, editor, "moved", city="Mombasa")
    moment = datetime(2026, 3, 4, 15, 6, 7, tzinfo=UTC)
    latest = record.history.latest("history_id")
    record.history.filter(pk=latest.pk).update(history_date=moment)

    page = history_of(client, record)

    assert f"2026-03-04 15:06 {editor.username} moved" in page


def test_fields_are_told_in_readable_words(client, editor):
    record = make_workshop(starts_on="2025-05", format="online")
    record.themes.add(Theme.objects.create(slug="data", name="Data"))
    edit(
        record,
        editor,
        "page read again",
        starts_on="2025-05-12",
        format="in-person",
        place_country=make_country("KEN"),
        languages=["en", "fr"],
    )

    page = history_of(client, record)

    assert f"{editor.username} page read again The record : changed" in page
    for told in (
        "Starts on: May 2025 → 12 May 2025",
        "Format: Online → In person",
        "Country of the place: nothing → Kenya",
        "Languages of instruction: nothing → en, fr",
        "Themes: nothing → Data",
    ):
        assert told in page


def test_rows_are_told_in_the_history_of_their_record(client, editor):
    record, other = make_workshop(), make_workshop()
    source = make_source(title="A page of the ministry")
    part = make_participation(record, "KEN", "host")
    part.sources.add(source)
    make_participation(other, "ZMB")
    make_claim(record, "city", source=source, value="Nairobi")
    edit(part, editor, "read again", note="spoke first", certainty="reported")
    delete_signed([part], by=editor, reason="did not come")

    page = history_of(client, record)

    assert "Participation “Kenya, Host”: added" in page
    assert "Sources: nothing → A page of the ministry" in page
    assert "Claim “City, A page of the ministry”: added" in page
    assert "read again Participation “Kenya, Host”: changed" in page
    assert "Note: nothing → spoke first" in page
    assert "did not come Participation “Kenya, Host”: removed" in page
    assert "Zambia" not in page


def test_what_is_gone_is_told_by_the_last_name_that_it_had(client, editor):
    body = make_organization(name="A dissolved body")
    record = make_workshop()
    role = record.organization_roles.create(organization=body, role="organizer")
    delete_signed([role], by=editor, reason="wrong")
    delete_signed([body], by=editor, reason="dissolved")

    assert "“A dissolved body, Organizer”: removed" in history_of(client, record)


def test_one_saving_is_one_entry(client, editor):
    record = make_workshop()
    url = address(Workshop, "change", record.pk)
    new = row(client.get(url), "participations", country=make_country("KEN").pk, role="host",
              certainty="confirmed", sources=[make_source().pk])  # fmt: skip
    send_back(client, url, **new, city="Nairobi", change_reason="list read")

    page = history_of(client, record)

    assert page.count("list read") == 1
    told = page.partition("list read")[2].partition("Restore the record")[0]
    assert "City: nothing → Nairobi" in told
    assert "Participation “Kenya, Host”: added" in told


def test_only_who_may_change_a_record_is_offered_to_restore_it(client, editor):
    record = make_workshop(city="Nairobi")
    edit(record, city="Mombasa")
    url = address(Workshop, "history", record.pk)
    assert "as-it-was" in client.get(url).text

    Activity.objects.update(publication_state="published")
    client.force_login(make_user("Contributor"))

    assert client.get(url).status_code == 200
    assert "as-it-was" not in client.get(url).text


def test_the_history_of_an_activity_leads_to_that_of_its_kind(client, editor):
    record = make_activity("forum")

    response = client.get(address(Activity, "history", record.pk))

    assert response.url == f"/admin/initiatives/forum/{record.pk}/history/"


def test_an_act_that_began_on_the_page_before_is_not_offered_as_a_whole(client, editor):
    record = make_workshop()
    for number in range(60):
        edit(record, editor, "one long act", venue=f"Hall {number}")

    first, second = (
        client.get(address(Workshop, "history", record.pk), {"p": page}).text for page in (1, 2)
    )

    assert "Hall 59" in first
    assert "Hall 5</bdi>" not in first
    assert "Hall 5</bdi>" in second
    assert second.count("Restore the record as of") == 1  # the act of making it


def test_every_record_with_a_history_has_its_pages(client, editor):
    make_everything(rows=1)
    for model in admin.site._registry:
        if hasattr(model, "history") and model is not Activity:
            record = model.objects.first()
            page = client.get(address(model, "history", record.pk))
            assert page.status_code == 200, model
            assert "added" in words(page.text), model
            assert "style=" not in page.text
            listed = client.get(address(model, "deleted"))
            is_final = model.__name__ in ("ApiToken", "Distinction", "Suggestion")
            assert listed.status_code == (403 if is_final else 200), model


def test_a_hundred_changes_cost_as_many_queries_as_ten(
    client, editor, django_assert_max_num_queries
):
    record, counts = make_workshop(), []
    for size in (10, 100):
        for number in range(size):
            edit(record, make_superuser(), f"change {size} {number}", venue=f"Hall {number}")
            edit(make_claim(record))
        with django_assert_max_num_queries(12) as asked:
            client.get(address(Workshop, "history", record.pk))
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_hundred_deleted_records_cost_as_many_queries_as_ten(
    client, editor, django_assert_max_num_queries
):
    counts = []
    for size in (10, 100):
        for _number in range(size):
            delete_signed([make_organization(country="KEN")], by=editor, reason="twice")
        with django_assert_max_num_queries(8) as asked:
            client.get(address(Organization, "deleted"))
        counts.append(len(asked))

    assert counts[0] == counts[1]
