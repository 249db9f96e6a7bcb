"""Tokens by which other systems write in the name of a user."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models.history import History

GIVEN_FOR = timedelta(days=365)


def in_a_year() -> date:
    """Return the last day of a token that is made today."""
    return timezone.localdate() + GIVEN_FOR


class ApiToken(models.Model):
    """What one system sends to write through the API; kept as a digest, never as it is."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="api_tokens",
        verbose_name=_("user"),
        help_text=_("In whose name, and with whose rights, it writes."),
    )
    name = models.CharField(
        _("name"), max_length=100, help_text=_("The system that holds it: “Ministry database”.")
    )
    start = models.CharField(_("first signs"), max_length=12, editable=False)
    digest = models.CharField(_("digest"), max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made"), db_default=Now(), editable=False)
    expires_on = models.DateField(_("last day"), default=in_a_year)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)
    history = History(excluded_fields=["digest", "last_used_at"])

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("token")
        verbose_name_plural = _("tokens")

    def __str__(self) -> str:
        return f"{self.name} ({self.user})"
