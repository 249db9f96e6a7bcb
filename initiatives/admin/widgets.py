"""Fields in which records are found by typing, with a name for those who cannot see them."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.forms.widgets import Script

# Says which field a box for typing belongs to; the library that draws it does not.
NAMES = Script("js/admin_names.js", type="module")


class SelectSeveral(AutocompleteSelectMultiple):
    """Several related records; each is taken out by itself.

    The button that takes out all stands between the items of a list, where nothing but
    items may be.
    """

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}
