"""What a form carries to be sent back: its number, and when it was opened. No cookie is needed."""

from __future__ import annotations

from django.core import signing
from django.utils import timezone

from initiatives.suggesting import new_number

SECONDS_MIN = 3  # nobody reads the form and fills it in faster
SECONDS_MAX = 24 * 60 * 60
SIGNER = "initiatives.suggestion"


class TooFast(signing.BadSignature):
    """The form came back sooner than anybody can type."""


def new_token(noun: str, slug: str) -> str:
    """Return a token for one form: it can be sent as often as you like, and counts once."""
    number = new_number(timezone.localdate())
    return signing.TimestampSigner(salt=SIGNER).sign(f"{number}/{noun}/{slug}")


def number_in(token: str, noun: str, slug: str) -> str:
    """Return the number of a form on this very record, that was open long enough.

    BadSignature says that it is none of ours, too old, or too fast.
    """
    signer = signing.TimestampSigner(salt=SIGNER)
    number, _slash, about = signer.unsign(token, max_age=SECONDS_MAX).partition("/")
    if about != f"{noun}/{slug}":
        raise signing.BadSignature("of another record")
    try:
        signer.unsign(token, max_age=SECONDS_MIN)
    except signing.SignatureExpired:
        return number
    raise TooFast
