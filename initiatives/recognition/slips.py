"""Slips of one letter inside a name of a country."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from initiatives.nearness import is_slip
from initiatives.recognition.ambiguous import AMBIGUOUS, NO_COUNTRY
from initiatives.recognition.inhabitants import INHABITANTS
from initiatives.recognition.names import Names
from initiatives.search.spelling import alphabet_of, one_letter_away

LENGTH_MIN = 5  # letters or signs; shorter names are one slip from words that are none
ARABIC_ADJECTIVE = "ي"  # makes “of Lebanon” of Lebanon
# What stands behind many Chinese names and tells none from another: republic, islands.
TAILS = ("共和国", "王国", "国", "联邦", "群岛")


def meant_by_slip(key: str, names: Names) -> set[str]:
    """Return the countries of which a name is one letter away; none for a word of its own.

    The last letter is that of the name, or has changed places with the one before.
    """
    if is_word_of_its_own(key):
        return set()
    near = one_letter_away(key) if alphabet_of(key) else near_in_signs(key, names)
    alike = (form for form in near if form[-1] == key[-1] or is_turned(form, key))
    return set().union(*(meaning_of(form, names) for form in alike))


def proposed_by_end(key: str, names: Names) -> set[str]:
    """Return the countries of the one name that differs in the last letter: "Zambi", "Vietname".

    None if such names mean different ones: "Nigeri" is as near to Niger as to Nigeria.
    """
    if is_word_of_its_own(key) or key[-1] == ARABIC_ADJECTIVE or not alphabet_of(key):
        return set()
    forms = (form for form in other_ends(key) if len(form) >= LENGTH_MIN)
    meanings = {frozenset(found) for form in forms if (found := meaning_of(form, names))}
    return set(meanings.pop()) if len(meanings) == 1 else set()


def other_ends(key: str) -> Iterator[str]:
    """Yield a word without its last letter, with another in its place, and with one more."""
    yield key[:-1]
    for letter in alphabet_of(key):
        yield from (key[:-1] + letter, key + letter)


def meaning_of(form: str, names: Names) -> Collection[str]:
    """Return the countries of a form, all of those that share it."""
    return AMBIGUOUS.get(form) or names.keys.get(form) or ()


def is_word_of_its_own(key: str) -> bool:
    """Is this too short for a slip, or a word that means something else: "Libyan"?"""
    return own_length(key) < LENGTH_MIN or key in NO_COUNTRY or key in INHABITANTS


def near_in_signs(key: str, names: Names) -> Iterator[str]:
    """Yield the names that are one sign away, of a script that has thousands.

    The first sign is that of the name: “西澳大利亚” is a part of Australia.
    """
    for form in names.keys:
        if form[:1] == key[0] and own_length(form) >= LENGTH_MIN and is_slip(form, key):
            yield form


def own_length(key: str) -> int:
    """Return how many letters of a name are its own: “共和国” stands behind other names too."""
    tail = next((tail for tail in TAILS if key.endswith(tail)), "")
    return len(key) - len(tail)


def is_turned(form: str, key: str) -> bool:
    """Have the last two letters changed places?"""
    return form[-2:] == key[:-3:-1] and form[:-2] == key[:-2]
