"""Restoring in the admin: shown first, then done with a reason, by those who may."""

import re

import pytest

from initiatives import workflow
from initiatives.models import (
    Activity,
    Commitment,
    Evidence,
    Forum,
    Initiative,
    Organization,
    Participation,
    Suggestion,
    Theme,
    Workshop,
)
from initiatives.signing import delete_signed
from tests.admin_data import make_workshop
from tests.admin_forms import address, send_back
from tests.editors import make_superuser, make_user, recorded
from tests.factories import (
    make_activity,
    make_claim,
    make_commitment,
    make_evidence,
    make_organization,
    make_participation,
    make_suggestion,
)
from tests.pages.reading import words
from tests.restoring import edit
from tests.signatures import signed

pytestmark = pytest.mark.django_db

ROLES = ("Contributor", "Focal point", "Editor", "Administrator")
REVIEWERS = ("Editor", "Administrator")
WHY = {"change_reason": "it was right before"}


@pytest.fixture
def editor(client):
    user = make_superuser()
    client.force_login(user)
    return user


def renamed(state="published", **fields):
    """Return a workshop whose city was changed, and the address that puts the city back."""
    record = make_workshop(state, city="Nairobi", **fields)
    before = record.history.latest("history_id")
    edit(record, city="Mombasa")
    at = address(Workshop, "as_it_was", record.pk)
    return record, f"{at}?part=activity&row={before.pk}&field=city"


def whole(record, row):
    """Return the address that restores a record as of a row of its history."""
    at = address(type(record), "as_it_was", record.pk)
    moment = row.history_date.isoformat().replace("+", "%2B")
    return f"{at}?moment={moment}"


def seen(client, url):
    """Return what a page of restoring remembers having shown."""
    token = re.search(r'name="seen" value="(\w+)"', client.get(url).text)
    return {"seen": token[1]} if token else {}


def send(client, url, **data):
    return client.post(url, seen(client, url) | WHY | data)


def test_a_field_is_put_back_from_the_history_page(client, editor):
    record, url = renamed()
    page = client.get(address(Workshop, "history", record.pk)).text
    assert url.replace("&", "&amp;") in page

    asked = client.get(url)
    assert "City Mombasa Nairobi" in words(asked.text)
    assert Activity.objects.get().city == "Mombasa"
    response = send(client, url)

    assert response.url == address(Workshop, "history", record.pk)
    assert Activity.objects.get().city == "Nairobi"
    assert signed(record) == ("~", editor, "it was right before")


def test_a_record_is_restored_with_its_rows(client, editor):
    record, _url = renamed()
    gone = make_participation(record, "KEN")
    url = whole(record, Participation.history.latest("history_id"))
    key = gone.pk
    delete_signed([gone], by=None, reason="not read")
    edit(Workshop.objects.get(), city="Kisumu")

    asked = words(client.get(url).text)
    assert "The record changes City Kisumu Mombasa" in asked
    assert "Participation “Kenya, Participant” comes back" in asked
    send(client, url)

    assert Activity.objects.get().city == "Mombasa"
    assert Participation.objects.get().pk == key


def test_the_page_says_that_a_public_record_would_lose_its_source(client, editor):
    record, _url = renamed(starts_on="2025-06")
    first = record.history.earliest("history_id")
    claim = make_claim(record)
    workflow.touch(record)
    url = whole(record, first)

    shown, answer = client.get(url), send(client, url)

    for page in (shown, answer):
        assert "would be left without a source for: Name, Dates, City." in words(page.text)
        assert 'value="Restore"' not in page.text
    assert answer.status_code == 200
    assert not type(claim).objects.get().is_withdrawn


def test_nothing_is_restored_without_a_reason(client, editor):
    _record, url = renamed()

    page = client.post(url, seen(client, url) | {"change_reason": " "})

    assert "This field is required." in page.text
    assert Activity.objects.get().city == "Mombasa"


def test_what_changed_since_it_was_shown_is_shown_anew(client, editor):
    record, _url = renamed()
    url = whole(record, record.history.earliest("history_id"))
    shown = seen(client, url)
    edit(Workshop.objects.get(), city="Kisumu", venue="Hall 2")

    page = client.post(url, shown | WHY)

    assert "changed meanwhile" in page.text
    assert "City Kisumu Nairobi" in words(page.text)
    assert Activity.objects.get().city == "Kisumu"
    again = re.search(r'name="seen" value="(\w+)"', page.text)[1]
    assert client.post(url, {"seen": again} | WHY).status_code == 302
    assert Activity.objects.get().city == "Nairobi"
    assert Activity.objects.get().venue == ""


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", ["draft", "published"])
def test_who_may_change_a_record_may_restore_it(role, state, client):
    record, url = renamed(state)
    client.force_login(make_superuser())
    shown = seen(client, url)
    user = make_user(role)
    recorded(record, user)
    client.force_login(user)
    is_allowed = state == "draft" or role in REVIEWERS

    response = client.post(url, shown | WHY)

    assert response.status_code == (302 if is_allowed else 403)
    assert Activity.objects.get().city == ("Nairobi" if is_allowed else "Mombasa")


@pytest.mark.parametrize("role", ROLES)
def test_who_may_add_records_may_bring_them_back(role, client):
    theme, body = Theme.objects.create(slug="data", name="Data"), make_organization()
    record = make_workshop()
    keys = [(type(item), item.pk) for item in (record, body, theme)]
    workflow.delete(record, by=make_superuser(), reason="twice")
    delete_signed([theme], by=None, reason="twice")
    delete_signed([body], by=None, reason="twice")
    urls = [address(model, "undelete", key) for model, key in keys]
    client.force_login(make_superuser())
    shown = [seen(client, url) for url in urls]
    client.force_login(make_user(role))

    codes = [
        client.post(url, told | WHY).status_code for url, told in zip(urls, shown, strict=True)
    ]

    of_reviewers = 302 if role in REVIEWERS else 403
    assert codes == [of_reviewers, 302, of_reviewers]
    assert Theme.objects.exists() == Workshop.objects.exists() == (role in REVIEWERS)
    assert Organization.objects.count() == 1


@pytest.mark.parametrize("role", ROLES)
def test_a_row_of_a_public_record_is_brought_back_by_those_alone_who_may_change_it(role, client):
    part = make_participation(make_activity(), "KEN")
    url = address(Participation, "undelete", part.pk)
    delete_signed([part], by=None, reason="wrong")
    client.force_login(make_superuser())
    shown = seen(client, url)
    client.force_login(make_user(role))

    response = client.post(url, shown | WHY)

    assert response.status_code == (302 if role in REVIEWERS else 403)
    assert Participation.objects.exists() == (role in REVIEWERS)


def test_pages_of_restoring_are_closed_to_who_may_not_see_the_record(client):
    record, url = renamed("draft")
    nobody = make_user()
    nobody.groups.clear()

    assert client.get(url).url.startswith("/admin/login/")
    client.force_login(nobody)
    for closed, status in (
        (url, 404),
        (address(Workshop, "history", record.pk), 404),
        (address(Workshop, "deleted"), 403),
        (address(Workshop, "undelete", record.pk), 403),
    ):
        assert client.get(closed).status_code == status, closed


def test_a_deleted_record_is_found_and_brought_back(client, editor):
    record, forum = make_workshop(name="Entered twice"), make_activity("forum")
    workflow.delete(record, by=editor, reason="a <mistake>")
    listed = client.get(address(Workshop, "deleted")).text
    url = address(Workshop, "undelete", record.pk)
    assert address(Workshop, "deleted") in client.get(address(Workshop, "changelist")).text
    assert f"{editor.username} a <mistake> Entered twice" in words(listed)
    assert url in client.get(address(Workshop, "history", record.pk)).text
    assert "Entered twice" not in client.get(address(Forum, "deleted")).text

    response = send(client, url)

    assert response.url == address(Workshop, "history", record.pk)
    assert Workshop.objects.get() == record
    assert "No deleted record is on file" in client.get(address(Workshop, "deleted")).text
    for wrong in (forum.pk, record.pk, 10**12):
        assert client.get(address(Workshop, "undelete", wrong)).status_code == 404


def test_another_slug_is_asked_for_where_the_former_one_is_taken(client, editor):
    record = make_workshop(slug="training")
    workflow.delete(record, by=editor, reason="twice")
    make_activity(slug="training", name="The other")
    url = address(Workshop, "undelete", record.pk)

    page = client.get(url).text
    assert "taken by “The other” by now" in page
    assert 'name="slug"' in page
    assert send(client, url).status_code == 200
    send(client, url, slug="training-b")

    assert Workshop.objects.get(pk=record.pk).slug == "training-b"


def test_rows_deleted_inside_a_form_are_brought_back_with_what_fell_with_them(client, editor):
    initiative = make_activity("initiative")
    commitment = make_commitment(initiative)
    evidence = make_evidence(commitment)
    url = address(Initiative, "change", initiative.pk)
    send_back(client, url, **{"commitments-0-DELETE": "on"}, change_reason="no promise")
    assert not Evidence.objects.exists()

    send(client, address(Commitment, "undelete", commitment.pk))

    assert Evidence.objects.get() == evidence
    assert Evidence.objects.get().commitment == commitment


@pytest.mark.parametrize(
    "query",
    [
        "",
        "moment=yesterday",
        "moment=2026-01-01",
        "moment=2026-13-01T00:00:00Z",
        "moment=1999-01-01T00:00:00Z",
        "part=activity&row=x&field=city",
        "part=activity&row=999999999&field=city",
        "part=nothing&row=1&field=city",
        "part=activity&row=1&field=publication_state",
        "part=activity&row=1&field=slug",
    ],
)
def test_addresses_that_lead_to_nothing_say_so(query, client, editor):
    record, _url = renamed()

    response = client.get(f"{address(Workshop, 'as_it_was', record.pk)}?{query}")

    assert response.status_code == 404


def test_a_suggestion_is_not_restored(client, editor):
    suggestion = make_suggestion()
    row = suggestion.history.first()

    url = address(Suggestion, "as_it_was", suggestion.pk)
    assert client.post(f"{url}?part=suggestion&row={row.pk}&field=value", WHY).status_code == 403
    assert client.get(address(Suggestion, "deleted")).status_code == 403
