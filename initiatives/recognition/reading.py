"""What a list of countries says, entry by entry; nothing is guessed silently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from initiatives.recognition.ambiguous import AREA_OF, AREAS, SPECIAL
from initiatives.recognition.names import Names, key_of
from initiatives.recognition.slips import LENGTH_MIN, meant_by_slip
from initiatives.recognition.splitting import Piece, bare, pieces

JOINED_MAX = 4  # pieces of one name: "Saint Vincent and the Grenadines"
ENTRIES_MAX = 2_000
BEHIND = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*$")


class Way(StrEnum):
    """How an entry was understood."""

    NAME = "name"  # a name or a code on record
    SLIP = "slip"  # one letter away from the names of one country
    AMBIGUOUS = "ambiguous"  # a form of more than one country
    UNKNOWN = "unknown"  # of none
    AGAIN = "again"  # a country that an entry before names already


@dataclass(frozen=True)
class Reading:
    """One entry as it is written, and the countries (ISO 3166-1 alpha-3) that it may mean.

    ``start`` is where it stands in the list, in characters.
    """

    text: str
    way: Way
    countries: tuple[str, ...] = ()
    start: int = 0


def read(text: str, names: Names) -> list[Reading]:
    """Return what each entry of a list means, in the order of the list."""
    seen: set[str] = set()
    readings = []
    for entry in entries(text, names):
        if entry.way in (Way.NAME, Way.SLIP) and entry.countries[0] in seen:
            entry = replace(entry, way=Way.AGAIN)
        seen.update(entry.countries if len(entry.countries) == 1 else ())
        readings.append(entry)
    return readings


def refusal(reading: Reading, names: Names) -> str:
    """Say what is not clear about an entry, and what to write instead."""
    if not reading.countries:
        return _("“%s” is no country on record: correct it or take it out.") % reading.text
    meant = _(" or ").join(f"{names.labels.get(code, code)} ({code})" for code in reading.countries)
    return _("“%(text)s” may be %(countries)s: write the code instead.") % {
        "text": reading.text,
        "countries": meant,
    }


def entries(text: str, names: Names) -> Iterator[Reading]:
    """Yield each entry: the longest run of pieces that is a name, else what is left between."""
    left: list[Piece] = []
    parts, at = pieces(text)[:ENTRIES_MAX], 0
    while at < len(parts):
        found, taken = longest(text, parts[at:], names)
        if found is None:
            if left and parts[at].joint != "join":
                yield unknown(text, left)
                left = []
            left.append(parts[at])
        else:
            if left:
                yield unknown(text, left)
                left = []
            yield found
        at += taken
    if left:
        yield unknown(text, left)


def longest(text: str, parts: list[Piece], names: Names) -> tuple[Reading | None, int]:
    """Return what the pieces at the front mean, and how many of them are one name."""
    for count in range(run_length(parts), 0, -1):
        written = joined(text, parts[:count])
        if is_area(text, parts[:count], names):
            return unknown(text, parts[:count]), count
        reading = as_written(written, names) or without_remark(written, names)
        if reading is None and all(part.joint == "join" for part in parts[1:count]):
            reading = by_slip(written, names)
        if reading:
            return replace(reading, start=text.index(written, parts[0].start)), count
    return None, 1


def is_area(text: str, parts: list[Piece], names: Names) -> bool:
    """Is this an area written together with a country: "Hong Kong, China"?

    "China, Hong Kong" may be two entries of a list, "China, Hong Kong SAR" is one.
    """
    if len(parts) != 2 or parts[1].joint != "comma":
        return False
    first, second = (joined(text, [part]) for part in parts)
    if key_of(first).startswith(AREAS):
        return names.meant_by(second) == AREA_OF
    return (
        names.meant_by(first) == AREA_OF
        and key_of(second).startswith(AREAS)
        and key_of(second).endswith(SPECIAL)
    )


def run_length(parts: list[Piece]) -> int:
    """Return how many pieces no hard mark parts, four at most."""
    run = parts[:JOINED_MAX]
    hard = (at for at, part in enumerate(run) if at and part.joint == "hard")
    return next(hard, len(run))


def joined(text: str, parts: list[Piece]) -> str:
    return bare(text[parts[0].start : parts[-1].end])


def unknown(text: str, parts: list[Piece]) -> Reading:
    written = joined(text, parts)
    return Reading(written, Way.UNKNOWN, start=text.index(written, parts[0].start))


def as_written(written: str, names: Names) -> Reading | None:
    """Read an entry by the names on record."""
    found = names.meant_by(written)
    if not found:
        return None
    way = Way.NAME if len(found) == 1 else Way.AMBIGUOUS
    return Reading(written, way, tuple(sorted(found)))


def without_remark(written: str, names: Names) -> Reading | None:
    """Read an entry without what stands in parentheses behind it: "Kenya (online)"."""
    shorter = BEHIND.sub("", written)
    if shorter == written:
        return None
    found = as_written(shorter, names)
    return found and Reading(written, found.way, found.countries)


def by_slip(written: str, names: Names) -> Reading | None:
    """Read an entry that is one letter away from a name."""
    found = meant_by_slip(key_of(written), names)
    if not found or len(written) < LENGTH_MIN:
        return None
    way = Way.SLIP if len(found) == 1 else Way.AMBIGUOUS
    return Reading(written, way, tuple(sorted(found)))
