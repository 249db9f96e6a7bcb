"""Where claims differ, and what lacks a claim before a record may be published."""

import pytest
from django.core.exceptions import ValidationError

from initiatives import provenance
from initiatives.codelists import DATE_CLAIMS, ClaimStands
from tests.factories import make_activity, make_check, make_claim, make_country, make_support

pytestmark = pytest.mark.django_db


def make_values(activity, field, *values, **fields):
    return [make_claim(activity, field, **({"value": text} | fields)) for text in values]


def differing(activity):
    return provenance.differing_fields(activity)


def test_claims_on_one_field_differ_by_what_they_say():
    activity = make_activity()
    counts = make_values(activity, "countries", "34", "nearly 40", "34")
    make_values(activity, "city", "Shanghai", "SHANGHAI", "  Shanghái")
    make_values(activity, "venue", "Hall 1")

    assert differing(activity) == {"countries": counts}


def test_normalised_values_are_compared_before_wordings():
    activity = make_activity()
    make_claim(activity, "starts_on", value="12 May 2025", normalised="2025-05-12")
    make_claim(activity, "starts_on", value="May 12", normalised="2025-05-12")
    dates = [
        make_claim(activity, "ends_on", value="Friday", normalised="2025-05-16"),
        make_claim(activity, "ends_on", value="Friday", normalised="2025-05-23"),
    ]

    assert differing(activity) == {"ends_on": dates}


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("dates", "2025-05-12/2025-05-16", "2025-05-12 to 2025-05-16"),
        ("dates", "12–16 May 2025", "2025-05-12 to 2025-05-16"),
        ("dates", "2025-05-12", "2025-05-12"),
        ("ends_on", "May 2025", "2025-05"),
        ("city", "May 2025", "May 2025"),
    ],
)
def test_dates_are_normalised_in_one_form(field, given, kept):
    claim = make_claim(make_activity(), field, normalised=given)

    claim.full_clean()

    assert claim.normalised == kept


@pytest.mark.parametrize(
    ("field", "given"), [("dates", "in spring"), ("starts_on", "2025-05-12/2025-05-16")]
)
def test_a_normalised_value_that_is_no_date_is_refused_by_name(field, given):
    claim = make_claim(make_activity(), field, normalised=given)

    with pytest.raises(ValidationError) as refusal:
        claim.full_clean()

    assert list(refusal.value.message_dict) == ["normalised"]
    assert given in refusal.value.message_dict["normalised"][0]


def test_every_differing_field_is_told_with_all_its_claims():
    activity = make_activity()
    names = make_values(activity, "name", "One", "Two")
    venues = make_values(activity, "venue", "Here", "There")
    located = make_claim(activity, "venue", value="", locator="page 1")

    assert differing(activity) == {"name": names, "venue": [*venues, located]}


def test_withdrawn_claims_claims_on_the_record_and_claims_without_value_differ_from_none():
    activity = make_activity()
    make_values(activity, "city", "Shanghai")
    make_values(activity, "city", "Beijing", is_withdrawn=True)
    make_claim(activity, "city", value="", quote="held in the city")
    make_claim(activity, "city", value="", locator="page 2")
    make_claim(activity)
    make_claim(activity, value="unlike the other")

    assert differing(activity) == {}


@pytest.mark.parametrize("stands", ClaimStands.values)
def test_claim_that_says_why_it_reads_otherwise_differs_from_none(stands):
    activity = make_activity()
    make_values(activity, "countries", "34")
    make_values(activity, "countries", "over 30", stands=stands)

    assert differing(activity) == {}


MULTIPLE = ["audience", "funding", "lead", "organizer", "other", "outcome", "participation"]
MULTIPLE += ["parts", "purpose", "relation", "summary"]


@pytest.mark.parametrize("field", MULTIPLE)
def test_fields_with_several_true_values_never_differ(field):
    activity = make_activity()
    make_values(activity, field, "one", "another")

    assert differing(activity) == {}


SINGLE = ["name", "status", "dates", "starts_on", "city", "participants", "signatories", "members"]


@pytest.mark.parametrize("field", SINGLE)
def test_fields_with_one_true_value_differ(field):
    activity = make_activity()

    values = ("2024", "2025") if field in DATE_CLAIMS else ("one", "another")
    claims = make_values(activity, field, *values)

    assert differing(activity) == {field: claims}


EVENT = {
    "starts_on": "2025-05-12",
    "ends_on": "2025-05",
    "city": "Nairobi",
    "participants": "37",
    "countries": "nearly 40",
}
# what is claimed -> what lacks a claim
SUPPORT = [
    ([], ["name", "dates", "place_country", "city", "participants", "countries"]),
    ([""], []),
    (["name"], ["dates", "place_country", "city", "participants", "countries"]),
    (["name", "dates"], ["place_country", "city", "participants", "countries"]),
    (["name", "dates", "city", "place_country"], ["participants", "countries"]),
    (["name", "dates", "city", "place_country", "countries"], ["participants"]),
    (["name", "dates", "city", "place_country", "countries", "participants"], []),
    (["", "city", "name"], []),
    (["venue", "summary"], ["name", "dates", "place_country", "city", "participants", "countries"]),
]


@pytest.mark.parametrize(("claimed", "lacking"), SUPPORT)
def test_name_dates_place_and_counts_need_a_claim(claimed, lacking):
    activity = make_activity(**EVENT, place_country=make_country("KEN"))
    make_support(activity, *claimed)

    assert provenance.unsourced_fields(activity) == lacking


def test_only_what_is_set_needs_a_claim():
    activity = make_activity(starts_on="2025")
    make_support(activity, "name")

    assert provenance.unsourced_fields(activity) == ["dates"]


def test_a_claim_of_another_value_is_no_support():
    activity = make_activity(**EVENT, place_country=make_country("KEN"))
    make_values(activity, "name", "Quite another name")
    make_values(activity, "dates", "2020-01-01 to 2020-01-02")
    make_values(activity, "place_country", "FRA")
    make_values(activity, "city", "Nairobi", stands="other-measure")
    make_values(activity, "participants", "38")
    make_values(activity, "countries", "nearly 40")

    assert provenance.unsourced_fields(activity) == [
        "name",
        "dates",
        "place_country",
        "city",
        "participants",
    ]


def test_a_claim_supports_what_it_says_less_or_more_exactly_or_points_to():
    activity = make_activity(starts_on="2025-05", ends_on="2025-05-12", participants="37")
    make_values(activity, "starts_on", "2025-05-12")
    make_values(activity, "ends_on", "2025-05")
    make_values(activity, "name", "", locator="the headline")
    make_values(activity, "participants", "dozens", stands="coarser")

    assert provenance.unsourced_fields(activity) == []


def test_withdrawn_claims_support_nothing():
    activity = make_activity(starts_on="2025")
    make_claim(activity, is_withdrawn=True)
    make_claim(activity, "name", is_withdrawn=True)
    make_claim(make_activity())

    assert provenance.unsourced_fields(activity) == ["name", "dates"]


# dates on record, fields claimed, are the dates supported?
DATES = [
    ({"starts_on": "2025"}, ["starts_on"], True),
    ({"starts_on": "2025"}, ["ends_on"], False),
    ({"starts_on": "2025", "ends_on": "2026"}, ["starts_on"], False),
    ({"starts_on": "2025", "ends_on": "2026"}, ["starts_on", "ends_on"], True),
    ({"starts_on": "2025", "ends_on": "2026"}, ["dates"], True),
    ({"announced_on": "2025"}, ["announced_on"], True),
    ({"announced_on": "2025", "adopted_on": "2026"}, ["announced_on"], False),
    ({"announced_on": "2025", "adopted_on": "2026"}, ["announced_on", "adopted_on"], True),
    ({"adopted_on": "2025"}, [], False),
    ({"ends_on": "2025"}, ["starts_on"], False),
]


@pytest.mark.parametrize(("dates", "claimed", "is_supported"), DATES)
def test_each_date_needs_its_claim_unless_one_covers_all(dates, claimed, is_supported):
    activity = make_activity("initiative", **dates)
    make_support(activity, "name", *claimed)

    assert provenance.unsourced_fields(activity) == ([] if is_supported else ["dates"])


@pytest.mark.parametrize("claimed", [["name"], [""], ["name", "dates"]])
def test_undated_record_needs_a_check_that_found_no_date(claimed):
    activity = make_activity()
    make_support(activity, *claimed)
    make_check(activity=make_activity())
    make_check(activity=activity, result="found")
    make_check(activity=activity, result="found-in-part")
    assert provenance.unsourced_fields(activity) == ["dates"]

    make_check(activity=activity)

    assert provenance.unsourced_fields(activity) == []


def test_check_does_not_stand_in_for_the_claim_on_a_date():
    activity = make_activity(starts_on="2025")
    make_support(activity, "name")
    make_check(activity=activity)

    assert provenance.unsourced_fields(activity) == ["dates"]


def test_a_claim_that_denies_the_value_on_record_differs_alone():
    activity = make_activity(city="Shanghai", starts_on="2025-05-12")
    (city,) = make_values(activity, "city", "Beijing")
    make_values(activity, "starts_on", "2025-05-12")

    assert differing(activity) == {"city": [city]}


def test_a_claim_that_is_only_less_exact_differs_from_none():
    activity = make_activity(starts_on="2025-05-12")
    make_values(activity, "starts_on", "2025-05-12", "2025-05", "2025")

    assert differing(activity) == {}
