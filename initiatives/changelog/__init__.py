"""What changed in public records: field by field, when and why, never by whom."""

from initiatives.changelog.folding import Page, Recorded, page_of
from initiatives.changelog.log import Asked, Log, Place
from initiatives.changelog.telling import Change
from initiatives.changelog.ways import NOUNS
from initiatives.changelog.wording import FieldChange

__all__ = [
    "NOUNS",
    "Asked",
    "Change",
    "FieldChange",
    "Log",
    "Page",
    "Place",
    "Recorded",
    "page_of",
]
