"""A day, a month or a year: what is accepted, and its first and last day on both engines."""

from calendar import monthrange
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db.utils import load_backend
from hypothesis import given, settings
from hypothesis import strategies as st

from initiatives import fields
from initiatives.fields import (
    PartialDateField,
    first_day_of,
    first_day_sql,
    last_day_of,
    last_day_sql,
    validate_partial_date,
)
from initiatives.models import Activity, Milestone
from tests.factories import make_activity

# text, first day, last day
DATES = [
    ("2025", "2025-01-01", "2025-12-31"),
    ("0001", "0001-01-01", "0001-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
    ("2025-01", "2025-01-01", "2025-01-31"),
    ("2025-02", "2025-02-01", "2025-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2000-02", "2000-02-01", "2000-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2100-02", "2100-02-01", "2100-02-28"),
    ("0400-02", "0400-02-01", "0400-02-29"),
    ("2800-02", "2800-02-01", "2800-02-29"),
    ("2025-04", "2025-04-01", "2025-04-30"),
    ("2025-06", "2025-06-01", "2025-06-30"),
    ("2025-08", "2025-08-01", "2025-08-31"),
    ("2025-09", "2025-09-01", "2025-09-30"),
    ("2025-11", "2025-11-01", "2025-11-30"),
    ("2025-12", "2025-12-01", "2025-12-31"),
    ("2025-05-12", "2025-05-12", "2025-05-12"),
    ("2024-02-29", "2024-02-29", "2024-02-29"),
    ("", "", ""),
]
REFUSED = [
    "0000",
    "0000-01",
    "202",
    "20255",
    "2025-",
    "2025-1",
    "2025-00",
    "2025-13",
    "2025-5-12",
    "2025-05-",
    "2025-05-1",
    "2025-05-00",
    "2025-05-32",
    "2025-04-31",
    "2025-02-29",
    "1900-02-29",
    "2025/05/12",
    "20250512",
    "12-05-2025",
    "May 2025",
    " 2025",
    "2025\n",
    "٢٠٢٥",
    "2025-05-12T00:00",
]

days = st.dates().map(date.isoformat)
partial_dates = days | days.map(lambda day: day[:7]) | days.map(lambda day: day[:4])


@pytest.mark.parametrize(("text", "first", "last"), DATES)
def test_partial_date_begins_and_ends_with_a_day(text, first, last):
    assert (first_day_of(text), last_day_of(text)) == (first, last)


@pytest.mark.parametrize("text", [text for text, _first, _last in DATES if text])
def test_dates_of_the_calendar_are_accepted(text):
    assert validate_partial_date(text) is None


@pytest.mark.parametrize("text", REFUSED)
def test_other_texts_are_refused_by_name(text):
    with pytest.raises(ValidationError) as refusal:
        validate_partial_date(text)

    assert refusal.value.code == "partial_date"
    assert refusal.value.messages == [f"“{text}” is not a date. Write 2025-05-12, 2025-05 or 2025."]


@given(st.text(alphabet="0123456789-", max_size=11))
def test_only_what_the_calendar_has_is_accepted(text):
    try:
        validate_partial_date(text)
    except ValidationError:
        is_accepted = False
    else:
        is_accepted = True

    assert is_accepted == is_in_calendar(text)


def is_in_calendar(text):
    padded = {4: f"{text}-01-01", 7: f"{text}-01", 10: text}.get(len(text), "")
    try:
        return date.fromisoformat(padded).isoformat() == padded
    except ValueError:
        return False


@given(partial_dates)
def test_every_date_lies_within_its_own_first_and_last_day(text):
    first, last = date.fromisoformat(first_day_of(text)), date.fromisoformat(last_day_of(text))

    days_long = (last - first).days + 1
    year, month = first.year, first.month
    year_long = 366 if monthrange(year, 2)[1] == 29 else 365

    validate_partial_date(text)
    assert first.isoformat().startswith(text)
    assert last.isoformat().startswith(text)
    assert days_long == {4: year_long, 7: monthrange(year, month)[1], 10: 1}[len(text)]


@given(day=days, other=days, length=st.sampled_from([4, 7, 10]))
def test_first_and_last_days_keep_the_order_of_their_dates(day, other, length):
    earlier, later = sorted([day[:length], other[:length]])

    assert first_day_of(earlier) <= first_day_of(later)
    assert last_day_of(earlier) <= last_day_of(later)


def stored(texts):
    """Store milestones on these dates; return what the columns and the expressions give."""
    activity = make_activity()
    Milestone.objects.bulk_create(
        Milestone(activity=activity, happened_on=text, title=str(number))
        for number, text in enumerate(texts)
    )
    found = activity.milestones.annotate(
        computed_from=first_day_sql("happened_on"), computed_until=last_day_sql("happened_on")
    ).order_by("pk")
    columns = ("happened_on_from", "happened_on_until", "computed_from", "computed_until")
    return list(found.values_list("happened_on", *columns))


def expected(texts):
    return [(text, *(first_day_of(text), last_day_of(text)) * 2) for text in texts]


@pytest.mark.django_db
@settings(max_examples=40, deadline=None)
@given(st.lists(partial_dates | st.just(""), min_size=1, max_size=60))
def test_columns_hold_the_days_that_the_functions_give(texts):
    assert stored(texts) == expected(texts)


@pytest.mark.django_db
def test_columns_know_the_last_day_of_every_february():
    februaries = [f"{year:04}-02" for year in range(1, 10_000)]

    assert stored(februaries) == expected(februaries)


@pytest.mark.django_db
def test_columns_know_the_listed_dates():
    texts = [text for text, _first, _last in DATES]

    assert stored(texts) == [(*row, *row[1:]) for row in DATES]


@pytest.mark.django_db
def test_every_date_column_has_its_own_two_days():
    texts = {
        "starts_on": "2025-05",
        "ends_on": "2026",
        "announced_on": "2024",
        "adopted_on": "2024-02",
        "apply_by": "",
    }

    activity = make_activity("initiative", **texts)

    assert {name: days_of(activity, name) for name in texts} == {
        name: (first_day_of(text), last_day_of(text)) for name, text in texts.items()
    }


def days_of(activity, name):
    return getattr(activity, f"{name}_from"), getattr(activity, f"{name}_until")


def test_field_is_optional_text_of_ten_characters_with_a_hint():
    field = PartialDateField("starts on")

    assert (field.verbose_name, field.max_length, field.blank, field.null) == (
        "starts on",
        10,
        True,
        False,
    )
    assert (field.default, field.get_default()) == ("", "")
    assert field.help_text == "A day, a month or a year: 2025-05-12, 2025-05 or 2025."
    assert field.clean("2025-05", None) == "2025-05"
    with pytest.raises(ValidationError):
        field.clean("2025-13", None)


def test_field_takes_a_hint_of_its_own():
    field = PartialDateField(help_text="When?", blank=False, default="2025", max_length=12)

    assert (field.help_text, field.blank, field.default, field.max_length) == (
        "When?",
        False,
        "2025",
        12,
    )


def test_columns_are_stored_text():
    columns = [fields.first_day("starts_on"), fields.last_day("starts_on")]

    for column, expression in zip(columns, (first_day_sql, last_day_sql), strict=True):
        assert column.db_persist is True
        assert column.output_field.max_length == 10
        assert column.expression == expression("starts_on")


@pytest.mark.parametrize(("engine", "collation"), [("postgresql", "C"), ("sqlite3", None)])
def test_columns_are_in_the_order_of_code_points_on_either_engine(engine, collation):
    backend = load_backend(f"django.db.backends.{engine}")

    column = fields.first_day("starts_on").output_field
    parameters = column.db_parameters(backend.DatabaseWrapper({}, "never opened"))

    assert (parameters["type"], parameters["collation"]) == ("varchar(10)", collation)


def test_check_on_the_form_is_an_invariant_of_the_model():
    names = {constraint.name for constraint in Activity._meta.constraints}

    assert {
        "activity_starts_on_is_a_partial_date",
        "activity_ends_on_not_before_starts_on",
    } <= names


def test_orders_put_what_has_no_date_last():
    undated, name, key = fields.earliest("starts_on_from", "sort_key")

    assert (name, key) == ("starts_on_from", "sort_key")
    assert undated == fields.IsUndated("starts_on_from")
    assert [source.name for source in undated.get_source_expressions()] == ["starts_on_from"]
    assert fields.latest("starts_on_from", "sort_key") == ["-starts_on_from", "sort_key"]


@pytest.mark.django_db
def test_what_is_undated_is_told_and_stands_behind_the_earliest():
    for text in ("2025", "", "2024-05"):
        make_activity(starts_on=text, name=text or "undated")
    rows = Activity.objects.annotate(has_none=fields.IsUndated("starts_on_from"))

    found = rows.order_by(*fields.earliest("starts_on_from", "sort_key"))

    assert list(found.values_list("name", "has_none")) == [
        ("2024-05", False),
        ("2025", False),
        ("undated", True),
    ]
