"""Who may move what, and the move."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives import workflow
from initiatives.models import Activity, Claim, DataVersion, Redirect, Workshop
from tests.editors import make_user
from tests.factories import (
    make_activity,
    make_claim,
    make_country,
    make_organization,
    make_participation,
    make_publisher,
    make_source,
)

pytestmark = pytest.mark.django_db
MOVES = {
    "submit": workflow.submit,
    "publish": workflow.publish,
    "withdraw": workflow.withdraw,
    "back_to_draft": workflow.back_to_draft,
}
STATES = ["draft", "in-review", "published", "withdrawn"]
LEGAL = {
    ("submit", "draft"): "in-review",
    ("publish", "in-review"): "published",
    ("publish", "withdrawn"): "published",
    ("withdraw", "published"): "withdrawn",
    ("back_to_draft", "in-review"): "draft",
    ("back_to_draft", "withdrawn"): "draft",
}


def sourced(state, **fields):
    """Return a dated workshop in a state, with one claim for the whole record."""
    activity = make_activity(starts_on="2025-05-12", publication_state=state, **fields)
    make_claim(activity)
    return activity


def state_of(activity):
    return Activity.objects.get(pk=activity.pk).publication_state


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", MOVES)
def test_each_move_starts_where_the_table_says(name, state):
    activity, editor = sourced(state), make_user()

    if (name, state) in LEGAL:
        MOVES[name](activity, by=editor, reason="checked")
        expected = LEGAL[name, state]
    else:
        with pytest.raises(ValidationError) as refusal:
            MOVES[name](activity, by=editor, reason="checked")
        assert refusal.value.code == "illegal_move"
        expected = state

    assert (state_of(activity), activity.publication_state) == (expected, expected)


@pytest.mark.parametrize(
    ("role", "name", "is_allowed"),
    [
        ("Contributor", "submit", True),
        ("Contributor", "publish", False),
        ("Contributor", "withdraw", False),
        ("Contributor", "back_to_draft", True),
        ("Focal point", "publish", False),
        ("Focal point", "withdraw", False),
        ("Editor", "publish", True),
        ("Administrator", "withdraw", True),
    ],
)
def test_roles_may_make_these_moves(role, name, is_allowed):
    start = next(state for move, state in LEGAL if move == name)
    activity, user = sourced(start), make_user(role)

    if is_allowed:
        MOVES[name](activity, by=user, reason="checked")
    else:
        with pytest.raises(PermissionDenied):
            MOVES[name](activity, by=user, reason="checked")

    assert (state_of(activity) != start) is is_allowed


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_moves_without_a_reason(reason):
    activity = sourced("draft")

    with pytest.raises(ValidationError) as refusal:
        workflow.submit(activity, by=make_user(), reason=reason)

    assert (refusal.value.code, state_of(activity)) == ("no_reason", "draft")


def test_publishing_names_each_field_without_a_source():
    activity = make_activity(
        publication_state="in-review", starts_on="2025", city="Nairobi", participants="37"
    )
    make_claim(activity, "city", value="Nairobi")

    with pytest.raises(ValidationError) as refusal:
        workflow.publish(activity, by=make_user(), reason="checked")

    assert refusal.value.params["names"] == ["name", "dates", "participants"]
    assert refusal.value.messages == [
        "“A workshop” is not published: no source is recorded for: Name, Dates, Participants."
    ]
    assert state_of(activity) == "in-review"


def test_a_move_leaves_one_history_row_with_user_and_reason():
    activity, editor = sourced("in-review"), make_user()
    rows = activity.history.count()

    workflow.publish(Workshop.objects.get(pk=activity.pk), by=editor, reason="all dates checked")

    latest = activity.history.latest()
    assert activity.history.count() == rows + 1
    assert (latest.publication_state, latest.history_user, latest.history_change_reason) == (
        "published",
        editor,
        "all dates checked",
    )


def test_a_move_saves_nothing_else_that_the_caller_changed():
    activity = sourced("draft")
    activity.name = "Not saved"

    workflow.submit(activity, by=make_user(), reason="complete")

    assert Activity.objects.get(pk=activity.pk).name == "A workshop"


def test_of_two_people_moving_one_record_the_second_is_told():
    seen_by_both = sourced("in-review")
    same = Activity.objects.get(pk=seen_by_both.pk)

    workflow.publish(seen_by_both, by=make_user(), reason="checked")

    with pytest.raises(ValidationError, match="Published"):
        workflow.back_to_draft(same, by=make_user(), reason="not yet")


def test_touch_sets_the_date_and_all_that_is_derived_and_counts():
    activity = make_activity(publication_state="draft")
    Activity.objects.update(last_changed_at=timezone.now() - timedelta(days=2))
    make_participation(activity, "KEN", "host")
    make_participation(activity, "KEN", "participant")
    make_participation(activity, "ZMB")
    kenya = make_source(make_publisher("government", country="KEN"))
    make_claim(activity, source=kenya)
    make_claim(activity, "city", value="Nairobi", source=kenya)
    make_claim(activity, "city", value="Mombasa", source=make_source())

    workflow.touch(activity)

    row = Activity.objects.get(pk=activity.pk)
    assert timezone.now() - row.last_changed_at < timedelta(minutes=1)
    assert (row.recorded_countries, row.independent_sources) == (2, 2)
    assert (row.one_party, row.has_differing_claims) == ("no", True)
    assert {voice.voice for voice in row.voices.all()} == {"host", "press"}
    assert "kenya" in row.search_text
    assert (activity.recorded_countries, activity.last_changed_at) == (2, row.last_changed_at)
    assert DataVersion.objects.get().number == 1


def test_touch_forgets_voices_that_fell_silent():
    activity = make_activity()
    claim = make_claim(activity)
    workflow.touch(activity)
    claim.delete()

    workflow.touch(activity)

    assert not activity.voices.exists()
    assert DataVersion.objects.get().number == 2


def test_touch_with_a_reason_leaves_a_row_in_the_history_of_the_activity():
    activity, editor = make_activity(), make_user()
    rows = activity.history.count()

    workflow.touch(activity)
    workflow.touch(activity, by=editor, reason="Zambia added")

    latest = activity.history.latest()
    assert activity.history.count() == rows + 1
    assert (latest.history_user, latest.history_change_reason) == (editor, "Zambia added")


def test_touch_takes_as_many_queries_for_ten_rows_as_for_two():
    workflow.touch(make_activity())  # the counter is there from here on

    assert queries_to_touch(rows=10) == queries_to_touch(rows=2)


def queries_to_touch(rows):
    activity = make_activity()
    for number in range(rows):
        make_participation(activity, f"X{number:02}").sources.add(make_source())
        make_claim(activity, "city", value=f"City {number}")
    with CaptureQueriesContext(connection) as queries:
        workflow.touch(activity)
    return len(queries)


def test_withdrawing_the_chosen_claim_lets_the_best_supported_value_take_its_place():
    activity = make_activity(countries="nearly 40", countries_high=Decimal(39))
    chosen = make_claim(activity, "countries", value="nearly 40 countries", normalised="nearly 40")
    make_claim(activity, "countries", value="over 50", source=make_source(published_on="2026"))
    make_claim(activity, "countries", value="34", source=make_source(published_on="2024"))
    make_claim(activity, "countries", value="34 states", normalised="34")

    workflow.withdraw_claim(chosen, by=make_user(), reason="misread")

    row = Activity.objects.get(pk=activity.pk)
    assert (row.countries, row.countries_low, row.countries_high) == ("34", 34, 34)
    claim = Claim.objects.get(pk=chosen.pk)
    assert (claim.is_withdrawn, claim.withdrawn_reason) == (True, "misread")


def test_a_less_exact_value_comes_last_and_another_measure_never():
    activity = make_activity(starts_on="2025-05-12")
    exact = make_claim(activity, "starts_on", normalised="2025-05-12")
    also = make_claim(activity, "starts_on", normalised="2025-05-13")
    for normalised, stands in (("2025-05", "coarser"), ("2024", "earlier")):
        newest = make_source(published_on="2026")
        make_claim(activity, "starts_on", normalised=normalised, stands=stands, source=newest)
    found = []

    for claim in (exact, also):
        workflow.withdraw_claim(claim, by=make_user(), reason="misread")
        found.append(Activity.objects.get().starts_on)

    assert found == ["2025-05-13", "2025-05"]


def test_of_equally_supported_values_the_latest_takes_the_place():
    activity = make_activity(city="Nairobi")
    chosen = make_claim(activity, "city", value="Nairobi")
    make_claim(activity, "city", value="Kisumu", source=make_source(published_on="2026-02"))
    make_claim(activity, "city", value="Mombasa", source=make_source(published_on="2025-02"))

    workflow.withdraw_claim(chosen, by=make_user(), reason="misread")

    assert Activity.objects.get(pk=activity.pk).city == "Kisumu"


def test_reprints_of_one_text_support_a_value_once():
    activity = make_activity(city="Nairobi")
    chosen = make_claim(activity, "city", value="Nairobi")
    original = make_source(published_on="2020")
    for source in (original, make_source(reprint_of=original, published_on="2020")):
        make_claim(activity, "city", value="Kisumu", source=source)
    make_claim(activity, "city", value="Mombasa", source=make_source(published_on="2025"))

    workflow.withdraw_claim(chosen, by=make_user(), reason="misread")

    assert Activity.objects.get(pk=activity.pk).city == "Mombasa"


FIELDS = [
    ("name", {"name": "Old"}, "New", {"name": "New"}),
    (
        "dates",
        {"starts_on": "2025-05-12", "ends_on": "2025-05-16"},
        "2025-06-01 to 2025-06-05",
        {"starts_on": "2025-06-01", "ends_on": "2025-06-05"},
    ),
    ("starts_on", {"starts_on": "2025-05"}, "2025-05-12", {"starts_on": "2025-05-12"}),
    ("venue", {"venue": "Old hall"}, "New hall", {"venue": "New hall"}),
    ("format", {"format": "online"}, "hybrid", {"format": "hybrid"}),
    ("status", {"status": "cancelled"}, "suspended", {"status": "suspended"}),
    (
        "participants",
        {"participants": "37", "participants_low": 37, "participants_high": 37},
        "over 180",
        {"participants": "over 180", "participants_low": 181, "participants_high": None},
    ),
    (
        "edition",
        {"edition": "second", "edition_number": 2},
        "3",
        {"edition": "as worded", "edition_number": 3},
    ),
]
HELD = {
    "dates": "2025-05-12 to 2025-05-16",
    "edition": "2",
    "participants": "37",
}


@pytest.mark.parametrize(("field", "before", "following", "after"), FIELDS)
def test_each_field_takes_the_next_value(field, before, following, after):
    activity = make_activity(**before)
    chosen = make_claim(activity, field, normalised=HELD.get(field) or before[field])
    make_claim(activity, field, normalised=following)

    workflow.withdraw_claim(chosen, by=make_user(), reason="misread")

    row = Activity.objects.get(pk=activity.pk)
    assert {name: getattr(row, name) for name in after} == after


def test_the_country_of_the_place_is_taken_by_its_code():
    kenya, zambia = make_country("KEN"), make_country("ZMB")
    activity = make_activity(place_country=kenya)
    chosen = make_claim(activity, "place_country", normalised="KEN")
    make_claim(activity, "place_country", normalised="Utopia")
    make_claim(activity, "place_country", normalised="ZMB")

    workflow.withdraw_claim(chosen, by=make_user(), reason="misread")

    assert Activity.objects.get(pk=activity.pk).place_country == zambia


def test_what_the_record_cannot_hold_is_passed_over():
    activity = make_activity(starts_on="2025-05-12", ends_on="2025-05-16")
    chosen = make_claim(activity, "ends_on", normalised="2025-05-16")
    newest = make_source(published_on="2026")
    make_claim(activity, "ends_on", normalised="2024-01-01", source=newest)
    make_claim(activity, "ends_on", normalised="soon", source=newest, value="soon")
    make_claim(activity, "ends_on", normalised="2025-05-17")

    workflow.withdraw_claim(chosen, by=make_user(), reason="misread")

    assert Activity.objects.get(pk=activity.pk).ends_on == "2025-05-17"


@pytest.mark.parametrize("field", ["city", "organizer"])
def test_a_value_that_another_claim_chose_stays(field):
    activity = make_activity(city="Nairobi")
    claim = make_claim(activity, field, value="Mombasa")
    make_claim(activity, field, value="Kisumu")

    workflow.withdraw_claim(claim, by=make_user(), reason="misread")

    assert Activity.objects.get(pk=activity.pk).city == "Nairobi"


def test_without_another_claim_the_record_keeps_its_value():
    activity = make_activity(city="Nairobi")
    claim = make_claim(activity, "city", value="Nairobi")

    workflow.withdraw_claim(claim, by=make_user(), reason="misread")

    assert Activity.objects.get(pk=activity.pk).city == "Nairobi"
    assert Activity.objects.get(pk=activity.pk).independent_sources == 0


def test_a_withdrawn_claim_can_count_again():
    claim = make_claim(make_activity(), withdrawn_reason="misread", is_withdrawn=True)

    workflow.restore_claim(claim, by=make_user(), reason="read again")

    claim = Claim.objects.get()
    assert (claim.is_withdrawn, claim.withdrawn_reason) == (False, "")
    assert claim.activity.independent_sources == 1


@pytest.mark.parametrize("act", [workflow.withdraw_claim, workflow.restore_claim])
def test_claims_are_moved_by_those_who_may_change_them(act):
    claim, user = make_claim(make_activity()), make_user()
    user.groups.clear()

    with pytest.raises(PermissionDenied):
        act(claim, by=user, reason="misread")
    with pytest.raises(ValidationError):
        act(claim, by=make_user(), reason="")


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


def test_a_draft_is_deleted_with_all_that_belongs_to_it():
    activity, editor = sourced("draft", slug="draft"), make_user()
    claims = Claim.history.count()

    workflow.delete(activity, by=editor, reason="entered twice")

    assert not Activity.objects.exists()
    assert not Claim.objects.exists()
    rows = [Activity.history.latest(), Claim.history.latest()]
    assert Claim.history.count() == claims + 1
    assert [(row.history_type, row.history_user, row.history_change_reason) for row in rows] == [
        ("-", editor, "entered twice")
    ] * 2


@pytest.mark.parametrize("state", STATES[1:])
def test_what_is_no_draft_is_not_deleted(state):
    activity = sourced(state)

    with pytest.raises(ValidationError) as refusal:
        workflow.delete(activity, by=make_user(), reason="entered twice")

    assert refusal.value.code == "not_a_draft"
    assert Activity.objects.exists()


def test_a_draft_that_once_was_public_is_not_deleted():
    activity, editor = sourced("in-review"), make_user()
    for move in (workflow.publish, workflow.withdraw, workflow.back_to_draft):
        move(activity, by=editor, reason="back and forth")

    with pytest.raises(ValidationError):
        workflow.delete(activity, by=editor, reason="entered twice")


def test_deleting_needs_its_permission():
    activity, user = sourced("draft"), make_user()
    user.groups.clear()

    with pytest.raises(PermissionDenied):
        workflow.delete(activity, by=user, reason="entered twice")
