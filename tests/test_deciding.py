"""What becomes of a suggestion: accepted as a claim, or declined; by whom."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from initiatives import deciding, workflow
from initiatives.changelog.log import Log
from initiatives.models import Activity, Claim, Publisher, Source, Suggestion
from tests.deciding import accept, claimed, decline, state_of
from tests.editors import make_user
from tests.factories import (
    make_activity,
    make_claim,
    make_country,
    make_organization,
    make_source,
    make_suggestion,
)

pytestmark = pytest.mark.django_db


# Accepting


def test_an_accepted_suggestion_is_a_stated_claim_with_its_source():
    course, other = make_activity(slug="course", city="Nairobi"), make_activity(slug="other")
    editor, source, suggestion = make_user(), make_source(), make_suggestion()

    accept(suggestion, editor, claim=claimed(source, quote="in Mombasa", locator="page 2"))

    claim = Claim.objects.get()
    told = (claim.activity, claim.field, claim.value, claim.source, claim.basis)
    assert told == (course, "city", "Mombasa", source, "stated")
    assert (claim.quote, claim.locator) == ("in Mombasa", "page 2")
    assert (suggestion.state, suggestion.claim) == ("accepted", claim)
    assert suggestion.decided_at is not None
    assert Activity.objects.get(pk=course.pk).city == "Nairobi"
    assert not other.claims.exists()


def test_each_row_that_accepting_writes_is_signed():
    make_activity(slug="course")
    editor, suggestion = make_user(), make_suggestion()
    publisher = Publisher(slug="paper", name="A paper")
    source = Source(slug="text", title="A text", publisher=publisher, kind="news")

    accept(suggestion, editor, claim=claimed(source))

    rows = [Publisher.objects.get(), Source.objects.get(), Claim.objects.get(), suggestion]
    signed = [row.history.latest() for row in rows]
    assert [(row.history_user, row.history_change_reason) for row in signed] == (
        [(editor, "Read on page 2")] * 4
    )


def test_the_record_takes_the_value_over_if_the_editor_says_so():
    make_activity(slug="course", city="Nairobi", starts_on="2025-05", ends_on="2025-06")
    dates = make_suggestion(field="dates", value="12 to 16 May")

    accept(make_suggestion(), claim=claimed(), is_shown=True)
    given = {"value": "12 to 16 May 2025", "normalised": "2025-05-12 to 2025-05-16"}
    accept(dates, claim=claimed(**given), is_shown=True)

    course = Activity.objects.get()
    assert (course.city, course.starts_on, course.ends_on) == (
        "Mombasa",
        "2025-05-12",
        "2025-05-16",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [("starts_on", "May"), ("ends_on", "2020"), ("status", "over"), ("participants", "many")],
)
def test_a_value_that_the_record_cannot_hold_writes_nothing(field, value):
    make_activity(slug="course", starts_on="2025")
    suggestion = make_suggestion(field=field)

    with pytest.raises((ValidationError, ValueError)):
        accept(suggestion, claim=claimed(value=value), is_shown=True)

    assert not Claim.objects.exists()
    assert state_of(suggestion) == ("open", "", "")


def test_what_has_no_column_of_its_own_is_not_taken_over():
    make_activity(slug="course")

    with pytest.raises(ValidationError):
        accept(make_suggestion(field="vote"), claim=claimed(value="120"), is_shown=True)

    assert not Claim.objects.exists()


def test_the_activity_is_changed_with_its_claim():
    course = make_activity(slug="course", city="Nairobi")
    make_claim(course, "city", value="Nairobi")
    workflow.touch(course)
    before = Activity.objects.get()

    accept(make_suggestion(), claim=claimed())

    after = Activity.objects.get()
    assert after.last_changed_at > before.last_changed_at
    assert (before.has_differing_claims, after.has_differing_claims) == (False, True)


def test_the_claim_is_in_the_log_and_the_suggestion_is_not():
    make_activity(slug="course")
    suggestion = make_suggestion(remark="Not for the public", contact="me@example.org")

    accept(suggestion, claim=claimed())

    changes = Log()[:100]
    assert [(row.part, row.action) for row in changes if row.part] == [("claim", "added")]
    assert "Not for the public" not in repr(changes)
    assert "me@example.org" not in repr(changes)


@pytest.mark.parametrize("noun", ["organization", "country"])
def test_of_a_record_without_claims_the_decision_alone_is_written(noun):
    slug = {"organization": make_organization().slug, "country": make_country("KEN").iso_alpha3}
    suggestion = make_suggestion(noun, slug[noun], field="name", value="Another name")

    accept(suggestion)

    assert state_of(suggestion) == ("accepted", "Read on page 2", "")
    assert not Claim.objects.exists()


def test_a_fact_of_an_activity_of_which_no_claim_is_kept_writes_none():
    make_activity(slug="course")
    suggestion = make_suggestion(field="website", value="https://example.org")

    accept(suggestion)

    assert (suggestion.state, suggestion.claim) == ("accepted", None)


def test_a_claim_needs_an_activity_and_something_to_write():
    gone = make_suggestion(slug="gone")
    make_activity(slug="course")

    for suggestion, claim in ((gone, claimed()), (make_suggestion(), None)):
        with pytest.raises(ValidationError):
            accept(suggestion, claim=claim)

    assert not Claim.objects.exists()


def test_the_same_claim_twice_is_refused_and_the_suggestion_stays_open():
    course, source = make_activity(slug="course"), make_source()
    make_claim(course, "city", value="Mombasa", source=source)
    suggestion = make_suggestion(contact="me@example.org")

    with pytest.raises(ValidationError):
        accept(suggestion, claim=claimed(source))

    assert state_of(suggestion) == ("open", "", "me@example.org")


def test_a_source_that_is_refused_leaves_no_publisher():
    make_activity(slug="course")
    before = Publisher.objects.count()
    source = Source(slug="text", title="", publisher=Publisher(slug="p", name="P"), kind="news")

    with pytest.raises(ValidationError):
        accept(make_suggestion(), claim=claimed(source))

    assert Publisher.objects.count() == before


# Declining


def test_a_declined_suggestion_changes_nothing_but_itself():
    make_activity(slug="course", city="Nairobi")
    suggestion, other = make_suggestion(), make_suggestion()

    decline(suggestion)

    assert (suggestion.state, suggestion.decision) == ("declined", "Not in the source")
    assert suggestion.decided_at is not None
    assert not Claim.objects.exists()
    assert Activity.objects.get().city == "Nairobi"
    assert state_of(other) == ("open", "", "")


# Who, and how often


@pytest.mark.parametrize("decision", [accept, decline])
@pytest.mark.parametrize("role", ["Contributor", "Focal point"])
def test_only_who_may_change_suggestions_decides(role, decision):
    make_activity(slug="course")
    suggestion = make_suggestion()

    with pytest.raises(PermissionDenied):
        decision(suggestion, make_user(role))

    assert state_of(suggestion) == ("open", "", "")


@pytest.mark.parametrize("role", ["Editor", "Administrator"])
def test_editors_and_administrators_decide(role):
    make_activity(slug="course")
    suggestion = make_suggestion()

    accept(suggestion, make_user(role), claim=claimed())

    assert suggestion.state == "accepted"


@pytest.mark.parametrize("first", [accept, decline])
@pytest.mark.parametrize("second", [accept, decline])
def test_a_decision_is_for_good(first, second):
    suggestion = make_suggestion("organization", make_organization().slug)
    first(suggestion)
    before = state_of(suggestion)

    with pytest.raises(ValidationError) as refusal:
        second(suggestion)

    assert refusal.value.code == "decided"
    assert state_of(suggestion) == before


def test_a_decision_needs_a_reason():
    suggestion = make_suggestion()

    with pytest.raises(ValidationError) as refusal:
        deciding.decline_suggestion(suggestion, by=make_user(), reason=" ")

    assert refusal.value.code == "no_reason"


# Renaming


def test_a_suggestion_follows_its_record_to_another_address():
    course, editor = make_activity(slug="course"), make_user()
    suggestion, other = make_suggestion(), make_suggestion("source", "course")

    workflow.rename(course, "seminar", by=editor, reason="called so")

    slugs = list(Suggestion.objects.order_by("pk").values_list("pk", "slug"))
    assert slugs == [(suggestion.pk, "seminar"), (other.pk, "course")]
