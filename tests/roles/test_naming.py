"""No row names a record that its user does not see, and no history shows it."""

import pytest

from initiatives import rights
from initiatives.models import Activity, ActivityRelation, Workshop
from tests.admin_data import make_workshop
from tests.admin_forms import address, row, send_back
from tests.editors import make_user, recorded
from tests.factories import make_activity

pytestmark = pytest.mark.django_db
REASON = {"change_reason": "Because"}


def test_a_row_names_no_draft_that_its_user_does_not_see(client, draft):
    hidden = make_activity("initiative", name="Hidden plan", publication_state="draft")
    url = address(Workshop, "change", draft.pk)
    fields = row(client.get(url), "relations", kind="part-of", to_activity=hidden.pk)

    answer = send_back(client, url, **fields, **REASON)

    assert answer.status_code == 200
    assert "Hidden plan" not in answer.text
    assert not ActivityRelation.objects.exists()


def test_a_row_that_names_a_hidden_draft_is_not_shown_and_stays(client, draft):
    hidden = make_activity("initiative", name="Hidden plan", publication_state="draft")
    ActivityRelation.objects.create(from_activity=draft, to_activity=hidden, kind="part-of")
    url = address(Workshop, "change", draft.pk)

    page = client.get(url)
    answer = send_back(client, url, city="Nairobi", **REASON)

    assert "Hidden plan" not in page.text
    assert (answer.status_code, ActivityRelation.objects.count()) == (302, 1)


def test_the_history_of_what_was_deleted_is_for_those_who_publish(client, draft, kenya):
    other = recorded(make_workshop(name="Deleted"), make_user("Contributor"))
    url = address(Workshop, "history", other.pk)
    other.delete()

    as_focal_point = client.get(url).status_code
    client.force_login(make_user("Editor"))

    assert (as_focal_point, client.get(url).status_code) == (403, 200)


def test_questions_are_asked_of_rows_as_of_records(draft, kenya):
    hidden = recorded(make_workshop(), make_user("Contributor"))
    rows = Activity.objects.order_by("pk")

    assert list(rights.visible(rows, kenya)) == [Activity.objects.get(pk=draft.pk)]
    assert list(rights.changeable(rows, kenya)) == list(rights.visible(rows, kenya))
    assert not rights.may_see(hidden, kenya)
    assert list(rights.visible(rows, make_user("Editor"))) == list(rows)
