"""What the public proposes, as it comes in: a number that nobody guesses, and one row for good."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from initiatives.models import Suggestion
from initiatives.signing import save_signed

# Without letters and digits that are taken for one another when read aloud or copied.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_CHARACTERS = 10  # 49 bits
RECEIVED = "Received from the public"


def new_number(on: date) -> str:
    """Return the number of a suggestion, by which alone its outcome can be looked up."""
    part = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))
    return f"S-{on.year}-{part}"


def receive(number: str, noun: str, slug: str, given: Mapping[str, Any]) -> Suggestion:
    """Keep what somebody without account proposes; the same number is kept once.

    Nothing else of the record changes, so nobody else is held up and no cache renewed.
    """
    suggestion = Suggestion(number=number, noun=noun, slug=slug, **given)
    suggestion.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            save_signed(suggestion, by=None, reason=RECEIVED)
    except IntegrityError:  # sent twice
        return Suggestion.objects.get(number=number)
    return suggestion
