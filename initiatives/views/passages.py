"""Where a text holds the words that were searched, folded as search folds them."""

from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from initiatives.folding import fold

AROUND = 90  # characters shown on each side of the first match
Span = tuple[int, int]


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """Return a text folded letter by letter, and where in the text each letter comes from."""
    letters, places = [], []
    for place, letter in enumerate(text):
        plain = " " if letter.isspace() else fold(letter)
        letters.append(plain)
        places.extend([place] * len(plain))
    return "".join(letters), places


def matches(text: str, words: Iterable[str]) -> list[Span]:
    """Return the spans of a text that hold one of the folded words, in order, none overlapping."""
    folded, places = folded_with_places(text)
    found = []
    for word in words:
        at = folded.find(word)
        while word and at >= 0:
            after = at + len(word)
            found.append((places[at], end_of(after, places, len(text))))
            at = folded.find(word, after)
    return merged(sorted(found))


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


def holds(text: str, words: Iterable[str]) -> set[str]:
    """Return those of the folded words that a text holds."""
    folded = fold(text)
    return {word for word in words if word in folded}


def passage(text: str, words: Iterable[str]) -> SafeString:
    """Return the part of a text around the first match, escaped, with every match marked."""
    spans = matches(text, words)
    first = spans[0][0] if spans else 0
    return shown(text, spans, cut(text, first - AROUND, -1), cut(text, first + 2 * AROUND, 1))


def whole(text: str, words: Iterable[str]) -> SafeString:
    """Return a whole text, escaped, with every match marked."""
    return shown(text, matches(text, words), 0, len(text))


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
    at = text.rfind(" ", 0, near) if side < 0 else text.find(" ", near)
    return at if at >= 0 else (0 if side < 0 else len(text))


def marked(text: str) -> SafeString:
    return format_html("<mark>{}</mark>", text)
