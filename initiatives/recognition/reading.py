"""What a list of countries says, entry by entry; nothing is guessed silently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from initiatives.recognition.ambiguous import AREA_OF, AREAS, SPECIAL
from initiatives.recognition.names import Names, key_of
from initiatives.recognition.remarks import BRACKETS, BRACKETS_MAX, narrowed, taken_off
from initiatives.recognition.slips import LENGTH_MIN, meant_by_slip, proposed_by_end
from initiatives.recognition.splitting import Piece, bare, pieces

JOINED_MAX = 4  # pieces of one name: "Saint Vincent and the Grenadines"
ENTRIES_MAX = 2_000
DOUBTS = frozenset("?？؟")  # "Kenya (?)"


class Way(StrEnum):
    """How an entry was understood."""

    NAME = "name"  # a name or a code on record
    SLIP = "slip"  # one letter away from the names of one country
    AMBIGUOUS = "ambiguous"  # of more than one country, or of one with a doubt: to be asked
    UNKNOWN = "unknown"  # of none
    AGAIN = "again"  # a country that an entry before names already


UNDERSTOOD = (Way.NAME, Way.SLIP)


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
        if entry.way in UNDERSTOOD and entry.countries[0] in seen:
            entry = replace(entry, way=Way.AGAIN)
        seen.update(entry.countries if entry.way in UNDERSTOOD else ())
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
        reading = as_written(written, names) or with_remarks(written, names)
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
    return understood(written, found)


def with_remarks(written: str, names: Names) -> Reading | None:
    """Read an entry with brackets behind it: "Kenya (online)", "Congo (DRC)".

    What tells neither how a country takes part nor its name may be another place: it is asked
    about, as in "Georgia (USA)". An area of a country is none: "China (Hong Kong)".
    """
    remarks: list[str] = []
    shorter, found = written, set[str]()
    while not found and len(remarks) < BRACKETS_MAX and (parted := taken_off(shorter)):
        shorter = parted[0]
        remarks.append(parted[1])
        found = names.meant_by(shorter)
    if not found:
        return None
    if found == AREA_OF and any(key_of(remark).startswith(AREAS) for remark in remarks):
        return Reading(written, Way.UNKNOWN)
    return judged(written, found, remarks, names)


def judged(written: str, found: set[str], remarks: list[str], names: Names) -> Reading:
    """Read an entry by the countries of its name and by what stands in brackets behind it."""
    meant = found.intersection(*(narrowed(found, remark, names) for remark in remarks))
    if meant:
        return understood(written, meant)
    proposed = found.union(*(names.meant_by(remark) for remark in remarks))
    return Reading(written, Way.AMBIGUOUS, tuple(sorted(proposed)))


def by_slip(written: str, names: Names) -> Reading | None:
    """Read an entry that is one letter away from a name; brackets are never letters of one."""
    if BRACKETS.search(written):
        return None
    key = key_of(written)
    if len(written) < LENGTH_MIN:
        return None
    proposed = proposed_by_end(key, names)
    if found := meant_by_slip(key, names):
        return understood(written, found | proposed, Way.SLIP)
    return understood(written, proposed, Way.AMBIGUOUS) if proposed else None


def understood(written: str, found: set[str], way: Way = Way.NAME) -> Reading:
    """Read an entry as one country; as a question if it may be several, or is a question itself."""
    is_clear = len(found) == 1 and DOUBTS.isdisjoint(written)
    return Reading(written, way if is_clear else Way.AMBIGUOUS, tuple(sorted(found)))
