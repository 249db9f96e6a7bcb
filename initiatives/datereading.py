"""Dates as sources word them, read as partial dates where they can be, and never guessed."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.utils.dates import MONTHS, MONTHS_3, MONTHS_ALT, MONTHS_AP, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import override

from initiatives.datewords import ARABIC_MONTHS, is_partial_date
from initiatives.folding import fold

TOKEN = re.compile(r"\d+|[\u4e00-\u9fff]|[^\W\d\u4e00-\u9fff]+|[-–—‑]")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º|ª)\b")
ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?!\d)")
# An interval of ISO 8601; other dates with a slash may be read in two ways.
INTERVAL = re.compile(r"\s*(\d{4}(?:-\d\d){0,2})/(\d{4}(?:-\d\d){0,2})\s*")
OPEN = re.compile(r"/\.\.|\.\./")
SPAN = " to "  # between both dates of a span, as claims normalise it
BETWEEN = {*"-–—‑至到", "to", "until", "through", "au", "al", "по", fold("إلى")}
# What stands around dates and says nothing of them.
SILENT = {"the", "of", "on", "in", "from", "de", "du", "le", "el", "en", "del", "г", "года", "с"}
SILENT |= {"من"}
CHINESE_WEEKDAYS = re.compile(r"[(（]?(?:星期|周)[一二三四五六日天][)）]?")
UNITS = {"年": "year", "月": "month", "日": "day", "号": "day"}
YEAR_DIGITS = 4

Parts = dict[str, Any]


@cache
def months() -> dict[str, int]:
    """Return the names of the months in every language of the portal, folded."""
    found: dict[str, int] = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            for number in range(1, 13):
                for names in (MONTHS, MONTHS_ALT, MONTHS_3, MONTHS_AP):
                    found.setdefault(fold(str(names[number])).strip(". "), number)
    for number, both in enumerate(ARABIC_MONTHS, 1):
        found |= dict.fromkeys([fold(both), *map(fold, both.split("/"))], number)
    return found


@cache
def weekdays() -> set[str]:
    """Return the names of the days of the week in every language of the portal, folded."""
    found: set[str] = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            found |= {
                fold(str(name)) for days in (WEEKDAYS, WEEKDAYS_ABBR) for name in days.values()
            }
    return found - months().keys()


def read_dates(text: str) -> str:
    """Return a date or a span of two as claims normalise them, "" if it cannot be told."""
    folded = ORDINAL.sub("", CHINESE_WEEKDAYS.sub("", fold(text)))
    if interval := INTERVAL.fullmatch(folded):
        folded = SPAN.join(interval.groups())
    if OPEN.search(folded):
        return ""
    # The signs within an ISO date stand between no two dates.
    spelt = ISO.sub(lambda found: "{}年{}月{}日".format(*[*found[0].split("-"), ""][:3])
                    .replace("月日", "月"), folded)  # fmt: skip
    sides: list[list[str]] = [[]]
    for token in TOKEN.findall(spelt):
        if token in BETWEEN:
            sides.append([])
        elif token not in SILENT and token not in weekdays():
            sides[-1].append(token)
    read = [parts_of(side) for side in sides]
    if len(read) > 2 or not all(read):
        return ""
    dates = [written(own, other) for own, other in zip(read, reversed(read), strict=True)]
    return SPAN.join(dates) if all(dates) else ""


def parts_of(tokens: list[str]) -> Parts:
    """Return year, month and day of one date; nothing where anything else is said, or twice."""
    found: Parts = {}
    for token, after in pairwise([*tokens, ""]):
        if token in UNITS:
            continue
        name = UNITS.get(after) or part_named(token)
        value = int(token) if token.isdecimal() else months().get(token)
        if not name or found.setdefault(name, value) != value:
            return {}
    return found


def part_named(token: str) -> str:
    """Return what a number or a word by itself is of a date; "" if nothing."""
    if token in months():
        return "month"
    if not token.isdecimal():
        return ""
    return "year" if len(token) == YEAR_DIGITS else "day"


def written(own: Parts, other: Parts) -> str:
    """Return one side of a span as a partial date, with what only the other side says.

    "12 to 16 May 2025" says month and year once; a day is never taken over.
    """
    said = {"year": other.get("year"), **own}
    if "day" in own:
        said.setdefault("month", other.get("month"))
    texts = [f"{said[name]:02}" for name in ("year", "month", "day") if said.get(name)]
    if len(texts) < len(said) or not is_partial_date(date := "-".join(texts)):
        return ""
    return date
