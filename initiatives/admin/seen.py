"""What a user is shown in the admin, and what he or she may name and change there."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from initiatives import rights


class SeenRows:
    """Rows that a user may see; a field names none that he or she may not."""

    def get_queryset(self, request: Any) -> QuerySet:
        rows: QuerySet = super().get_queryset(request)  # type: ignore[misc]  # mixed into an admin
        return rights.visible(rows, request.user)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        given: Any = super()
        if not rights.publishes(request.user):
            rows = kwargs.get("queryset")
            if rows is None:
                rows = given.get_field_queryset(kwargs.get("using"), db_field, request)
            if rows is None:
                rows = db_field.remote_field.model._default_manager.all()
            kwargs["queryset"] = rights.visible(rows, request.user)
        return given.formfield_for_foreignkey(db_field, request, **kwargs)


class SeenRecords(SeenRows):
    """Records that a user may see, each with its page and its history."""

    def has_view_permission(self, request: Any, obj: Any = None) -> bool:
        may_view: bool = super().has_view_permission(request, obj)  # type: ignore[misc]  # mixed into an admin
        return may_view and (obj is None or rights.may_see(obj, request.user))


class OpenRecords(SeenRecords):
    """Records of which a user changes some."""

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        may_change: bool = super().has_change_permission(request, obj)  # type: ignore[misc]  # mixed into an admin
        return may_change and self.is_open_to(request.user, obj)

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        may_delete: bool = super().has_delete_permission(request, obj)  # type: ignore[misc]  # mixed into an admin
        return may_delete and (obj is None or rights.may_delete(obj, request.user))

    def is_open_to(self, user: Any, obj: Any) -> bool:
        """May this user change the record as it stands?"""
        return obj is None or rights.may_change(obj, user)
