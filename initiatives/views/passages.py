"""Where a text holds what was searched: words, their beginnings, other spellings, phrases."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from initiatives.folding import fold
from initiatives.search import Term
from initiatives.words import RUN, SAME_SCRIPT, is_latin

LETTERS_MAX = 4096  # remembered
AROUND = 90  # characters shown on each side of the first match
Span = tuple[int, int]
Sought = tuple[Term, ...]  # one word, or the words of a phrase


class Word(NamedTuple):
    """A folded word, and where it begins in the folded text."""

    text: str
    start: int


@lru_cache(LETTERS_MAX)
def folded(letter: str) -> str:
    """Return one letter folded; a space stays one."""
    return " " if letter.isspace() else fold(letter)


# Letters that fold to one letter each, many at once, and any other letter.
PARTS = re.compile(r"([\x01-\x7f]+)|.", re.DOTALL)
ONE_BY_ONE = {place: folded(chr(place)) for place in range(1, 0x80)}


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """Return a text folded letter by letter, and where in the text each letter comes from."""
    letters: list[str] = []
    places: list[int] = []
    for part in PARTS.finditer(text):
        plain = part[0].translate(ONE_BY_ONE) if part[1] else folded(part[0])
        letters.append(plain)
        places.extend(range(*part.span()) if part[1] else [part.start()] * len(plain))
    return "".join(letters), places


def words_in(told: str) -> list[Word]:
    """Return the words of a folded text as search parts them."""
    return [
        Word(part[0], run.start() + part.start())
        for run in RUN.finditer(told)
        for part in SAME_SCRIPT.finditer(run[0])
    ]


def matches(text: str, sought: Iterable[Sought]) -> list[Span]:
    """Return the spans of a text that hold what is sought, in order, none overlapping."""
    told, places = folded_with_places(text)
    words = words_in(told)
    found = [
        (places[start], end_of(after, places, len(text)))
        for terms in sought
        for start, after in occurrences(words, terms)
    ]
    return merged(sorted(found))


def occurrences(words: list[Word], terms: Sought) -> Iterator[Span]:
    """Yield where terms that follow one another stand among the words of a folded text."""
    for at in range(len(words) - len(terms) + 1):
        met = words[at : at + len(terms)]
        if not is_met(met, terms):
            continue
        last = terms[-1]
        if len(terms) == 1:
            yield from marks(met[0], last)
        else:
            yield met[0].start, next(marks(met[-1], last))[1]


def is_met(words: list[Word], terms: Sought) -> bool:
    """Is every word met by its term; of a phrase of Latin words only the last in part?"""
    for term, word, after in zip_longest(terms, words, terms[1:]):
        distance = term.distance(word.text)
        if distance is None or (distance == 1 and after and is_latin(term.word)):
            return False
    return True


def marks(word: Word, term: Term) -> Iterator[Span]:
    """Yield the parts of a word that a term meets: all of it if spelled otherwise."""
    if term.spellings:
        yield word.start, word.start + len(word.text)
        return
    at = word.text.find(term.word)
    while at >= 0 and (at == 0 or not is_latin(term.word)):
        yield word.start + at, word.start + at + len(term.word)
        at = word.text.find(term.word, at + len(term.word))


def end_of(after: int, places: list[int], length: int) -> int:
    """Return where a match ends in the text: a letter that folds to two is taken whole."""
    if after >= len(places):
        return length
    return max(places[after], places[after - 1] + 1)


def merged(spans: list[Span]) -> list[Span]:
    """Return spans in which those that touch or overlap are one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def holds(told: str, sought: Iterable[Sought]) -> set[Sought]:
    """Return what of all that is sought a folded text holds."""
    near = [terms for terms in sought if all(is_near(told, term) for term in terms)]
    words = words_in(told) if near else []
    return {terms for terms in near if any(occurrences(words, terms))}


def is_near(told: str, term: Term) -> bool:
    """Can a folded text hold a term, words aside?"""
    return any(word in told for word in term.spellings or (term.word,))


def passage(text: str, sought: Iterable[Sought]) -> SafeString:
    """Return the part of a text around the first match, escaped, with every match marked."""
    spans = matches(text, sought)
    first = spans[0][0] if spans else 0
    return shown(text, spans, cut(text, first - AROUND, -1), cut(text, first + 2 * AROUND, 1))


def whole(text: str, sought: Iterable[Sought]) -> SafeString:
    """Return a whole text, escaped, with every match marked."""
    return shown(text, matches(text, sought), 0, len(text))


def shown(text: str, spans: list[Span], start: int, end: int) -> SafeString:
    """Return a part of a text, escaped, with the spans that lie in it marked."""
    parts = ["…" if start else ""]
    at = start
    for begin, stop in spans:
        if start <= begin and stop <= end:
            parts += [conditional_escape(text[at:begin]), marked(text[begin:stop])]
            at = stop
    parts += [conditional_escape(text[at:end]), "…" if end < len(text) else ""]
    return mark_safe("".join(parts))  # noqa: S308 - each part is escaped above


def cut(text: str, near: int, side: int) -> int:
    """Return a place between words near a place in a text; the ends of the text are such."""
    if near <= 0:
        return 0
    if near >= len(text):
        return len(text)
    reach = near + side * AROUND // 2  # scripts without spaces are cut anywhere
    at = text.rfind(" ", max(reach, 0), near) if side < 0 else text.find(" ", near, reach)
    return at if at >= 0 else near


def marked(text: str) -> SafeString:
    return format_html("<mark>{}</mark>", text)
