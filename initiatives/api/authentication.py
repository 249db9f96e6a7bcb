"""Who writes: the token in the header ``Authorization: Bearer …``. Reading asks nobody."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import authentication, exceptions, permissions

from initiatives import tokens


class TokenAuthentication(authentication.TokenAuthentication):
    """The framework's reading of the header, with tokens of ours."""

    keyword = "Bearer"

    def authenticate_credentials(self, key: str) -> tuple[Any, Any]:
        token = tokens.valid(key)
        if token is None:
            raise exceptions.AuthenticationFailed(_("This token is not known, over or revoked."))
        return token.user, token


class HasToken(permissions.IsAuthenticated):
    """Nobody writes without a token."""

    message = _("Send a token: “Authorization: Bearer …”.")
