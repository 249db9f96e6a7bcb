"""Deleted records come back with all that was deleted in the same act, under the same key."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from initiatives import restoring, workflow
from initiatives.models import (
    Activity,
    ActivityRelation,
    Commitment,
    Evidence,
    Organization,
    Participation,
    Redirect,
    Source,
    Workshop,
)
from initiatives.restoring import NothingThereError
from initiatives.signing import delete_signed
from tests.editors import make_superuser, make_user
from tests.factories import (
    make_activity,
    make_claim,
    make_commitment,
    make_evidence,
    make_organization,
    make_participation,
    make_source,
)
from tests.full_record import make_full_record
from tests.restoring import deleted, edit, held, put_back
from tests.signatures import signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_superuser()


@pytest.mark.parametrize("kind", ["initiative", "workshop", "forum"])
def test_a_deleted_activity_comes_back_with_all_of_its_rows(kind, editor):
    record = make_full_record(kind, publication_state="draft")
    other = make_activity(publication_state="draft", name="Deleted too")
    make_claim(other)
    before = held(Activity, record.pk)
    workflow.delete(record, by=editor, reason="entered twice")
    workflow.delete(other, by=editor, reason="entered twice")

    put_back(deleted(record, record.pk), editor, "it was not twice")

    assert held(Activity, record.pk) == before
    assert len({name for name, _key in before}) == 18
    assert not Activity.objects.filter(pk=other.pk).exists()
    found = Activity.objects.get(pk=record.pk)
    assert (found.kind, found.publication_state) == (kind, "draft")
    assert found.first_recorded_at == record.first_recorded_at
    assert signed(found)[1:] == (editor, "it was not twice")
    assert found.recorded_countries == 2


def test_a_row_that_was_deleted_before_stays_deleted(editor):
    record = make_activity(publication_state="draft")
    gone, kept = make_participation(record, "KEN"), make_participation(record, "ZMB")
    delete_signed([gone], by=editor, reason="entered twice")
    workflow.delete(record, by=editor, reason="entered twice")

    put_back(deleted(record, record.pk), editor)

    assert Participation.objects.get() == kept


def test_a_relation_to_another_deleted_record_is_left_out(editor):
    record = make_activity(publication_state="draft")
    other = make_activity(publication_state="draft")
    ActivityRelation.objects.create(from_activity=other, to_activity=record, kind="supports")
    workflow.delete(record, by=editor, reason="twice")
    workflow.delete(other, by=editor, reason="twice")

    put_back(deleted(record, record.pk), editor)

    assert Activity.objects.get() == record
    assert not ActivityRelation.objects.exists()


@pytest.mark.parametrize("make", [make_organization, make_source, make_commitment])
def test_a_deleted_record_of_another_kind_comes_back(make, editor):
    record = make()
    if isinstance(record, Commitment):
        make_evidence(record)
    before = held(type(record), record.pk)
    delete_signed([record], by=editor, reason="wrong")

    put_back(deleted(record, next(iter(before))[1]), editor)

    assert held(type(record), next(iter(before))[1]) == before


def test_what_pointed_to_a_record_points_to_it_again_unless_it_was_edited_since(editor):
    record = make_activity(publication_state="draft")
    commitment = make_commitment()
    pointing, edited = (make_evidence(commitment, activity=record) for _number in range(2))
    never = make_evidence(commitment)
    workflow.delete(record, by=editor, reason="twice")
    edit(Evidence.objects.get(pk=edited.pk), note="Held without it")

    put_back(deleted(record, record.pk), editor, "it was not twice")

    found = Evidence.objects.order_by("pk").values_list("pk", "activity_id")
    assert list(found) == [(pointing.pk, record.pk), (edited.pk, None), (never.pk, None)]
    assert signed(pointing) == ("~", editor, "it was not twice")


def test_a_slug_that_was_taken_meanwhile_is_refused_and_another_taken(editor):
    record = make_activity(publication_state="draft", slug="training-2025", name="First")
    key = record.pk
    workflow.delete(record, by=editor, reason="twice")
    make_activity("forum", slug="training-2025", name="Second")
    Redirect.objects.create(noun="activity", old_slug="old", new_slug="training-2025")

    with pytest.raises(ValidationError) as refusal:
        put_back(deleted(record, key), editor)
    assert refusal.value.messages == [
        "The slug “training-2025” is taken by “Second” by now: give another."
    ]
    with pytest.raises(ValidationError, match="taken by “old → training-2025”"):
        put_back(deleted(record, key, "old"), editor)
    put_back(deleted(record, key, "training-2025-b"), editor)

    assert Workshop.objects.get(pk=key).slug == "training-2025-b"


def test_a_record_whose_target_is_gone_names_it(editor):
    source = make_source(title="A page taken down")
    record = make_activity(publication_state="draft")
    make_claim(record, source=source)
    workflow.delete(record, by=editor, reason="twice")
    delete_signed([source], by=editor, reason="gone")

    with pytest.raises(ValidationError) as refusal:
        put_back(deleted(record, record.pk), editor)

    assert refusal.value.messages == [
        "“A page taken down” (source) is no longer on record: restore it first."
    ]
    assert not Activity.objects.exists()
    put_back(deleted(source, Source.history.latest("history_id").id), editor)
    put_back(deleted(record, record.pk), editor)
    assert Activity.objects.get().claims.get().source.title == "A page taken down"


def test_what_is_there_is_not_brought_back_again(editor):
    record = make_organization()
    key = record.pk
    with pytest.raises(NothingThereError):
        deleted(record, key)()
    delete_signed([record], by=editor, reason="wrong")
    asked = deleted(record, key)
    token = asked().token
    put_back(asked, editor)

    with pytest.raises(NothingThereError):
        restoring.put_back(asked, token=token, by=editor, reason="again")
    assert Organization.objects.count() == 1


def test_who_may_not_add_may_not_bring_back():
    record = make_activity(publication_state="draft")
    workflow.delete(record, by=make_superuser(), reason="twice")
    nobody = make_user()
    nobody.groups.clear()

    with pytest.raises(PermissionDenied):
        put_back(deleted(record, record.pk), nobody)

    assert not Activity.objects.exists()


def test_deleted_records_are_listed_once_and_those_on_file_never(editor):
    kept, back, gone = (make_organization(name=name) for name in ("Kept", "Back", "Gone"))
    key = back.pk
    delete_signed([back, gone], by=editor, reason="wrong")
    put_back(deleted(back, key), editor)

    found = restoring.deleted_of(Organization)

    assert [restoring.title_of(row) for row in found] == ["Gone"]
    assert kept.pk not in [row.id for row in found]
    delete_signed([Organization.objects.get(pk=key)], by=editor, reason="wrong")
    assert [restoring.title_of(row) for row in found.all()] == ["Back", "Gone"]
