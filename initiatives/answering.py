"""The answer to who left an address with a suggestion: what became of it, and where that stands."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from initiatives.models import Suggestion


def answer(suggestion: Suggestion, address: str, origin: str = "") -> None:
    """Write to one address; its language is not known, so the portal's own is used."""
    with translation.override(settings.LANGUAGE_CODE):
        page = f"{origin or settings.ORIGIN}{suggestion.get_absolute_url()}"
        text = render_to_string(
            "initiatives/suggest/outcome.txt", {"suggestion": suggestion, "page": page}
        )
        send_mail(_("Your suggestion %s") % suggestion.number, text, None, [address])
