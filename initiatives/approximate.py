"""Approximate values: the words of the source, and the bounds that they leave open."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from initiatives.folding import fold


@dataclass(frozen=True)
class Approximate:
    """A value as a source words it, with inclusive bounds; None where a side is open."""

    text: str
    low: Decimal | None
    high: Decimal | None


# A number is taken whole or not at all: "1,5" and "1½" are refused, not read as 1.
NUMBER = r"(?<![\d.,⁄])(?:\d{1,3}(?:[ ,]\d{3})+|\d+)(?:\.\d+)?(?![.,]?\d|⁄)"
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: number for number, word in enumerate(UNITS.split())}
WORDS |= {word: 10 * number for number, word in enumerate(TENS.split(), 2)}
WORD = rf"(?:{'|'.join(WORDS)}|hundred)"


def number_pattern(name: str) -> str:
    """Return the pattern of a number in digits or in words, and of its scale word."""
    words = rf"\b{WORD}(?:(?:[ -]|(?<=hundred) and ){WORD})*\b"
    return rf"(?P<{name}>{NUMBER}|{words})(?:\s*(?P<{name}_scale>{'|'.join(SCALES)})\b)?"


FIRST = re.compile(number_pattern("first"))
RANGES = [
    re.compile(rf"{number_pattern('first')}(?: to | - |(?<=\d)-(?=\d)){number_pattern('last')}"),
    re.compile(rf"\bbetween {number_pattern('first')} and {number_pattern('last')}"),
]
# The hedges listed in docs/concepts.md, folded; each with the sides it leaves open.
AT_MOST = ["no more than", "not more than", "at most", "up to", "a maximum of", "not exceeding"]
AT_LEAST = ["at least", "no fewer than", "no less than", "not fewer than", "not less than"]
AT_LEAST += ["a minimum of"]
BELOW = ["nearly", "almost", "close to", "fewer than", "less than", "under", "below"]
ABOVE = ["more than", "over", "above", "upwards of", "exceeding", "exceeds", "in excess of"]
ABOUT = ["about", "around", "approximately", "some", "roughly", "circa", "an estimated"]
BEFORE = re.compile(rf"\b(?:{'|'.join(AT_MOST + AT_LEAST + BELOW + ABOVE + ABOUT)})\b")
# Hedges that follow their number: "five or more", "40+".
AFTER = {
    "+": AT_LEAST[0],
    "or more": AT_LEAST[0],
    "or fewer": AT_MOST[0],
    "or less": AT_MOST[0],
    "or so": ABOUT[0],
}
AFTER_NUMBER = re.compile(rf"\s*(?:[a-z]+ )?({'|'.join(map(re.escape, AFTER))})")


def parse_approximate(text: str, *, is_count: bool = True) -> Approximate:
    """Read a value as a source words it: "nearly 40", "over 10", "74.7", "30 to 50".

    Bounds are inclusive decimals in the unit of the field; None where the words
    leave that side open. Counts are whole, so "over 10" starts at 11; a share or
    an amount starts at the number itself. Raises ValueError, naming the text, if
    no number is in it. Source: the hedges listed in docs/concepts.md.
    """
    folded = fold(text)
    match = FIRST.search(folded)
    if match is None:
        raise ValueError(f"no number in “{text}”: write for example “nearly 40” or “37”")
    low = high = scaled(match["first"], match["first_scale"])
    for span in filter(None, (pattern.search(folded) for pattern in RANGES)):
        if span.start("first") == match.start("first"):
            match, (low, high) = span, sorted(ends_of(span))
    hedge = hedge_of(folded[: match.start("first")], folded[match.end() :])
    return Approximate(text, *bounds(hedge, low, high, Decimal(1 if is_count else 0)))


def number_in(text: str) -> Decimal | None:
    """Return the first number of a text without its hedge, None if it has none."""
    match = FIRST.search(fold(text))
    return scaled(match["first"], match["first_scale"]) if match else None


def hedge_of(before: str, after: str) -> str:
    """Return the hedge of a number from the words on either side of it, "" if it has none."""
    if found := BEFORE.findall(before):
        return found[-1]  # the nearest: in "some talks with over 10" it is "over"
    follower = AFTER_NUMBER.match(after)
    return AFTER[follower[1]] if follower else ""


def bounds(
    hedge: str, low: Decimal, high: Decimal, step: Decimal
) -> tuple[Decimal | None, Decimal | None]:
    """Return the inclusive bounds that a hedge leaves around a number, or around a range."""
    if hedge in ABOUT:
        return None, None
    if hedge in AT_MOST:
        return None, high
    if hedge in BELOW:
        return None, high - step
    if hedge in AT_LEAST:
        return low, None
    return (low + step, None) if hedge in ABOVE else (low, high)


def ends_of(span: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Return both ends of a range; in "1 to 3 billion" the scale holds for both."""
    first_scale = span["first_scale"] or span["last_scale"]
    return scaled(span["first"], first_scale), scaled(span["last"], span["last_scale"])


def scaled(number: str, scale: str | None) -> Decimal:
    """Return a number in digits or in words, times its scale word."""
    is_in_digits = number[0].isdigit()
    value = Decimal(re.sub("[ ,]", "", number)) if is_in_digits else worded(number)
    return value * SCALES.get(scale or "", 1)


def worded(words: str) -> Decimal:
    """Return the number below a thousand that words say: "one hundred and twenty-one"."""
    total = 0
    for word in re.findall("[a-z]+", words):
        total = (total or 1) * 100 if word == "hundred" else total + WORDS.get(word, 0)
    return Decimal(total)


def bound(verbose_name: Any, *, is_count: bool = True) -> models.DecimalField:
    """Return a column for one inclusive bound of an approximate value; counts are whole."""
    return models.DecimalField(
        verbose_name,
        max_digits=24,
        decimal_places=0 if is_count else 4,
        null=True,
        blank=True,
        help_text=_("Inclusive; empty where the source leaves this side open."),
    )


def bounds_constraint(model: str, name: str) -> models.CheckConstraint:
    """Return the constraint that the bounds of an approximate value stand in order."""
    low, high = f"{name}_low", f"{name}_high"
    return models.CheckConstraint(
        name=f"{model}_{name}_bounds_in_order",
        condition=Q(**{f"{low}__isnull": True})
        | Q(**{f"{high}__isnull": True})
        | Q(**{f"{low}__lte": F(high)}),
        violation_error_message=_("The lower bound lies above the upper one."),
    )
