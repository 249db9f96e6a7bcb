"""The words of texts: how a row is indexed for search, and how that index is read back.

An index is one line of text. Each text of the row stands in it once, its folded words in
their order behind a mark that says what kind of text it is, names before all others::

    # digital skills for africa = dsa @ kenya | lectures on data ~ ·digital ·skills …

Behind the last mark follow words to be looked up alone: those of names once more, with a
sign before them, and the endings of words in scripts that are searched from each letter on.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import batched

from initiatives.folding import fold

# What kind of text follows: what the row is called, what else it is called, who and where.
NAME, OTHER_NAME, WHO, REST = KINDS = "#", "=", "@", "|"
LOOKED_UP = "~"
IN_NAME = "·"  # before a word that a name holds
RUN = re.compile(r"[^\W_]+")
# Latin and Greek words, and figures, are matched from their beginning; others, such as
# Chinese ones, stand with no space between them, or take articles and endings.
LATIN = "0-9a-z\u00aa-\u03ff\u1e00-\u1fff"
BEGINS_LATIN = re.compile(f"[{LATIN}]")
SAME_SCRIPT = re.compile(f"[{LATIN}]+|[^{LATIN}]+")
LINE = re.compile(f" ?([{NAME}{OTHER_NAME}{WHO}{REST}]) ")
WORD_LENGTH_MAX = 64  # letters; PostgreSQL refuses words of more than 2,046 bytes
ENDING_LENGTH_MAX = 16  # letters of each ending that is looked up
INDEX_LENGTH_MAX = 200_000  # letters; PostgreSQL refuses 1 MB of words


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, in their order; a change of script parts words."""
    runs = (run for run in RUN.findall(fold(text)))
    return [word for run in runs for word in cut(run)]


def cut(run: str) -> Iterator[str]:
    """Yield the words of one run of letters."""
    for word in SAME_SCRIPT.findall(run):
        if is_latin(word):
            yield word[:WORD_LENGTH_MAX]
        else:
            yield from pieces(word, WORD_LENGTH_MAX)


def pieces(word: str, length: int) -> list[str]:
    """Return a word in pieces of at most so many letters."""
    return [word[at : at + length] for at in range(0, len(word), length)]


def is_latin(word: str) -> bool:
    """Is a word matched from its beginning only?"""
    return bool(BEGINS_LATIN.match(word))


def asked_words(text: str) -> list[str]:
    """Return the words to look for: the words of a text, none longer than an ending."""
    found = words_of(text)
    return [
        piece for word in found for piece in (
            [word] if is_latin(word) else pieces(word, ENDING_LENGTH_MAX)
        )
    ]  # fmt: skip


def index_of(texts: Iterable[tuple[str, str]]) -> str:
    """Return the index of a row from its texts, each with the mark of its kind."""
    lines: dict[str, str] = {}
    looked_up: dict[str, None] = {}
    length = 0
    for mark, text in sorted(texts, key=lambda text: KINDS.index(text[0])):
        line = " ".join(words := words_of(text))
        if not line or line in lines or length > INDEX_LENGTH_MAX:
            continue
        lines[line] = mark
        extra = list(extra_words(words, is_name=mark in (NAME, OTHER_NAME)))
        looked_up.update(dict.fromkeys(extra))
        length += len(line) + sum(map(len, extra))
    told = [f"{mark} {line}" for line, mark in lines.items()]
    return " ".join([*told, LOOKED_UP, *looked_up]) if looked_up else " ".join(told)


def extra_words(words: Iterable[str], *, is_name: bool) -> Iterator[str]:
    """Yield what is looked up beside the words themselves."""
    for word in words:
        for found in endings(word):
            yield found
            if is_name:
                yield IN_NAME + found
        if is_name:
            yield IN_NAME + word


def endings(word: str) -> list[str]:
    """Return what a word of a script without Latin's spaces is also found by."""
    if is_latin(word):
        return []
    return [word[at : at + ENDING_LENGTH_MAX] for at in range(1, len(word))]


def lines_of(index: str, until: str = LOOKED_UP) -> list[tuple[str, list[str]]]:
    """Return the texts of an index, the mark of each and its words, until one of some marks."""
    end = re.search(f"(?:^| )[{until}] ", index)
    parts = LINE.split(index[: end.start()] if end else index)[1:]
    return [(mark, line.split(" ")) for mark, line in batched(parts, 2)]
