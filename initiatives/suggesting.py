"""What the public proposes, as it comes in: a number that nobody guesses, and one row for good."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives import rights
from initiatives.codelists import FACTS
from initiatives.models import Suggestion
from initiatives.signing import require, save_signed
from initiatives.suggested import public_record

# Without letters and digits that are taken for one another when read aloud or copied.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_CHARACTERS = 10  # 49 bits
RECEIVED = "Received from the public"


class ProposedAlreadyError(Exception):
    """The same user proposed the same before, and it waits."""

    def __init__(self, suggestion: Suggestion) -> None:
        super().__init__(suggestion.number)
        self.suggestion = suggestion


def new_number(on: date) -> str:
    """Return the number of a suggestion, by which alone its outcome can be looked up."""
    part = "".join(secrets.choice(ALPHABET) for _number in range(RANDOM_CHARACTERS))
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


def refused(noun: str, slug: str, field: str, by: User) -> dict[str, str]:
    """Return why nothing is proposed on a fact, by field; nothing if it may be."""
    found = {}
    record = public_record(noun, slug) if noun and slug else None
    if noun and slug and record is None:
        found["slug"] = _("No public record of this kind has this key in its address.")
    elif record and not rights.may_propose_on(record, by):
        found["slug"] = _("This record is of none of your countries.")
    if noun and field and field not in FACTS[noun]:
        known = ", ".join(FACTS[noun])
        found["field"] = _("Such a record has: %(fields)s.") % {"fields": known}
    return found


@transaction.atomic
def propose(given: Mapping[str, Any], *, by: User, reason: str) -> Suggestion:
    """Keep what a user proposes on a record of his or her countries, once while it waits."""
    if not by.has_perm("initiatives.add_suggestion"):
        raise PermissionDenied
    require(reason)
    if refusals := refused(given["noun"], given["slug"], given.get("field", ""), by):
        raise ValidationError({name: [text] for name, text in refusals.items()})
    same = {name: given.get(name, "") for name in ("noun", "slug", "field", "value")}
    if there := Suggestion.objects.undecided().filter(submitted_by=by, **same).first():
        raise ProposedAlreadyError(there)
    suggestion = Suggestion(number=new_number(timezone.localdate()), submitted_by=by, **given)
    suggestion.full_clean()
    save_signed(suggestion, by=by, reason=reason)
    suggestion.refresh_from_db()
    return suggestion
