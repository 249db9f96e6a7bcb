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


NUMBER = r"\d{1,3}(?:[ ,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
WORDS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}


def number_pattern(name: str) -> str:
    """Return the pattern of a number in digits or as a word, and of its scale word."""
    number = rf"(?P<{name}>{NUMBER}|\b(?:{'|'.join(WORDS)})\b)"
    return rf"{number}(?:\s*(?P<{name}_scale>{'|'.join(SCALES)})\b)?"


FIRST = re.compile(number_pattern("first"))
RANGE = re.compile(number_pattern("first") + r"\s*(?:\bto\b|\band\b|-)\s*" + number_pattern("last"))
# The hedges listed in docs/concepts.md, folded; each with the sides it leaves open.
AT_MOST = ["no more than", "not more than", "at most", "up to", "a maximum of"]
AT_LEAST = ["at least", "no fewer than", "no less than", "not less than", "a minimum of"]
BELOW = ["nearly", "almost", "close to", "fewer than", "less than", "under", "below"]
ABOVE = ["more than", "over", "above", "upwards of", "exceeding"]
ABOUT = ["about", "around", "approximately", "some", "roughly", "circa", "an estimated"]


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
    span = RANGE.search(folded)
    if span and span.start() == match.start():
        return Approximate(text, *sorted(ends_of(span)))
    step = Decimal(1) if is_count else Decimal(0)
    return Approximate(text, *bounds(folded, scaled(match["first"], match["first_scale"]), step))


def bounds(folded: str, number: Decimal, step: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """Return the inclusive bounds that the hedge in a folded text leaves around a number."""
    answers: list[tuple[list[str], tuple[Decimal | None, Decimal | None]]] = [
        (AT_MOST, (None, number)),
        (AT_LEAST, (number, None)),
        (BELOW, (None, number - step)),
        (ABOVE, (number + step, None)),
        (ABOUT, (None, None)),
    ]
    for hedges, answer in answers:
        if re.search(rf"\b(?:{'|'.join(hedges)})\b", folded):
            return answer
    return number, number


def ends_of(span: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Return both ends of a range; in "1 to 3 billion" the scale holds for both."""
    first_scale = span["first_scale"] or span["last_scale"]
    return scaled(span["first"], first_scale), scaled(span["last"], span["last_scale"])


def scaled(number: str, scale: str | None) -> Decimal:
    """Return a number in digits or as a word up to twelve, times its scale word."""
    digits = re.sub(r"[ ,\u202f\u00a0]", "", number)
    return Decimal(WORDS.get(digits, digits)) * SCALES.get(scale or "", 1)


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
