"""What is not put back: nothing of it is written, and it is said why."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from initiatives import restoring, workflow
from initiatives.models import (
    Activity,
    Claim,
    Commitment,
    Organization,
    OrganizationRole,
    Participation,
)
from initiatives.signing import delete_signed
from tests.editors import make_superuser, make_user
from tests.factories import (
    make_activity,
    make_claim,
    make_commitment,
    make_organization,
    make_override,
    make_participation,
)
from tests.restoring import edit, one_field, put_back, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_superuser()


def test_what_is_no_longer_on_record_is_named_and_nothing_is_written(editor):
    record = make_activity(city="Nairobi")
    body = make_organization(name="A dissolved body")
    role = OrganizationRole.objects.create(activity=record, organization=body, role="organizer")
    moment = timezone.now()
    edit(record, city="Mombasa")
    delete_signed([role], by=None, reason="wrong")
    delete_signed([body], by=None, reason="dissolved")

    with pytest.raises(ValidationError) as refusal:
        put_back(whole(record, moment), editor)

    assert refusal.value.messages == [
        "“A dissolved body” (organization) is no longer on record: restore it first."
    ]
    assert Activity.objects.get().city == "Mombasa"
    assert not OrganizationRole.objects.exists()
    assert not Organization.objects.exists()


def test_what_is_public_is_not_left_without_its_only_source(editor):
    record = make_activity(starts_on="2025-06", city="Nairobi")
    moment = timezone.now()
    claim = make_claim(record)
    workflow.touch(record)
    text = (
        "The public record would be left without a source for: Name, Dates, City. "
        "Put back single fields, or withdraw the record from publication first."
    )

    plan = whole(record, moment)()
    with pytest.raises(ValidationError) as refusal:
        put_back(whole(record, moment), editor)

    assert plan.refusals == refusal.value.messages == [text]
    assert plan.warnings == [
        "No source would carry these values, which are then shown as such: Name, Starts on, City."
    ]
    assert not Claim.objects.get(pk=claim.pk).is_withdrawn
    assert Activity.objects.get().unsourced_fields == []


def test_a_record_that_is_not_public_may_lose_its_source_and_says_so(editor):
    record = make_activity(starts_on="2025-06", publication_state="draft")
    moment = timezone.now()
    make_claim(record)
    workflow.touch(record)

    plan = whole(record, moment)()
    put_back(whole(record, moment), editor)

    assert plan.refusals == []
    assert plan.warnings == [
        "No source would carry these values, which are then shown as such: Name, Starts on."
    ]
    assert Activity.objects.get().unsourced_fields == ["name", "starts_on"]


def test_a_public_record_goes_back_to_what_its_sources_carried(editor):
    record = make_activity(starts_on="2025-06", city="Nairobi")
    make_claim(record)
    moment = timezone.now()
    edit(record, city="Mombasa")
    workflow.touch(record)
    make_claim(record, "city", value="Mombasa")

    plan = whole(record, moment)()
    put_back(whole(record, moment), editor)

    assert (plan.refusals, plan.warnings) == ([], [])
    assert (Activity.objects.get().city, Activity.objects.get().unsourced_fields) == ("Nairobi", [])


def test_a_field_that_comes_back_without_a_source_says_so(editor):
    record = make_activity(starts_on="2025-06", city="Nairobi")
    edit(record, city="Mombasa")
    make_claim(record)
    workflow.touch(record)

    plan = one_field(record, "city")()
    put_back(one_field(record, "city"), editor)

    assert plan.refusals == []
    assert plan.warnings == [
        "No source would carry these values, which are then shown as such: City."
    ]
    assert Activity.objects.get().unsourced_fields == ["city"]


def test_a_row_that_was_moved_to_another_record_is_not_taken_from_it(editor):
    record, other = make_activity(), make_activity()
    part = make_participation(record, "KEN")
    moment = timezone.now()
    edit(part, activity=other)

    for asked in (whole(record, moment), whole(other, moment)):
        with pytest.raises(ValidationError, match="was moved between records"):
            put_back(asked, editor)

    assert Participation.objects.get().activity == other


def test_a_failure_in_the_middle_leaves_everything_as_it_was(editor):
    record = make_activity("initiative", name="As announced")
    commitment = make_commitment(record, slug="promise")
    moment = timezone.now()
    edit(record, name="As misread")
    delete_signed([commitment], by=None, reason="wrong")
    other = make_commitment(slug="promise")
    rows = Activity.history.count(), Commitment.history.count()

    with pytest.raises(ValidationError, match="Slug"):
        put_back(whole(record, moment), editor)

    assert Activity.objects.get(pk=record.pk).name == "As misread"
    assert Commitment.objects.get() == other
    assert (Activity.history.count(), Commitment.history.count()) == rows


def test_a_change_since_it_was_shown_is_not_overwritten(editor):
    record = make_activity(city="Nairobi")
    moment = edit(record, city="Mombasa")
    asked = whole(record, moment)
    token = asked().token
    make_participation(record, "KEN")
    edit(record, venue="Hall 2")

    with pytest.raises(ValidationError, match="changed meanwhile"):
        restoring.put_back(asked, token=token, by=editor, reason="as it was")

    assert Activity.objects.get().city == "Mombasa"
    assert Participation.objects.count() == 1


def test_who_may_not_change_a_row_may_not_put_it_back():
    record = make_activity("initiative", publication_state="draft")
    commitment = make_commitment(record)
    moment = timezone.now()
    make_override(commitment)
    asked = whole(record, moment)
    contributor = make_user("Contributor")

    assert asked().lacking(contributor) == ["It would change overrides, which you may not."]
    with pytest.raises(PermissionDenied):
        put_back(asked, contributor)
    assert commitment.overrides.count() == 1


def test_nothing_is_put_back_without_a_reason_or_where_nothing_differs(editor):
    record = make_activity(city="Nairobi")
    moment = edit(record, city="Mombasa")

    with pytest.raises(ValidationError, match="Say why"):
        put_back(whole(record, moment), editor, " ")
    with pytest.raises(ValidationError, match="Nothing would change"):
        put_back(whole(record, timezone.now()), editor)
    assert Activity.objects.get().city == "Mombasa"
