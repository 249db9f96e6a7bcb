"""Values as sources hedge them, and the bounds that the words leave open."""

import re
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from initiatives.approximate import (
    ABOUT,
    ABOVE,
    AT_LEAST,
    AT_MOST,
    BELOW,
    Approximate,
    bound,
    bounds_constraint,
    number_pattern,
    parse_approximate,
)
from initiatives.models import Activity
from initiatives.progress import Deed, Promise, counted

# words, lower bound, upper bound of a count
COUNTS = [
    ("37", 37, 37),
    ("0", 0, 0),
    ("nine", 9, 9),
    ("Twelve countries", 12, 12),
    ("thirteen", 13, 13),
    ("twenty-one", 21, 21),
    ("ninety nine", 99, 99),
    ("one hundred", 100, 100),
    ("more than a hundred countries", 101, None),
    ("two hundred and five", 205, 205),
    ("one hundred thousand", 100_000, 100_000),
    ("nearly 40", None, 39),
    ("Nearly forty countries", None, 39),
    ("almost 40", None, 39),
    ("close to 40", None, 39),
    ("fewer than 10", None, 9),
    ("less than 10", None, 9),
    ("under 10", None, 9),
    ("below 10", None, 9),
    ("more than 10", 11, None),
    ("over 10", 11, None),
    ("well over 10", 11, None),
    ("above 10", 11, None),
    ("upwards of 10", 11, None),
    ("exceeding 10", 11, None),
    ("exceeds 90", 91, None),
    ("in excess of 90", 91, None),
    ("at least nine", 9, None),
    ("no fewer than 9", 9, None),
    ("not fewer than 9", 9, None),
    ("no less than 9", 9, None),
    ("not less than 9", 9, None),
    ("a minimum of 9", 9, None),
    ("five or more", 5, None),
    ("5 countries or more", 5, None),
    ("40+", 40, None),
    ("up to 50", None, 50),
    ("at most 50", None, 50),
    ("no more than 50", None, 50),
    ("not more than 50", None, 50),
    ("not exceeding 50", None, 50),
    ("a maximum of 50", None, 50),
    ("50 or fewer", None, 50),
    ("50 or less", None, 50),
    ("about 60", None, None),
    ("around 1,600", None, None),
    ("approximately 60", None, None),
    ("some 60", None, None),
    ("roughly 60", None, None),
    ("circa 60", None, None),
    ("an estimated 60", None, None),
    ("60 or so", None, None),
    ("30 to 50", 30, 50),
    ("50 to 30", 30, 50),
    ("30-50", 30, 50),
    ("30–50", 30, 50),
    ("30 – 50", 30, 50),
    ("5 million to 10 million", 5_000_000, 10_000_000),
    ("1 to 3 billion", 10**9, 3 * 10**9),
    ("500 thousand to 1 million", 500_000, 1_000_000),
    ("between 30 and 50", 30, 50),
    ("two to three", 2, 3),
    ("about 30 to 40", None, None),
    ("at least 30 to 40", 30, None),
    ("up to 30 to 40", None, 40),
    ("over 30 to 40", 31, None),
    ("over 1,000", 1001, None),
    ("over 11 000", 11001, None),
    ("11\u202f000", 11_000, 11_000),
    ("1.5 million", 1_500_000, 1_500_000),
    ("over 1.5 million", 1_500_001, None),
    ("2 trillion", 2 * 10**12, 2 * 10**12),
    ("3 thousand", 3000, 3000),
    ("up to US$ 5 million", None, 5_000_000),
    ("37 and 5 more bodies", 37, 37),
    ("180 participants from more than 40 countries", 180, 180),
    ("10 (one report says up to 20)", 10, 10),
    ("more than 500 but fewer than 600", 501, None),
    ("some talks with over 10 countries", 11, None),
    ("all 56", 56, 56),
    ("a further 23 million", 23_000_000, 23_000_000),
    ("1,600.", 1600, 1600),
]
# words, lower bound, upper bound of a share or an amount
MEASURES = [
    ("74.7", "74.7", "74.7"),
    ("74.7 per cent", "74.7", "74.7"),
    ("nearly 40 per cent", None, "40"),
    ("over 10 per cent", "10", None),
    ("less than 1", None, "1"),
    ("at least 0.5", "0.5", None),
    ("up to 10 billion", None, "10000000000"),
    ("about 60", None, None),
    ("0.5 to 1.25 million", "500000", "1250000"),
    ("60 billion", "60000000000", "60000000000"),
]
UNREADABLE = ["", "many", "nearly all", "countless", "1,5 million", "1½ million", "12,34", "x"]


def as_decimal(number):
    return None if number is None else Decimal(number)


@pytest.mark.parametrize(("text", "low", "high"), COUNTS)
def test_counts_are_whole_and_keep_their_hedge(text, low, high):
    assert parse_approximate(text) == Approximate(text, as_decimal(low), as_decimal(high))


@pytest.mark.parametrize(("text", "low", "high"), MEASURES)
def test_shares_and_amounts_start_at_the_number_itself(text, low, high):
    assert parse_approximate(text, is_count=False) == Approximate(
        text, as_decimal(low), as_decimal(high)
    )


@pytest.mark.parametrize("text", UNREADABLE)
def test_text_without_a_number_is_refused_by_name(text):
    with pytest.raises(ValueError, match="no number in") as refusal:
        parse_approximate(text)

    assert str(refusal.value) == (f"no number in “{text}”: write for example “nearly 40” or “37”")


@pytest.mark.parametrize(
    ("text", "number", "scale"),
    [
        ("37", "37", None),
        ("1,600", "1,600", None),
        ("74.7 million", "74.7", "million"),
        ("one hundred and twenty-one thousand", "one hundred and twenty-one", "thousand"),
        ("ten billion", "ten", "billion"),
    ],
)
def test_pattern_takes_a_number_whole_with_its_scale(text, number, scale):
    match = re.fullmatch(number_pattern("most"), text)

    assert match is not None
    assert (match["most"], match["most_scale"]) == (number, scale)


hedges = st.sampled_from(["", *AT_MOST, *AT_LEAST, *BELOW, *ABOVE, *ABOUT])
numbers = st.integers(1, 10**12)
shares = st.decimals(min_value=0, max_value=10**6, places=2)


@given(hedges, numbers, st.sampled_from(["{}", "{:,}"]))
def test_number_lies_within_its_bounds_or_next_to_them(hedge, number, form):
    value = parse_approximate(f"{hedge} {form.format(number)} countries")

    assert value.low is None or number <= value.low <= number + 1
    assert value.high is None or number - 1 <= value.high <= number
    assert (value.low is None and value.high is None) is (hedge in ABOUT)


@given(hedges, shares)
def test_share_lies_within_its_bounds(hedge, number):
    value = parse_approximate(f"{hedge} {number} per cent", is_count=False)

    assert value.low in (None, number)
    assert value.high in (None, number)


@given(numbers, numbers)
def test_range_holds_both_of_its_ends(first, last):
    ends = Decimal(min(first, last)), Decimal(max(first, last))

    for words in (f"between {first} and {last}", f"{first} to {last}", f"{first}-{last}"):
        assert parse_approximate(words) == Approximate(words, *ends)


def admits(value, number):
    return (value.low is None or value.low <= number) and (
        value.high is None or number <= value.high
    )


@given(st.data(), st.lists(st.tuples(hedges, numbers), min_size=1, max_size=8))
def test_sum_of_hedged_numbers_brackets_every_sum_they_admit(data, worded):
    values = [parse_approximate(f"{hedge} {number}") for hedge, number in worded]
    admissible = [
        data.draw(
            st.integers(
                int(value.low) if value.low is not None else 0,
                int(value.high) if value.high is not None else 10**13,
            )
        )
        for value in values
    ]
    deeds = [Deed("partial", low=value.low, high=value.high) for value in values]

    low, high = counted(Promise("sum"), deeds)

    assert all(map(admits, values, admissible))
    assert low <= sum(admissible)
    assert high is None or sum(admissible) <= high


def test_bounds_are_whole_for_counts_and_exact_for_amounts():
    columns = [bound("people"), bound("money", is_count=False)]

    assert [
        (column.verbose_name, column.max_digits, column.decimal_places, column.null, column.blank)
        for column in columns
    ] == [("people", 24, 0, True, True), ("money", 24, 4, True, True)]
    assert {str(column.help_text) for column in columns} == {
        "Inclusive; empty where the source leaves this side open."
    }


ORDERS = [
    (None, None, True),
    (None, 5, True),
    (5, None, True),
    (5, 5, True),
    (4, 5, True),
    (5, 4, False),
    (1, 0, False),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("low", "high", "is_accepted"), ORDERS)
def test_bounds_stand_in_order(low, high, is_accepted):
    constraint = bounds_constraint("any", "participants")
    activity = Activity(participants_low=low, participants_high=high)

    assert constraint.name == "any_participants_bounds_in_order"
    assert refusals(constraint, activity) == (
        [] if is_accepted else ["The lower bound lies above the upper one."]
    )


def refusals(constraint, instance):
    try:
        constraint.validate(type(instance), instance)
    except ValidationError as error:
        return error.messages
    return []
