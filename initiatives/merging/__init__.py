"""Two records of one thing become one: what moves is told first, then done in one transaction.

Organizations, sources and activities are merged. ``preview`` reads and tells, ``merge``
does what it told.
"""

from initiatives.merging.doing import CHANGED, merge
from initiatives.merging.previewing import Preview, Table, preview
from initiatives.merging.relations import relations_to
from initiatives.merging.rules import MERGED, may_merge, obstacle, permit
from initiatives.merging.steps import Fate, Step
from initiatives.merging.values import Becomes, Value

__all__ = [
    "CHANGED",
    "MERGED",
    "Becomes",
    "Fate",
    "Preview",
    "Step",
    "Table",
    "Value",
    "may_merge",
    "merge",
    "obstacle",
    "permit",
    "preview",
    "relations_to",
]
