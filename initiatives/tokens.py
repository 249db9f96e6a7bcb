"""Tokens of the API: made, found by what was sent, revoked."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import ApiToken
from initiatives.signing import locked, require, save_signed

PREFIX = "acr_"  # by which a token that got out is known for what it is
RANDOM_BYTES = 32
START_LENGTH = 8
NOTED_EVERY = timedelta(minutes=1)  # last use: a write for each request would be too many


def new_secret() -> str:
    """Return what a system is to send; nobody can guess it."""
    return f"{PREFIX}{secrets.token_urlsafe(RANDOM_BYTES)}"


def digest_of(secret: str) -> str:
    """Return what is kept of a secret. It is random enough to need neither salt nor key."""
    return sha256(secret.encode()).hexdigest()


def give_secret(token: ApiToken) -> str:
    """Give a token that is not saved yet its secret, which nobody can read from it again."""
    secret = new_secret()
    token.start, token.digest = secret[:START_LENGTH], digest_of(secret)
    return secret


def valid(secret: str) -> ApiToken | None:
    """Return the token of a secret, if it holds today; its use is noted."""
    now = timezone.now()
    rows = ApiToken.objects.filter(digest=digest_of(secret), revoked_at=None, user__is_active=True)
    rows = rows.filter(expires_on__gte=timezone.localdate()).select_related("user")
    token: ApiToken | None = rows.first()
    if token:
        is_due = Q(last_used_at=None) | Q(last_used_at__lt=now - NOTED_EVERY)
        ApiToken.objects.filter(is_due, pk=token.pk).update(last_used_at=now)
    return token


@transaction.atomic
def revoke(token: ApiToken, *, by: User, reason: str) -> None:
    """Let a token hold no longer, from now on and for good."""
    if not by.has_perm("initiatives.change_apitoken"):
        raise PermissionDenied
    require(reason)
    current = locked(token)
    if current.revoked_at:
        raise ValidationError(_("“%s” is revoked already.") % current, code="revoked")
    current.revoked_at = timezone.now()
    save_signed(current, by=by, reason=reason, update_fields=["revoked_at"])
