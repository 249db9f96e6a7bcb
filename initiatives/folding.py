"""Text as search and sorting see it: one order and one match on every engine."""

import re
import unicodedata

# Letters that Unicode does not decompose into a base letter and a mark.
UNDECOMPOSED = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "‐": "-",
        "‒": "-",
        "−": "-",
    }
)
SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return text without case, diacritics and doubled spaces: "Côte  d'Ivoire" is "cote d'ivoire".

    Compatibility forms are unified (NFKD), marks are dropped in every script that
    writes them apart from the letter, so Arabic loses its vowel signs too.
    """
    if text.isascii():  # nothing below changes such a text otherwise
        return SPACES.sub(" ", text.replace("\0", "").lower()).strip()
    unified = unicodedata.normalize("NFKD", text.replace("\0", "")).casefold()
    bare = "".join(char for char in unified if not unicodedata.combining(char))
    return SPACES.sub(" ", unicodedata.normalize("NFC", bare.translate(UNDECOMPOSED))).strip()
