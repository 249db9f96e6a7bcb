"""Cells of a spreadsheet as values, and back; what cannot be read says what to write instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _
from import_export.widgets import Widget

from initiatives.codelists import CountryRole
from initiatives.exports.columns.expressions import JOINT
from initiatives.recognition import Names, Reading, Way, read, refusal

SEVERAL = re.compile(r"[;,\n]")
ROLE = re.compile(rf"(?:^|[;\n])\s*({'|'.join(CountryRole.values)})\s*:", re.IGNORECASE)
NEAR = 0.85  # of 1: as many letters in common, in the same order
LISTED_MAX = 12


class TextWidget(Widget):
    """Text as it stands."""

    def clean(self, value, row=None, **kwargs):
        return value

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class KeyWidget(TextWidget):
    """One code, or the key of one record."""

    def __init__(self, known: Mapping[str, Any], key: str = "", missing: Any = "") -> None:
        super().__init__()
        self.known, self.key, self.missing = known, key, missing

    def clean(self, value, row=None, **kwargs):
        if not value:
            return None if self.key else ""
        if value not in self.known:
            raise ValueError(unknown(value, self.known, self.missing))
        return self.known[value] if self.key else value

    def render(self, value, obj=None, **kwargs):
        return super().render(getattr(value, self.key) if value and self.key else value)


class KeysWidget(TextWidget):
    """Keys of several records, in any order."""

    def __init__(self, known: Mapping[str, Any], missing: Any = "") -> None:
        super().__init__()
        self.known, self.missing = known, missing

    def clean(self, value, row=None, **kwargs):
        keys = parts_of(value)
        if strange := [key for key in keys if key not in self.known]:
            raise ValueError(" ".join(unknown(key, self.known, self.missing) for key in strange))
        return keys

    def render(self, value, obj=None, **kwargs):
        return JOINT.join(value)


class ListWidget(TextWidget):
    """Several short texts."""

    def clean(self, value, row=None, **kwargs):
        return parts_of(value)

    def render(self, value, obj=None, **kwargs):
        return JOINT.join(value or [])


class NumberWidget(TextWidget):
    """A whole number."""

    def clean(self, value, row=None, **kwargs):
        if not value:
            return None
        if not (value.isascii() and value.isdecimal() and len(value) < 10):
            raise ValueError(_("“%s” is no whole number: write 2 for “second”.") % value)
        return int(value)


class DayWidget(TextWidget):
    """A whole day."""

    def clean(self, value, row=None, **kwargs):
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise ValueError(_("“%s” is no day: write 2025-05-12.") % value) from None


@dataclass(frozen=True)
class Seen:
    """A list of countries that was read: why it is not clear, and the countries that it names."""

    unclear: list[str]
    codes: list[str]


class ParticipationsWidget(TextWidget):
    """Countries by their role: "host: KEN; participant: UGA, ZMB"."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self.names = names
        self.seen: dict[str, Seen] = {}

    def clean(self, value, row=None, **kwargs):
        before, *found = ROLE.split(value)
        if before.strip(" ;\n"):
            raise ValueError(
                _("“%s”: write the role first, as in “host: KEN; participant: UGA, ZMB”.")
                % before.strip()
            )
        listed = list(zip(found[::2], found[1::2], strict=True))
        unclear = dict.fromkeys(reason for _role, names in listed for reason in self.unclear(names))
        if unclear:
            raise ValueError(" ".join(unclear))
        return in_order(
            (role.lower(), code) for role, names in listed for code in self.seen[names].codes
        )

    def unclear(self, listed: str) -> list[str]:
        """Return what is not clear about a list of countries; nothing of it is guessed."""
        if listed not in self.seen:
            readings = read(listed, self.names)
            self.seen[listed] = Seen(
                [refusal(one, self.names) for one in readings if not is_clear(one)],
                [code for one in readings for code in one.countries],
            )
        return self.seen[listed].unclear

    def render(self, value, obj=None, **kwargs):
        roles: dict[str, list[str]] = {}
        for role, code in value:
            roles.setdefault(role, []).append(code)
        return JOINT.join(f"{role}: {', '.join(codes)}" for role, codes in roles.items())


def in_order(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return pairs of role and country once each, in the order of the roles."""
    return sorted(set(pairs), key=lambda pair: (CountryRole.values.index(pair[0]), pair[1]))


def is_clear(reading: Reading) -> bool:
    """Is an entry a name or a code on record, letter by letter?"""
    return reading.way in (Way.NAME, Way.AGAIN)


def parts_of(text: str) -> list[str]:
    """Return the entries of a cell, once each."""
    return list(dict.fromkeys(part.strip() for part in SEVERAL.split(text) if part.strip()))


def unknown(value: str, known: Collection[str], missing: Any = "") -> str:
    """Say that a key is not on record, and which one may be meant, or which few there are."""
    listed = list(known)
    told = str(missing or _("“%s” is not on record.")) % value
    if near := get_close_matches(value, listed, 1, NEAR):
        return f"{told} {_('Did you mean “%s”?') % near[0]}"
    if not listed or len(listed) > LISTED_MAX:
        return told
    there = ", ".join(f"“{one}”" for one in listed)
    return f"{told} {_('There is: %s.') % there}"
