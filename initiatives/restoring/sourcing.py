"""Which values no source would carry any more, once a record is put back."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.utils.translation import gettext as _

from initiatives import outdated, provenance
from initiatives.codelists import ClaimField, PublicationState
from initiatives.models import Activity, Check, Claim
from initiatives.restoring.plan import Deed, Wanted

# What a value may rest on.
SUPPORT: dict[str, Any] = {"claims": Claim, "checks": Check}


class Sourcing:
    """The fields that lose their last source, for a page and for publishing."""

    def __init__(self, key: int, wanted: Iterable[Wanted]) -> None:
        self.now = Activity.objects.get(pk=key)
        self.then = as_planned(self.now, wanted)
        self.lost = named(self, provenance.values_without_source)
        self.needed = named(self, provenance.unsourced_fields)

    def refusals(self) -> list[str]:
        """Refuse to leave what is public without a source that publishing asks for."""
        if not self.needed or self.now.publication_state != PublicationState.PUBLISHED:
            return []
        text = _(
            "The public record would be left without a source for: %(fields)s. Put back single "
            "fields, or withdraw the record from publication first."
        )
        return [text % {"fields": labels(self.needed)}]

    def warnings(self) -> list[str]:
        if not self.lost:
            return []
        text = _("No source would carry these values, which are then shown as such: %(fields)s.")
        return [text % {"fields": labels(self.lost)}]


def named(sourcing: Sourcing, rule: Any) -> list[str]:
    """Return what a rule names of the record as planned, and not as it is."""
    before = rule(sourcing.now)
    return [field for field in rule(sourcing.then) if field not in before]


def labels(fields: Iterable[str]) -> str:
    return ", ".join(str(ClaimField(field).label) for field in fields)


def as_planned(now: Activity, wanted: Iterable[Wanted]) -> Activity:
    """Return the record with its claims and checks as a plan would leave them, unsaved."""
    then, listed = copy(now), list(wanted)
    for item in listed:
        if item.branch.model is Activity and item.then:
            for name, value in item.then.columns.items():
                setattr(then, name, value)
    then._prefetched_objects_cache = {  # type: ignore[attr-defined]
        name: rows_as_planned(now, name, listed) for name in SUPPORT
    }
    then.outdated_claims = outdated.outdated_of([then])[now.pk]
    return then


def rows_as_planned(now: Activity, name: str, wanted: Iterable[Wanted]) -> list[Any]:
    """Return the claims or the checks of a record as a plan would leave them."""
    model = SUPPORT[name]
    rows = {row.pk: row for row in getattr(now, name).all()}
    for item in wanted:
        if item.branch.model is not model:
            continue
        rows.pop(item.key, None)
        if item.then and item.deed != Deed.REMOVE:
            rows[item.key] = model(**item.then.columns)
    return list(rows.values())
