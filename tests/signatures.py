"""What the history says of a change, and what a record of each kind needs to be made."""

from initiatives.models import Forum, Initiative, Workshop

KINDS = [Initiative, Workshop, Forum]
NEEDED = {
    Initiative: {"initiative_type": "programme", "status": "active"},
    Workshop: {},
    Forum: {},
}


def signed(record):
    """Return what the newest history row says: type, user, reason."""
    row = record.history.order_by("history_id").last()
    return row.history_type, row.history_user, row.history_change_reason
