"""Partial dates in the reader's language, at the precision a source gave them."""

from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.translation import get_language

from initiatives.fields import validate_partial_date

# Which parts are shown -> how; {month} as it follows a day, {name} as it stands alone.
# Django's own formats are American in English and have no ranges.
_DAY_FIRST = {
    "ymd": "{day} {month} {year}",
    "md": "{day} {month}",
    "ym": "{name} {year}",
    "m": "{name}",
    "y": "{year}",
    "d": "{day}",
}
PATTERNS = {
    "en": _DAY_FIRST,
    "fr": _DAY_FIRST,
    "ar": _DAY_FIRST,
    "es": _DAY_FIRST
    | {
        "ymd": "{day} de {month} de {year}",
        "md": "{day} de {month}",
        "ym": "{name} de {year}",
    },
    "ru": _DAY_FIRST
    | {"ymd": "{day} {month} {year} г.", "ym": "{name} {year} г.", "y": "{year} г."},
    "zh": {
        "ymd": "{year}年{number}月{day}日",
        "md": "{number}月{day}日",
        "ym": "{year}年{number}月",
        "m": "{number}月",
        "y": "{year}年",
        "d": "{day}日",
    },
}
APART = " – "  # between ends of more than one word

# The United Nations writes both names of a month in Arabic.
ARABIC_MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)


def iso_text(value: Any) -> str:
    """Give a date, a moment (as its day in UTC) or a partial date as ISO 8601 text."""
    if isinstance(value, datetime):
        value = value.astimezone(UTC).date()
    return value.isoformat() if isinstance(value, date) else str(value or "")


def reading_language() -> str:
    """Give the language of the page, without script or region, if we have patterns for it."""
    language = (get_language() or "en").partition("-")[0]
    return language if language in PATTERNS else "en"


def is_partial_date(text: str) -> bool:
    """Say whether a text is a day, a month or a year of the calendar."""
    try:
        validate_partial_date(text)
    except ValidationError:
        return False
    return True


def words(iso: str, parts: str = "ymd") -> str:
    """Write those parts of a partial date that it has, or the text itself if it is none."""
    if not is_partial_date(iso):
        return iso
    year, month, day = (int(part) for part in [*iso.split("-"), "0", "0"][:3])
    stated = "ymd"[: 1 + bool(month) + bool(day)]
    shown = "".join(part for part in parts if part in stated)
    language = reading_language()
    return PATTERNS[language][shown].format(
        year=year,
        number=month,
        month=_month(month, language, MONTHS_ALT),
        name=_month(month, language, MONTHS),
        day="1er" if (day, language) == (1, "fr") else day,
    )


def _month(number: int, language: str, names: dict[int, Any]) -> str:
    if not number:
        return ""
    if language == "ar":
        return ARABIC_MONTHS[number - 1]
    name = str(names[number])
    return name if language == "en" else name.lower()


def range_words(start: str, end: str) -> tuple[str, str, str]:
    """Write a range as first date, sign between, last date; what both share once."""
    if not end or start == end:
        return words(start), "", ""
    chinese = reading_language() == "zh"
    own = _own_parts(start, end)
    between = "至" if chinese else "–" if len(own) == 1 else APART
    if chinese:
        return words(start), between, words(end, own)
    return words(start, own), between, words(end)


def _own_parts(start: str, end: str) -> str:
    """Give the parts that the shorter side of a range must still say."""
    if len(start) != len(end) or start[:4] != end[:4]:
        return "ymd" if len(start) > 4 or len(end) > 4 else "y"
    return "d" if len(start) == 10 and start[:7] == end[:7] else "md"[: 1 + (len(start) == 10)]
