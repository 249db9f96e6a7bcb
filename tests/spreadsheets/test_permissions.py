"""Who may download, upload and write spreadsheets: by role, by direct requests."""

from uuid import uuid4

import pytest
from django.test import Client

from initiatives.models import Initiative, Workshop
from tests.admin_data import make_workshop
from tests.admin_forms import address
from tests.changing import signed_in
from tests.editors import make_superuser, make_user, recorded
from tests.spreadsheets.sheets import download, mistakes, outcomes, upload, workbook, write

pytestmark = pytest.mark.django_db

STATES = ["draft", "in-review", "published", "withdrawn"]
# Which records each role may change by a sheet, and whether it may make new ones.
ROLES = {
    "Contributor": (["draft"], True),
    "Focal point": (["draft"], True),
    "Editor": (STATES, True),
    "Administrator": (STATES, True),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", STATES)
def test_each_role_changes_what_it_may_change_in_its_form(role, state):
    user = make_user(role)
    client = signed_in(user)
    recorded(make_workshop(state, slug="course", city="Nairobi"), user)
    rows = download(client, Workshop)
    rows[0]["city"] = "Mombasa"

    page = upload(client, Workshop, workbook(rows))
    write(client, Workshop, page)

    may_change = state in ROLES[role][0]
    assert outcomes(page) == ({"changed": 1} if may_change else {"refused": 1})
    assert Workshop.objects.get().city == ("Mombasa" if may_change else "Nairobi")
    if not may_change:
        assert [column for _row, column, _reason in mistakes(page)] == ["slug"]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_that_enters_records_makes_drafts(role):
    client = signed_in(make_user(role))

    write(client, Workshop, upload(client, Workshop, workbook([{"slug": "new", "name": "New"}])))

    assert Workshop.objects.get().publication_state == "draft"


def without_rights():
    user = make_user("Editor")
    user.groups.clear()
    return signed_in(user)


@pytest.mark.parametrize(("visitor", "status"), [(Client, 302), (without_rights, 403)])
def test_nobody_else_gets_or_sends_any(visitor, status):
    make_workshop()
    page = upload(signed_in(make_superuser()), Workshop, workbook([{"slug": "new", "name": "New"}]))
    key, client = page.context["upload"].key, visitor()

    answers = [
        client.get(address(Workshop, "download")),
        client.get(address(Workshop, "upload")),
        client.post(address(Workshop, "upload"), {}),
        client.get(address(Workshop, "sheet", key)),
        client.post(address(Workshop, "write", key)),
    ]

    assert [answer.status_code for answer in answers] == [status] * len(answers)
    assert not Workshop.objects.filter(slug="new").exists()


def test_a_file_is_open_to_who_uploaded_it_alone_and_where_it_was_uploaded():
    own, other = signed_in(make_user("Editor")), signed_in(make_user("Editor"))
    key = upload(own, Workshop, workbook([{"slug": "new", "name": "New"}])).context["upload"].key

    answers = [
        other.get(address(Workshop, "sheet", key)),
        other.post(address(Workshop, "write", key)),
        own.get(address(Initiative, "sheet", key)),
        own.post(address(Initiative, "write", key)),
        own.get(address(Workshop, "sheet", uuid4())),
    ]

    assert [answer.status_code for answer in answers] == [404] * len(answers)
    assert not Workshop.objects.exists()


def test_who_lost_the_right_meanwhile_writes_nothing():
    user = make_user("Editor")
    client = signed_in(user)
    make_workshop("published", slug="course", city="Nairobi")
    rows = download(client, Workshop)
    rows[0]["city"] = "Mombasa"
    page = upload(client, Workshop, workbook(rows))
    user.groups.set([make_user("Contributor").groups.get()])

    written = write(client, Workshop, page)

    assert written.context["state"].step == "refused"
    assert Workshop.objects.get().city == "Nairobi"


def test_a_file_is_taken_with_the_token_of_its_form_alone():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("Editor"))

    answer = client.post(address(Workshop, "upload"), {"change_reason": "Why"})

    assert answer.status_code == 403


def test_a_file_is_written_once_and_only_when_asked_by_post(client, editor):
    page = upload(client, Workshop, workbook([{"slug": "new", "name": "New"}]))
    key = page.context["upload"].key

    assert client.get(address(Workshop, "write", key)).status_code == 405
    write(client, Workshop, page)
    Workshop.objects.update(city="Mombasa")
    again = write(client, Workshop, page)

    assert again.context["state"].step == "written"
    assert Workshop.objects.get().history.count() == 1
