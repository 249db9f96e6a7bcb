"""Merging: who may, what is refused, and that a refusal or a failure leaves all as it was."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models.signals import pre_delete

from initiatives import merging, models, workflow
from tests import factories as make
from tests.editors import make_user
from tests.loading import tables
from tests.merging_data import MAKERS, merge, milestone, pair

pytestmark = pytest.mark.django_db


# Who may, and what


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("role_name", ["Contributor", "Focal point"])
def test_who_only_enters_merges_nothing(model, role_name):
    kept, given_up = pair(model)

    with pytest.raises(PermissionDenied):
        merge(kept, given_up, make_user(role_name))

    assert model.objects.count() == 2


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_an_administrator_merges(model):
    kept, given_up = pair(model)

    merge(kept, given_up, make_user("Administrator"))

    assert list(model.objects.all()) == [kept]


@pytest.mark.parametrize(
    ("kept_state", "given_up_state", "is_merged"),
    [
        ("published", "published", True),
        ("published", "draft", True),
        ("published", "withdrawn", True),
        ("draft", "draft", True),
        ("withdrawn", "withdrawn", True),
        ("withdrawn", "draft", True),
        ("draft", "published", False),
        ("in-review", "published", False),
        ("withdrawn", "published", False),
        ("draft", "withdrawn", False),
    ],
)
def test_nothing_public_is_merged_into_what_is_not(kept_state, given_up_state, is_merged):
    kept = make.make_activity(slug="kept", publication_state=kept_state)
    given_up = make.make_activity(slug="given-up", publication_state=given_up_state)

    if is_merged:
        merge(kept, given_up)
    else:
        with pytest.raises(ValidationError, match="would be hidden"):
            merge(kept, given_up)

    assert models.Activity.objects.filter(slug="given-up").exists() == (not is_merged)


def test_what_was_public_once_counts_as_such():
    kept, given_up = make.make_activity(publication_state="draft"), make.make_activity()
    editor = make_user()
    workflow.withdraw(given_up, by=editor, reason="wrong")
    workflow.back_to_draft(given_up, by=editor, reason="to be mended")

    with pytest.raises(ValidationError, match="would be hidden"):
        merge(kept, given_up)


def test_records_of_two_kinds_or_one_record_are_refused():
    workshop, forum, body = make.make_activity(), make.make_activity("forum"), make.make_source()

    for kept, given_up in ((workshop, forum), (workshop, workshop), (workshop, body)):
        with pytest.raises(ValidationError):
            merge(kept, given_up)

    assert models.Activity.objects.count() == 2


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_merge_needs_its_reason(reason):
    kept, given_up = pair()

    with pytest.raises(ValidationError, match="Say why"):
        merging.merge(kept, given_up, by=make_user(), reason=reason)

    assert models.Activity.objects.count() == 2


def test_a_record_that_is_gone_is_refused():
    kept, given_up = pair()
    merge(kept, given_up)

    with pytest.raises(ValidationError, match="no longer on record"):
        merge(kept, given_up)


# What changed since the preview


def change_value(kept, given_up):
    models.Activity.objects.filter(pk=given_up.pk).update(city="Mombasa")


def change_row(kept, given_up):
    given_up.milestones.update(title="Closing")


def add_row(kept, given_up):
    make.make_claim(given_up)


def make_twin(kept, given_up):
    milestone(kept, title="Opening")


def publish(kept, given_up):
    models.Activity.objects.filter(pk=kept.pk).update(publication_state="withdrawn")
    models.Activity.objects.filter(pk=given_up.pk).update(publication_state="withdrawn")


@pytest.mark.parametrize("change", [change_value, change_row, add_row, make_twin, publish])
def test_what_changed_since_the_preview_is_not_merged(change):
    kept, given_up = pair()
    milestone(given_up)
    stamp = merging.preview(kept, given_up).stamp
    change(kept, given_up)
    before = tables()

    with pytest.raises(ValidationError, match="has changed meanwhile"):
        merge(kept, given_up, make_user(), stamp=stamp)

    assert models.Activity.objects.count() == 2
    assert tables()["initiatives_activity"] == before["initiatives_activity"]


def test_what_holds_as_in_the_preview_is_merged():
    kept, given_up = pair()
    milestone(given_up)
    stamp = merging.preview(kept, given_up).stamp
    make.make_claim(make.make_activity())

    merge(kept, given_up, stamp=stamp)

    assert kept.milestones.count() == 1


def test_a_choice_that_is_none_is_refused():
    kept, given_up = pair()

    with pytest.raises(ValidationError):
        merge(kept, given_up, taken=["slug"])


def test_a_failure_in_the_middle_leaves_everything_as_it_was():
    kept, given_up = pair()
    for activity in (kept, given_up):
        make.make_participation(activity, "KEN")
        make.make_claim(activity)
    editor, before = make_user(), tables()

    def fail(instance, **_):
        raise RuntimeError

    pre_delete.connect(fail, sender=models.Activity)
    try:
        with pytest.raises(RuntimeError):
            merge(kept, given_up, editor)
    finally:
        pre_delete.disconnect(fail, sender=models.Activity)

    after = tables()
    assert {name for name in before if after[name] != before[name]} <= {"initiatives_dataversion"}
