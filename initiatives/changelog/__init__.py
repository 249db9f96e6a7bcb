"""What changed in public records: field by field, when and why, never by whom."""

from initiatives.changelog.folding import Page, Recorded, page_of
from initiatives.changelog.latest import Latest, latest
from initiatives.changelog.log import Asked, Log, Place
from initiatives.changelog.telling import Change
from initiatives.changelog.together import Group, grouped
from initiatives.changelog.ways import NOUNS
from initiatives.changelog.wording import FieldChange

__all__ = [
    "NOUNS",
    "Asked",
    "Change",
    "FieldChange",
    "Group",
    "Latest",
    "Log",
    "Page",
    "Place",
    "Recorded",
    "grouped",
    "latest",
    "page_of",
]
