"""When somebody last looked at a record: pages, files and the API ask this."""

from __future__ import annotations

from django.db.models import CharField, Max, Model, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Greatest

from initiatives.models import Activity, Check, Commitment, Country, Source

# The ways from a check to what it looked at: a promise is part of its initiative.
WAYS: dict[type[Model], tuple[str, ...]] = {
    Activity: ("activity", "commitment__initiative"),
    Commitment: ("commitment",),
    Country: ("country",),
    Source: ("source",),
}


def is_checked(model: type[Model]) -> bool:
    """Are records of this model ones that somebody looks at?"""
    return bool(ways(model))


def ways(model: type[Model]) -> tuple[str, ...]:
    """Return the ways from a check to records of a model, none if there is no such check."""
    concrete = model._meta.concrete_model
    return WAYS.get(concrete, ()) if concrete else ()


def last_checked(model: type[Model]) -> Greatest:
    """Return the last day, month or year in which a record was looked at, "" if none is known.

    It is the day kept with the record or the date of a check, whichever is later: dates as
    ISO 8601 writes them compare as texts.
    """
    own = Coalesce(Cast("last_checked_on", CharField()), Value(""))
    checks = [of_checks(way) for way in ways(model)]
    return Greatest(own, *checks, output_field=CharField())


def of_checks(way: str) -> Coalesce:
    """Return the latest date of the checks that lead to a record by one way."""
    rows = Check.objects.filter(**{way: OuterRef("pk")}).order_by().values(way)
    latest = rows.annotate(latest=Max("checked_on")).values("latest")
    return Coalesce(Subquery(latest), Value(""), output_field=CharField())
