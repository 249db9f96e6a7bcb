"""What forms say beside fields whose columns have no help text of their own, with examples."""

from typing import Any

from initiatives.admin.help_texts import activities, records

HELP: dict[Any, dict[str, Any]] = {**activities.HELP, **records.HELP}


def help_of(column: Any) -> Any:
    """Return what a form says beside a column."""
    return column.help_text or HELP.get(column.model, {}).get(column.name, "")
