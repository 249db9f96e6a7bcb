"""Accounts: administrators give them roles, which are groups, and nothing beyond."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin  # registers its own, which gives way to this
from django.contrib.auth.models import User

from initiatives import rights

# What superusers alone give: all rights, and single ones beside those of the roles.
BEYOND_ROLES = ("is_superuser", "user_permissions")

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Users; who is no superuser neither sees a superuser's account nor makes one."""

    def get_queryset(self, request):
        return rights.manageable(super().get_queryset(request), request.user)

    def get_fieldsets(self, request, obj=None):
        return [
            (name, {**options, "fields": granted(options["fields"], request.user)})
            for name, options in super().get_fieldsets(request, obj)
        ]

    def get_list_filter(self, request):
        return granted(super().get_list_filter(request), request.user)

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and is_open(obj, request.user)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and is_open(obj, request.user)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and is_open(obj, request.user)


def granted(names: Iterable[Any], by: Any) -> list[Any]:
    """Return what a user may give of the fields of an account."""
    return [name for name in names if by.is_superuser or name not in BEYOND_ROLES]


def is_open(account: User | None, by: Any) -> bool:
    """Is an account, or are accounts as such, open to a user?"""
    return account is None or rights.may_manage(account, by)
