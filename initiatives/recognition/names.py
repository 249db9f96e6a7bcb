"""The names and codes by which a country is recognized, in whatever form they are written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from initiatives.folding import fold
from initiatives.models import Country, CountryName
from initiatives.recognition.ambiguous import AMBIGUOUS, NO_COUNTRY

CODE_MAX = 5  # letters of an abbreviation such as UAE or DPRK
WORD = re.compile(r"[^\W_]+")
# What a list may leave out or put elsewhere: "Korea, Republic of", "the Gambia".
SMALL_WORDS = {
    *("the", "of", "and"),
    *("de", "du", "des", "d", "le", "la", "les", "l", "et"),
    *("del", "el", "los", "las", "y", "e"),
    "и",
}
# As printed where there is little room: "Dem. Rep. of the Congo", "St. Lucia".
ABBREVIATIONS = {
    "st": "saint",
    "ste": "sainte",
    "rep": "republic",
    "dem": "democratic",
    "fed": "federated",
    "sts": "states",
    "is": "islands",
    "isl": "islands",
    "о": "острова",
    "ва": "",
}
# Letters that Arabic writers put for each other at the end of a word, and the long stroke.
ARABIC = str.maketrans({"ة": "ه", "ى": "ي", "ـ": ""})
APOSTROPHES = re.compile(r"['`´ʹ]")
POINTS = {"S": "South", "N": "North"}  # of the compass, as in "S. Korea"
POINTED = re.compile(r"\b([NS])\.\s?(?=[A-Z][a-z])")
DOTTED = re.compile(r"\b(\w)\.\s?(?=\w\b)")  # "D.R. Congo", "D. R. Congo"


def words_of(text: str) -> list[str]:
    """Return the words of a name, folded, abbreviations written out, small words left out."""
    whole = POINTED.sub(lambda point: f"{POINTS[point[1]]} ", text.replace("&", " and "))
    folded = APOSTROPHES.sub(" ", fold(whole)).translate(ARABIC)
    words = (ABBREVIATIONS.get(word, word) for word in WORD.findall(DOTTED.sub(r"\1", folded)))
    return [word for word in words if word and word not in SMALL_WORDS]


def key_of(text: str) -> str:
    """Return what two spellings of a name share: "Timor-Leste", "timor leste" are one."""
    return "".join(words_of(text))


def turned_key_of(text: str) -> str:
    """Return what a name and its words in another order share: "Korea, Rep. of"."""
    return " ".join(sorted(words_of(text)))


def is_code(text: str) -> bool:
    """Is this an abbreviation in capitals, which no word in small letters stands for?"""
    return text.isupper() and len(text) <= CODE_MAX and text.isalnum() and text[0].isascii()


@dataclass
class Names:
    """Which countries (ISO 3166-1 alpha-3) each written form may mean."""

    codes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    turned: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    labels: dict[str, str] = field(default_factory=dict)

    def add(self, text: str, country: str) -> None:
        """Let a name, or a code in capitals, stand for a country."""
        bare = text.replace(".", "")
        if is_code(bare):
            self.codes[bare].add(country)
            return
        for form in forms_of(text):
            self.keys[key_of(form)].add(country)
            self.turned[turned_key_of(form)].add(country)

    def meant_by(self, text: str) -> set[str]:
        """Return the countries for which a form stands as it is written; none if for no one."""
        bare = text.replace(".", "").replace(" ", "") if "." in text else text.strip()
        if found := self.codes.get(bare):
            return found
        key = key_of(text)
        if key in NO_COUNTRY:
            return set()
        if shared := AMBIGUOUS.get(key):
            return set(shared)
        return self.keys.get(key) or self.turned.get(turned_key_of(text)) or set()


def forms_of(text: str) -> Iterator[str]:
    """Yield a name whole, and without what stands in parentheses behind it."""
    yield text
    bare = re.sub(r"\s*[(（][^()（）]*[)）]\s*$", "", text)
    if bare != text:
        yield bare


def known_names() -> Names:
    """Return all names on record, with their codes (2 queries)."""
    rows = Country.objects.values_list("iso_alpha3", "iso_alpha2", "name")
    names = names_from(CountryName.objects.values_list("text", "country__iso_alpha3"))
    for alpha3, alpha2, name in rows:
        names.labels[alpha3] = name
        for text in (alpha3, alpha2, name):
            names.add(text, alpha3)
    return names


def names_from(pairs: Iterable[tuple[str, str]]) -> Names:
    """Return an index of pairs of a written form and the country that it stands for."""
    names = Names()
    for text, country in pairs:
        names.add(text, country)
    return names
