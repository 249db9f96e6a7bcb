"""Fields in which records are found by typing, with a name for those who cannot see them."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.forms.widgets import Script

from initiatives.admin.pages import is_key

# Says which field a box for typing belongs to; the library that draws it does not.
NAMES = Script("js/admin_names.js", type="module")


NO_KEY = "0"  # which no row has


class SelectOne(AutocompleteSelect):
    """One related record; what can be no key is refused as one that no row has.

    The database, which the library asks for the name of what was sent, would not take it.
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        given = super().value_from_datadict(data, files, name)
        return given if not given or is_key(str(given)) else NO_KEY


class SelectSeveral(AutocompleteSelectMultiple):
    """Several related records; each is taken out by itself.

    The button that takes out all stands between the items of a list, where nothing but
    items may be.
    """

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        given = super().value_from_datadict(data, files, name)
        return given and [each if is_key(str(each)) else NO_KEY for each in given]
