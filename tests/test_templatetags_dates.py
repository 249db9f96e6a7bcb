"""How templates write partial dates and ranges in six languages."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from initiatives.templatetags import dates


@pytest.mark.parametrize(
    ("language", "day", "month", "year"),
    [
        ("ar", "12 أيار/مايو 2025", "أيار/مايو 2025", "2025"),
        ("en", "12 May 2025", "May 2025", "2025"),
        ("es", "12 de mayo de 2025", "mayo de 2025", "2025"),
        ("fr", "12 mai 2025", "mai 2025", "2025"),
        ("ru", "12 мая 2025 г.", "май 2025 г.", "2025 г."),
        ("zh-hans", "2025年5月12日", "2025年5月", "2025年"),
    ],
)
def test_a_date_is_written_at_its_own_precision(language, day, month, year):
    with translation.override(language):
        written = [dates.date_text(text) for text in ("2025-05-12", "2025-05", "2025")]

    assert written == [day, month, year]


@pytest.mark.parametrize(
    ("language", "same_month", "same_year", "apart", "months"),
    [
        (
            "ar",
            "12–17 أيار/مايو 2025",
            "28 أيار/مايو – 2 حزيران/يونيه 2025",
            "30 كانون الأول/ديسمبر 2025 – 2 كانون الثاني/يناير 2026",
            "أيار/مايو–تموز/يوليه 2025",
        ),
        (
            "en",
            "12–17 May 2025",
            "28 May – 2 June 2025",
            "30 December 2025 – 2 January 2026",
            "May–July 2025",
        ),
        (
            "es",
            "12–17 de mayo de 2025",
            "28 de mayo – 2 de junio de 2025",
            "30 de diciembre de 2025 – 2 de enero de 2026",
            "mayo–julio de 2025",
        ),
        (
            "fr",
            "12–17 mai 2025",
            "28 mai – 2 juin 2025",
            "30 décembre 2025 – 2 janvier 2026",
            "mai–juillet 2025",
        ),
        (
            "ru",
            "12–17 мая 2025 г.",
            "28 мая – 2 июня 2025 г.",
            "30 декабря 2025 г. – 2 января 2026 г.",
            "май–июль 2025 г.",
        ),
        (
            "zh-hans",
            "2025年5月12日至17日",
            "2025年5月28日至6月2日",
            "2025年12月30日至2026年1月2日",
            "2025年5月至7月",
        ),
    ],
)
def test_a_range_says_once_what_both_ends_share(language, same_month, same_year, apart, months):
    with translation.override(language):
        written = [
            dates.date_range_text("2025-05-12", "2025-05-17"),
            dates.date_range_text("2025-05-28", "2025-06-02"),
            dates.date_range_text("2025-12-30", "2026-01-02"),
            dates.date_range_text("2025-05", "2025-07"),
        ]

    assert written == [same_month, same_year, apart, months]


def test_ends_of_different_precision_are_both_written_out():
    assert dates.date_range_text("2025-05-12", "2025-05") == "12 May 2025 – May 2025"
    assert dates.date_range_text("2024", "2025") == "2024–2025"


def test_a_range_without_its_end_or_its_start_is_the_date_that_is_known():
    assert dates.date_range_text("2025-05-12", "") == "12 May 2025"
    assert dates.date_range_text("", "2025-05") == "May 2025"
    assert dates.date_range_text("2025", "2025") == "2025"


def test_the_first_of_a_month_is_an_ordinal_in_french():
    with translation.override("fr"):
        assert dates.date_text("2026-01-01") == "1er janvier 2026"


def test_dates_and_moments_are_days_in_utc():
    moment = datetime.fromisoformat("2026-11-23T01:30:00+03:00")

    assert dates.iso_text(moment) == "2026-11-22"
    assert dates.iso_text(datetime(2026, 11, 22, tzinfo=UTC)) == "2026-11-22"
    assert dates.iso_text(date(2026, 11, 22)) == "2026-11-22"
    assert dates.iso_text(None) == ""


def test_a_full_date_has_no_dots():
    assert dates.partial_date("2025-05-12") == '<time datetime="2025-05-12">12 May 2025</time>'


@pytest.mark.parametrize(
    ("text", "glyph", "words"),
    [("2025-05", "#g-pm", "day not stated"), ("2025", "#g-py", "day and month not stated")],
)
def test_what_is_not_stated_is_an_open_dot_and_words(text, glyph, words):
    shown = dates.partial_date(text)

    assert glyph in shown
    assert f"({words})" in shown
    assert f'<time datetime="{text}">' in shown


def test_no_date_is_said_in_words_unless_the_page_has_better_ones():
    assert dates.partial_date("") == '<span class="soft">no date known</span>'
    assert dates.partial_date(None, "not yet") == '<span class="soft">not yet</span>'


def test_what_is_no_date_is_shown_as_it_stands_and_escaped():
    assert dates.partial_date("<b>soon</b>") == "&lt;b&gt;soon&lt;/b&gt;"
    assert dates.date_text("2025-13") == "2025-13"
    assert dates.date_text("2025-00-12") == "2025-00-12"


def test_a_range_of_months_has_one_row_of_dots_and_a_mixed_one_has_its_own():
    assert dates.date_range("2025-05", "2025-07").count("#g-pm") == 1
    assert dates.date_range("2025", "2025-07-01").count("#g-py") == 1


def test_no_space_slips_in_before_the_comma_that_follows():
    template = Template('{% load dates %}{% date_range "2025-05-12" "2025-05-17" %}, Beijing')

    shown = template.render(Context())

    assert shown.endswith("17 May 2025</time></span>, Beijing")
