"""Unknown stays unknown, dates keep their precision, and hedges keep their words."""

import re
from decimal import Decimal

import pytest

from initiatives.approximate import parse_approximate
from tests.record.shipped import ACTIVITIES, by_slug, plain, shipped, table

RECORDS = by_slug(*ACTIVITIES)
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
DATES = ("starts_on", "ends_on", "announced_on", "adopted_on")
# Units that are measured, not counted: "over 70" of them starts at 70.
MEASURED = {"per cent", "percent use rate", "petabytes", "megawatts", "US dollars"}
# Bounds that the words alone do not give, each with its reason.
WORDS_AND_MORE = {
    "ai-hub-investments-2028": "two reports, of 10 and of up to 20, in one target",
}


def given():
    """Return what the sheets give of each activity: field to its values, "" for unknown."""
    values = {}
    for row in table("sheets/values.csv"):
        values.setdefault((row["activity"], row["field"]), set()).add(row["value"])
    return values


def test_dates_and_places_that_no_sheet_gives_are_empty():
    unknown = [key for key, values in given().items() if values == {""}]

    assert [(slug, field) for slug, field in unknown if RECORDS[slug].get(field)] == []
    assert len([key for key in unknown if key[1] in DATES]) == 281


def test_no_date_is_more_exact_than_a_sheet_gives_it():
    recorded = {
        (slug, field): fields[field]
        for slug, fields in RECORDS.items()
        for field in DATES
        if fields.get(field)
    }

    known = given()
    padded = {
        (slug, field)
        for (slug, field), date in recorded.items()
        if not any(sheet.startswith(date) for sheet in known.get((slug, field), {date}))
    }
    assert padded == set()
    assert {len(date) for date in recorded.values()} == {4, 7, 10}


@pytest.mark.parametrize("model", [
    "initiative", "workshop", "forum", "source", "groupmembership", "milestone", "commitment",
    "evidence", "statement", "observation", "check", "participation",
])  # fmt: skip
def test_every_date_is_a_day_a_month_or_a_year(model):
    dates = [
        (name, fields[name])
        for fields in shipped(model)
        for name in fields
        if name.endswith("_on") or name in {"since", "until", "as_of"}
    ]

    assert [date for date in dates if date[1] and not PARTIAL_DATE.fullmatch(date[1])] == []


def test_undated_activities_are_those_for_which_no_source_gives_a_date():
    undated = {
        slug for slug, fields in RECORDS.items() if not any(fields.get(name) for name in DATES)
    }

    assert undated == {
        "ai-fellowship-rwanda", "ai-for-good", "ai-readiness-launch-jakarta",
        "ai-readiness-workshop-zimbabwe", "capacity-building-centres-session-riyadh",
        "fair-forward", "fair-lac", "gaza-province-precision-agriculture",
        "global-development-initiative", "global-network-ai-capacity-building-centres",
        "mazu-weather-warning", "punjab-smart-agriculture", "samarkand-cleaning-robots",
        "strategusai",
    }  # fmt: skip
    assert undated <= {plain(fields["activity"]) for fields in date_checks()}


def date_checks():
    """Return the Checks that looked for a date of an activity and found none."""
    return [
        fields
        for fields in shipped("check")
        if fields.get("activity")
        and fields["result"] == "not-found"
        and re.search(r"\bdate\b", fields["looked_for"])
    ]


def hedged():
    """Return every approximate value: its record, its words, whether it is counted, its bounds."""
    for slug, fields in RECORDS.items():
        for name in ("participants", "countries"):
            yield slug, True, *value_of(fields, name)
    for model, name in (("commitment", "target"), ("observation", "value")):
        for fields in shipped(model):
            is_count = fields.get("unit") not in MEASURED and not fields.get("currency")
            yield fields["slug"], is_count, *value_of(fields, name)
    for fields in shipped("evidence"):
        yield fields["commitment"][0], True, *value_of(fields, "amount")


def value_of(fields, name):
    bounds = (fields.get(f"{name}_low"), fields.get(f"{name}_high"))
    return fields.get(name, ""), tuple(None if b is None else Decimal(str(b)) for b in bounds)


def test_bounds_are_those_that_the_words_leave():
    differing = {
        slug
        for slug, is_count, words, bounds in hedged()
        if words and bounds != bounds_in(words, is_count=is_count)
    }

    assert differing == set(WORDS_AND_MORE)


def bounds_in(words, *, is_count):
    read = parse_approximate(words, is_count=is_count)
    return read.low, read.high


def test_where_there_are_no_words_there_are_no_bounds():
    assert [
        slug for slug, _, words, bounds in hedged() if not words and bounds != (None, None)
    ] == []


def test_hedges_of_the_sources_stand_in_words():
    assert RECORDS["ai-capacity-building-shanghai-2024"]["countries"] == "nearly 40"
    assert RECORDS["global-industrial-internet-conference-2025"]["countries"] == "over 10"
    assert by_slug("commitment")["uk-ai-development-research-labs"]["target"].startswith("at least")
    hedges = {words.split()[0] for _, _, words, _ in hedged() if words and not words[0].isdigit()}
    assert {"about", "at", "less", "more", "nearly", "over", "up"} <= hedges
