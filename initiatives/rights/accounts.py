"""Whose account a user looks after: nobody gets at an account that may do more than all roles."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet


def manageable(accounts: QuerySet[User], by: Any) -> QuerySet[User]:
    """Return the accounts that a user may look after: a superuser's is for superusers alone."""
    return accounts if by.is_superuser else accounts.filter(is_superuser=False)


def may_manage(account: User, by: Any) -> bool:
    """May this user change an account, give it a password or a token?"""
    return bool(by.is_superuser or not account.is_superuser)
