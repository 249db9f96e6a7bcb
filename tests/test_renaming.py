"""A record gets another address, and the former ones lead on."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from initiatives import workflow
from initiatives.models import Activity, Redirect
from tests.editors import make_user
from tests.factories import make_activity, make_organization, make_source

pytestmark = pytest.mark.django_db


def test_renaming_leaves_redirects_from_every_former_address():
    activity, editor = make_activity(slug="first"), make_user()

    workflow.rename(activity, "second", by=editor, reason="typing error")
    workflow.rename(activity, "third", by=editor, reason="year added")

    assert Activity.objects.get().slug == activity.slug == "third"
    assert list(Redirect.objects.values_list("noun", "old_slug", "new_slug")) == [
        ("activity", "first", "third"),
        ("activity", "second", "third"),
    ]
    assert activity.history.latest().history_change_reason == "year added"


def test_renaming_back_frees_the_former_address():
    organization, editor = make_organization(slug="first"), make_user()

    workflow.rename(organization, "second", by=editor, reason="new name")
    workflow.rename(organization, "first", by=editor, reason="new name was wrong")

    assert list(Redirect.objects.values_list("noun", "old_slug", "new_slug")) == [
        ("organization", "second", "first")
    ]


def test_every_renaming_keeps_the_first_slug():
    activity, editor = make_activity(slug="first"), make_user()

    for slug in ("second", "first", "second", "third"):
        workflow.rename(activity, slug, by=editor, reason="undecided")

    renamings = Redirect.objects.renamings("activity", "third")
    assert list(renamings.values_list("old_slug", "first_slug")) == [
        ("first", "first"),
        ("second", "first"),
    ]


def test_a_redirect_typed_by_hand_is_no_renaming():
    Redirect.objects.create(noun="activity", old_slug="misspelt", new_slug="right")

    assert not Redirect.objects.renamings("activity", "right").exists()


@pytest.mark.parametrize("slug", ["taken", "former", "not a slug", ""])
def test_an_address_that_is_taken_or_impossible_is_refused(slug):
    other, editor = make_activity(slug="former"), make_user()
    workflow.rename(other, "taken", by=editor, reason="year added")
    activity = make_activity(slug="mine")

    with pytest.raises(ValidationError) as refusal:
        workflow.rename(activity, slug, by=editor, reason="shorter")

    assert "slug" in refusal.value.message_dict
    assert Activity.objects.get(pk=activity.pk).slug == "mine"


def test_renaming_to_the_same_address_does_nothing():
    activity = make_activity(slug="mine")

    workflow.rename(activity, "mine", by=make_user(), reason="none")

    assert not Redirect.objects.exists()


def test_renaming_needs_the_permission_to_change_the_record():
    source = make_source()

    with pytest.raises(PermissionDenied):
        workflow.rename(source, "other", by=make_user("Contributor"), reason="shorter")
