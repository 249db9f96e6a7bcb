"""Rows that a form makes, and that buttons of their own move afterwards."""

from typing import Any

from django.core.exceptions import PermissionDenied


class MadeOnce:
    """A row that no form changes: its page offers no button that saves."""

    def render_change_form(self, request, context, *args, **kwargs):
        context |= {"show_save_and_add_another": False}
        if kwargs.get("obj"):
            context |= {"show_save": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        if change:  # by a form made up elsewhere: no page offers to
            raise PermissionDenied
        self.fill(request, obj)
        super().save_model(request, obj, form, change)  # type: ignore[misc]  # of the admin it is mixed into

    def fill(self, request: Any, obj: Any) -> None:
        """Give a new row what nobody types."""
        raise NotImplementedError
