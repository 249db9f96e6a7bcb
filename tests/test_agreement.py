"""How a claim stands to the value shown: the same, less exact, more exact, aside, another."""

import pytest

from initiatives import agreement
from initiatives.agreement import Agreement, agreement_of, contradicting, is_within, shown_values
from initiatives.models import Activity, Claim
from tests.factories import build_activity, make_activity, make_country

# field, value shown, what the claim gives, how the claim says it stands -> what it is
AGREEMENTS = [
    ("city", ["Shanghai"], "  SHANGHÁI", "", "same"),
    ("city", ["Shanghai"], "Beijing", "", "other"),
    ("city", ["Shanghai"], "", "", "aside"),
    ("city", [], "Shanghai", "", "aside"),
    ("participants", ["over 2,000"], "nearly 7,000", "", "other"),
    ("participants", ["over 2,000"], "over 2,000", "", "same"),
    ("participants", ["about 500"], "500", "", "exacter"),
    ("participants", ["500"], "about 500", "", "coarser"),
    ("participants", ["about 500"], "510", "", "other"),
    ("participants", ["about 500"], "over 500", "", "other"),
    ("countries", ["34"], "nearly 40", "", "other"),
    ("countries", ["143"], "over 140", "", "other"),
    ("countries", ["143"], "over 140", "coarser", "coarser"),
    ("countries", ["34"], "34", "other-measure", "aside"),
    ("countries", ["34"], "30", "other-measure", "aside"),
    ("countries", ["34"], "34", "coarser", "same"),
    ("status", ["active"], "proposed", "earlier", "aside"),
    ("status", ["active"], "completed", "later", "aside"),
    ("status", ["proposed"], "proposed", "earlier", "same"),
    ("status", ["active"], "proposed", "", "other"),
    ("announced_on", ["2023-10-18"], "2023", "", "coarser"),
    ("announced_on", ["2023-10-18"], "2023-10", "coarser", "coarser"),
    ("adopted_on", ["2024-07-01"], "2024-06-25", "", "other"),
    ("adopted_on", ["2024-07-01"], "2023", "", "other"),
    ("adopted_on", ["2024-07"], "2024-07-01", "", "exacter"),
    ("starts_on", ["2023-09"], "2023-09-18", "earlier", "aside"),
    ("starts_on", ["2025-05-27"], "27 May 2025", "", "same"),
    ("starts_on", ["2025-05-27"], "May 2025", "", "coarser"),
    ("starts_on", ["2025-05-27"], "28 May 2025", "", "other"),
    ("starts_on", ["2025-05-27"], "27 May, without a year", "", "aside"),
    ("dates", ["2025-05-12 to 2025-05-16"], "12–16 May 2025", "", "same"),
    ("dates", ["2025-05-12 to 2025-05-16"], "2025-05-12/2025-05-16", "", "same"),
    ("dates", ["2025-05-12 to 2025-05-16"], "in spring", "", "aside"),
    ("dates", ["2020-10 to 2025"], "2020 to 2025", "", "coarser"),
    ("dates", ["2020 to 2025"], "2020-10 to 2025", "", "exacter"),
    ("dates", ["2020-10 to 2025"], "2020 to 2026", "", "other"),
    ("dates", ["2020-10 to 2025"], "2020", "", "other"),
    ("name", ["Summit 2025"], "Summit", "", "other"),
    ("edition", ["7th", "7"], "7", "", "same"),
    ("edition", ["7th", "7"], "7TH", "", "same"),
    ("edition", ["7th", "7"], "8", "", "other"),
]


@pytest.mark.parametrize(("field", "shown", "value", "stands", "expected"), AGREEMENTS)
def test_agreement(field, shown, value, stands, expected):
    claim = Claim(field=field, value=value, stands=stands, basis="stated")

    assert agreement_of(claim, shown) == Agreement(expected)


def test_the_normalised_value_comes_before_the_wording():
    claim = Claim(field="starts_on", value="18 October", normalised="2023-10-18", basis="stated")

    assert agreement_of(claim, ["2023-10-18"]) == Agreement.SAME
    assert agreement_of(claim, ["18 October"]) == Agreement.OTHER


def test_words_are_read_where_the_normalised_value_cannot_be():
    claim = Claim(field="dates", value="12–16 May 2025", normalised="12/05/2025", basis="stated")

    assert agreement_of(claim, ["2025-05-12 to 2025-05-16"]) == Agreement.SAME


# finer, coarser, field, does the second hold the first?
WITHIN = [
    ("2000000", "about 2 million", "participants", True),
    ("40", "nearly 40", "countries", False),
    ("40", "up to 40", "countries", False),
    ("2024-07-01", "2024-07", "adopted_on", True),
    ("2024-07-01", "2024", "dates", True),
    ("2024-07", "2024", "announced_on", True),
    ("2024", "2024", "starts_on", False),
    ("2024", "2024-07", "ends_on", False),
    ("2024-07-01", "2024-0", "adopted_on", False),
    ("2024-11", "2024-1", "adopted_on", False),
    ("20244", "2024", "adopted_on", False),
    ("2024-07-01 to 2024-07-03", "2024-07-01 to 2024-07", "dates", True),
    ("2024-07-01 to 2024-07-03", "2024-07", "dates", False),
    ("2024-spring", "2024", "dates", False),
    ("2024-07", "2024", "name", False),
    ("500", "about 500", "participants", True),
    ("500", "some 500", "countries", True),
    ("500", "about 500", "name", False),
    ("about 500", "about 500", "participants", False),
    ("over 500", "about 500", "participants", False),
    ("499", "nearly 500", "participants", False),
    ("501", "about 500", "participants", False),
    ("many", "about 500", "participants", False),
    ("500", "many", "participants", False),
    ("500", "500", "participants", False),
]


@pytest.mark.parametrize(("fine", "coarse", "field", "expected"), WITHIN)
def test_one_value_within_another(fine, coarse, field, expected):
    assert is_within(fine, coarse, field) is expected


# field, value shown, (value, how it stands) of each claim -> the positions of those that contradict
CONTRADICTIONS = [
    ("city", "Shanghai", [("Shanghai", "")], []),
    ("city", "Shanghai", [("Beijing", "")], [0]),
    ("city", "", [("Beijing", "")], []),
    ("city", "", [("Beijing", ""), ("Shanghai", "")], [0, 1]),
    ("city", "Shanghai", [("Shanghai", ""), ("Beijing", ""), ("", "")], [0, 1, 2]),
    ("city", "Shanghai", [("", "")], []),
    ("city", "Shanghai", [], []),
    ("city", "Shanghai", [("Beijing", "earlier")], []),
    ("city", "Shanghai", [("Beijing", "later"), ("Shanghai", "")], []),
    ("participants", "over 2,000", [("nearly 7,000", "")], [0]),
    ("participants", "about 500", [("500", "")], []),
    ("participants", "about 500", [("500", ""), ("600", "")], [0, 1]),
    ("adopted_on", "2024-07-01", [("2024", ""), ("2024-07-01", "")], []),
    ("adopted_on", "2024-07-01", [("2024", ""), ("2024-06-25", "")], [1]),
    ("adopted_on", "2024-07-01", [("2023", "")], [0]),
    ("starts_on", "2023-09", [("2023-09-18", "")], []),
    ("starts_on", "2023-09", [("2023-09-18", ""), ("2023-09-20", "")], [0, 1]),
    ("starts_on", "2023-09", [("2023-09", ""), ("2023-09-18", ""), ("2023-09-20", "")], [0, 1, 2]),
    ("starts_on", "", [("2023-09", ""), ("2023-09-18", "")], []),
    ("starts_on", "2023-09-18", [("18 September 2023", "")], []),
    ("starts_on", "2023-09-18", [("in autumn", "")], []),
    ("starts_on", "2023-09-18", [("in autumn", ""), ("19 September 2023", "")], [1]),
    ("starts_on", "", [("in autumn", ""), ("18 September", "")], []),
]


@pytest.mark.parametrize(("field", "shown", "values", "expected"), CONTRADICTIONS)
def test_contradicting(field, shown, values, expected):
    claims = [Claim(field=field, value=value, stands=stands) for value, stands in values]

    found = contradicting(claims, field, {shown} - {""})

    assert found == [claims[position] for position in expected]


@pytest.mark.parametrize(("value", "is_denied"), [("3", False), ("third", False), ("4", True)])
def test_what_is_shown_in_two_ways_is_one_value(value, is_denied):
    claim = Claim(field="edition", value=value)

    assert contradicting([claim], "edition", {"Third", "3"}) == [claim] * is_denied


SHOWN = [
    ({"starts_on": "2025-05-12", "ends_on": "2025-05-17"}, "dates", {"2025-05-12 to 2025-05-17"}),
    ({"starts_on": "2025-05-12", "ends_on": "2025-05-12"}, "dates",
     {"2025-05-12", "2025-05-12 to 2025-05-12"}),
    ({"starts_on": "2025-05-12"}, "dates", {"2025-05-12", "2025-05-12 to "}),
    ({"ends_on": "2025-05-17"}, "dates", {" to 2025-05-17"}),
    ({}, "dates", set()),
    ({"edition": "Third", "edition_number": 3}, "edition", {"Third", "3"}),
    ({"edition": "Third"}, "edition", {"Third"}),
    ({}, "edition", set()),
    ({"city": "Rome"}, "city", {"Rome"}),
    ({}, "city", set()),
    ({}, "place_country", set()),
    ({"participants": "about 500"}, "participants", {"about 500"}),
    ({"name": "A seat"}, "seat", set()),
    ({"name": "A name"}, "name", {"A name"}),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "field", "expected"), SHOWN)
def test_what_a_record_holds_for_a_field(fields, field, expected):
    assert shown_values(build_activity("forum", **fields), field) == expected


@pytest.mark.django_db
def test_a_country_is_held_by_its_code():
    activity = make_activity(place_country=make_country("KEN"))

    assert shown_values(activity, "place_country") == {"KEN"}


def test_every_field_named_is_a_column_of_an_activity():
    columns = {field.name for field in Activity._meta.get_fields()}

    assert {*agreement.PLAIN, *agreement.COUNTS} <= columns
