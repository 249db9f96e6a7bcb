"""The past of a record: what changed in it, and putting back what it held or that it was there."""

from initiatives.restoring.deleted import as_record, deleted_of, title_of, undeleted
from initiatives.restoring.plan import NothingThereError, Plan, Step
from initiatives.restoring.putting_back import put_back
from initiatives.restoring.timeline import Act, Entry, Timeline
from initiatives.restoring.wanted import as_at, field_of

__all__ = [
    "Act",
    "Entry",
    "NothingThereError",
    "Plan",
    "Step",
    "Timeline",
    "as_at",
    "as_record",
    "deleted_of",
    "field_of",
    "put_back",
    "title_of",
    "undeleted",
]
