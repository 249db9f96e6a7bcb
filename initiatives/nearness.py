"""Names of records that are near: a slip of one letter, another order, other small words.

All words with a figure in them must be the same: the forum of another year is another forum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations, product, takewhile

from initiatives.words import is_latin, words_of

Pair = tuple[int, int]  # keys of two records, the lower one first
# Of English, French and Spanish; names with others of these are one name.
SMALL = frozenset(
    "a al an and at by de del des du e el en et for from in la le les of on the to y".split()  # noqa: SIM905
)
SLIP_MIN = 5  # letters of the longer word; shorter ones are one slip from too many others
NUMERALS = frozenset("ivxlcdm")  # xvii is no slip of xviii


def near_pairs(names: Iterable[tuple[int, str]], distinct: Collection[str] = ()) -> set[Pair]:
    """Return the pairs of records whose folded names are near; equal names are not.

    ``distinct`` are words of which none is a slip of another: Iceland is not Ireland. What
    it takes grows with the names, not with their pairs.
    """
    keys: defaultdict[str, list[int]] = defaultdict(list)
    for key, name in names:
        keys[name].append(key)
    words = {name: telling(name) for name in keys if name}
    near = {*same_words(words), *slips(words, frozenset(distinct))}
    return {
        (min(pair), max(pair)) for one, other in near for pair in product(keys[one], keys[other])
    }


def telling(name: str) -> tuple[str, ...]:
    """Return the words by which a name is told from others, in its order."""
    return tuple(word for word in words_of(name) if word not in SMALL)


def same_words(words: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield names of the same words, in another order or parted otherwise."""
    groups: defaultdict[object, list[str]] = defaultdict(list)
    for name, told in words.items():
        for sign in {tuple(sorted(told)), "".join(told)} if told else ():
            groups[sign].append(name)
    for group in groups.values():
        yield from combinations(sorted(group), 2)


def slips(words: dict[str, tuple[str, ...]], distinct: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield names that are the same but for one word, which is a slip of the other's."""
    groups: defaultdict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for name, told in words.items():
        for word in set(told):
            if may_slip(word):
                rest = list(told)
                rest.remove(word)
                groups[tuple(sorted(rest))].append((word, name))
    for group in groups.values():
        if len(group) > 1:
            yield from slips_in(group, distinct)


def slips_in(
    group: Iterable[tuple[str, str]], distinct: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield the names of a group whose own words are slips of one another."""
    shortened: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, name in group:
        for short in {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}:
            shortened[short].append((word, name))
    for found in shortened.values():
        for (one, name), (other, other_name) in combinations(found, 2):
            if is_slip(one, other) and not {one, other} <= distinct:
                yield min(name, other_name), max(name, other_name)


def may_slip(word: str) -> bool:
    """Is this a word of which one letter may be wrong?"""
    return (
        len(word) >= SLIP_MIN - 1
        and word.isalpha()
        and is_latin(word)
        and not NUMERALS.issuperset(word)
    )


def is_slip(one: str, other: str) -> bool:
    """Are two words the same but for a letter left out, put in, changed or swapped?"""
    if one == other or one[0] != other[0] or max(len(one), len(other)) < SLIP_MIN:
        return False
    start = shared(one, other)
    end = shared(one[: start - 1 : -1], other[: start - 1 : -1])
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) == 1 or (len(left) == 2 and left == right[::-1])


def shared(one: str, other: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _pair in same)
