"""The chosen claim is withdrawn, and the next takes its place."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from initiatives import workflow
from initiatives.models import Activity, Claim
from tests.editors import make_user
from tests.factories import make_activity, make_claim, make_country, make_source

pytestmark = pytest.mark.django_db


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
