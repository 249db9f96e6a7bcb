"""Slips of one letter inside a name of a country."""

from __future__ import annotations

from initiatives.recognition.names import Names
from initiatives.search.spelling import one_letter_away

LENGTH_MIN = 5  # letters; shorter names are one slip from words that are none


def meant_by_slip(key: str, names: Names) -> set[str]:
    """Return the countries of which a name is one letter away; none for a word of its own.

    The last letter is that of the name, or has changed places with the one before:
    "Kenyan", "Somali" and "Indian" are not names of countries.
    """
    if len(key) < LENGTH_MIN:
        return set()
    near = (form for form in one_letter_away(key) if form[-1] == key[-1] or is_turned(form, key))
    return set().union(*(names.keys.get(form, ()) for form in near))


def is_turned(form: str, key: str) -> bool:
    """Have the last two letters changed places?"""
    return form[-2:] == key[:-3:-1] and form[:-2] == key[:-2]
