"""Dates as sources word them: read where they can be told, and else not guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.datereading import read_dates
from initiatives.datewords import is_partial_date

READ = [
    ("2025", "2025"),
    ("2025-05", "2025-05"),
    (" 2025-05-12 ", "2025-05-12"),
    ("2025-05-12 to 2025-05-16", "2025-05-12 to 2025-05-16"),
    ("2020-10 to 2025", "2020-10 to 2025"),
    ("2025-05-12/2025-05-16", "2025-05-12 to 2025-05-16"),
    ("2020-10/2025", "2020-10 to 2025"),
    ("Monday, 12 May – Friday, 16 May 2025", "2025-05-12 to 2025-05-16"),
    ("lundi 12 mai 2025", "2025-05-12"),
    ("2025年5月12日（星期一）至16日", "2025-05-12 to 2025-05-16"),
    ("с 12 по 16 мая 2025 года", "2025-05-12 to 2025-05-16"),
    ("من 12 إلى 16 أيار/مايو 2025", "2025-05-12 to 2025-05-16"),
    ("2024-2025", "2024 to 2025"),
    ("12 May 2025", "2025-05-12"),
    ("the 12th of May, 2025", "2025-05-12"),
    ("MAY 2025", "2025-05"),
    ("Sept. 2025", "2025-09"),
    ("12-16 May 2025", "2025-05-12 to 2025-05-16"),
    ("May 12–16, 2025", "2025-05-12 to 2025-05-16"),
    ("from 28 April to 2 May 2025", "2025-04-28 to 2025-05-02"),
    ("30 December 2024 – 2 January 2025", "2024-12-30 to 2025-01-02"),
    ("July–August 2025", "2025-07 to 2025-08"),
    ("1er juillet 2024", "2024-07-01"),
    ("12 de mayo de 2025", "2025-05-12"),
    ("12 мая 2025 г.", "2025-05-12"),
    ("12 أيار/مايو 2025", "2025-05-12"),
    ("2025年5月12日至16日", "2025-05-12 to 2025-05-16"),
    ("2025年5月", "2025-05"),
]
# What is no date, leaves out what tells which one it is, or may be read in two ways.
UNTOLD = [
    "", " ", "-", "May", "12", "27 May", "27 May, without a year", "5 2025", "spring 2025",
    "mid-2025", "about May 2025", "12/05/2025", "05.12.2025", "31 February 2025", "13 13 2025",
    "May June 2025", "2025 2026", "12 May 2025 to 14 May 2025 to 16 May 2025", "2025-13",
    "2025-05-12 to", "to 2025", "next year", "Q2 2025", "<b>2025</b>", "二〇二五年",
    "05/2025", "2025-05-12/16", "2025-05-12/..", "12/16 May 2025", "Monday", "12 and 16 May 2025",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_dates_in_words_are_read(text, expected):
    assert read_dates(text) == expected


@pytest.mark.parametrize("text", UNTOLD)
def test_what_cannot_be_told_is_not_guessed(text):
    assert read_dates(text) == ""


@given(st.text(st.sampled_from("0123456789- –年月日Mayto.")) | st.text(max_size=20))
def test_what_is_read_is_a_partial_date_or_a_span_of_two(text):
    read = read_dates(text)

    assert read == "" or all(map(is_partial_date, read.split(" to ")))
    assert read_dates(read) == read
