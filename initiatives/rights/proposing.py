"""On which records a user proposes something: a focal point on those of its countries."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from initiatives.models import Activity, Commitment, Country, Organization, Person
from initiatives.rights.countries import countries_of


def may_propose_on(record: Any, user: Any) -> bool:
    """Is a record of a country that this user records, or of none?"""
    own = countries_of(user)
    return own is None or is_of(record, own)


def is_of(record: Any, own: Collection[int]) -> bool:
    """Is a record of one of some countries, or of a kind that is of none?"""
    if isinstance(record, Activity):
        return bool(record.participations.filter(country__in=list(own)).exists())
    if isinstance(record, Commitment):
        promiser = record.promiser_country or record.promiser_organization
        if promiser and is_of(promiser, own):
            return True
        return is_of(record.initiative, own)
    if isinstance(record, Country):
        return record.pk in own
    if isinstance(record, (Organization, Person)):
        return record.country_id is None or record.country_id in own
    return True
