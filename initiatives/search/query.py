"""What was asked: words, phrases in quotes, and how they are looked up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from initiatives.folding import fold
from initiatives.words import IN_NAME, asked_words, is_latin


@dataclass(frozen=True)
class Form:
    """One spelling to look up: a whole word, or the beginning of words."""

    word: str
    is_prefix: bool = False


# Any of the forms of each entry, and all of the entries.
Lookup = tuple[tuple[Form, ...], ...]


@dataclass(frozen=True)
class Term:
    """One word asked; ``spellings`` are those on record that stand in for an unknown word."""

    word: str
    spellings: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[Form, ...]:
        """What is looked up for this word."""
        return tuple(map(Form, self.spellings)) or (Form(self.word, is_prefix=True),)

    def distance(self, word: str) -> int | None:
        """Say how well a word of a text meets this one: 0 the same, None not at all."""
        if self.spellings:
            return 2 if word in self.spellings else None
        if word == self.word:
            return 0
        return 1 if is_begun_by(word, self.word) else None


def is_begun_by(word: str, beginning: str) -> bool:
    """Does a word begin so, or, in scripts searched from each letter on, hold it?"""
    return beginning in word and (word.startswith(beginning) or not is_latin(beginning))


@dataclass(frozen=True)
class Query:
    """Words all of which must occur, and phrases that must occur as they are."""

    text: str = ""
    terms: tuple[Term, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    @cached_property
    def lookup(self) -> Lookup:
        """What a row must hold."""
        return tuple(term.forms for term in self.terms)

    @cached_property
    def name_lookup(self) -> Lookup:
        """What a row must hold to be called so."""
        return tuple(
            tuple(Form(IN_NAME + form.word, form.is_prefix) for form in forms)
            for forms in self.lookup
        )

    @cached_property
    def sought(self) -> list[tuple[Term, ...]]:
        """What a text shows of this query: each word by itself, each phrase as one."""
        quoted = {word for phrase in self.phrases for word in phrase}
        alone = [(term,) for term in self.terms if term.word not in quoted]
        return [*alone, *(tuple(map(Term, phrase)) for phrase in self.phrases)]

    @property
    def forgiven(self) -> list[Term]:
        """The words that are not on record, with the spellings looked up instead."""
        return [term for term in self.terms if term.spellings]


def parse(text: str) -> Query:
    """Return what a text asks for: each word once; what stands in quotes also as a phrase."""
    parts = fold(text).split('"')
    quoted = (asked_words(part) for part in parts[1:-1:2])  # an open quote opens no phrase
    phrases = (tuple(words) for words in quoted if words)
    words = dict.fromkeys(asked_words(" ".join(parts)))
    return Query(text, tuple(map(Term, words)), tuple(dict.fromkeys(phrases)))
