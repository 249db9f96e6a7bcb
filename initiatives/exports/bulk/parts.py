"""Columns of what belongs to activities and commitments, as tables of the whole record."""

from collections.abc import Iterator
from typing import Any

from initiatives import models
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Fields, public_slug
from initiatives.exports.format import Export


def public_activity(fields: Fields, name: str) -> Column:
    """Return the column of an activity that a row points to, empty if it is not published."""
    return Column(name, fields.words(name), base.TEXT, public_slug(name))


def pair(model: Any, first: str, first_key: str, last: str, last_key: str) -> Any:
    """Return the columns of a table that ties two records; keys may go over other records."""
    fields = Fields(model)

    def columns(export: Export) -> Iterator[Column]:
        for name, path in ((first, first_key), (last, last_key)):
            yield fields.key(name, path)

    return columns


def sourced(model: Any, owner: str, *keys: str) -> Any:
    """Return the columns of a table that ties rows, named by their own keys, to sources."""
    fields = Fields(model)

    def columns(export: Export) -> Iterator[Column]:
        for key in keys:
            name = key.split("__")[0]
            yield fields.one(base.TEXT, name, f"{owner}__{key}", fields.words(f"{owner}__{name}"))
        yield fields.key("source", "source__slug")

    return columns


def activity_sdgs(export: Export) -> Iterator[Column]:
    fields = Fields(models.Activity.sdgs.through)
    yield fields.key("activity", "activity__slug")
    yield fields.one(base.INTEGER, "sdg", "goal__number", fields.words("goal"))


def participations(export: Export) -> Iterator[Column]:
    fields = Fields(models.Participation)
    yield fields.key("activity", "activity__slug")
    yield from fields.country("country", export.language)
    yield from fields.coded("role")
    yield from fields.coded("certainty")
    yield from fields.partial_date("since")
    yield fields.one(base.TEXT, "note")


def organization_roles(export: Export) -> Iterator[Column]:
    fields = Fields(models.OrganizationRole)
    yield fields.key("activity", "activity__slug")
    yield from fields.linked("organization")
    yield from fields.coded("role")
    yield from fields.coded("certainty")
    yield fields.one(base.TEXT, "note")


def relations(export: Export) -> Iterator[Column]:
    fields = Fields(models.ActivityRelation)
    yield fields.key("from_activity", "from_activity__slug")
    yield from fields.coded("kind")
    yield fields.key("to_activity", "to_activity__slug")


def pillars(export: Export) -> Iterator[Column]:
    fields = Fields(models.Pillar)
    yield fields.one(base.TEXT, "slug")
    yield fields.key("initiative", "initiative__slug")
    yield from fields.coded("kind")
    yield fields.one(base.INTEGER, "number")
    yield from fields.texts("name", "summary")


def outcomes(export: Export) -> Iterator[Column]:
    fields = Fields(models.Outcome)
    yield fields.key("activity", "activity__slug")
    yield fields.one(base.INTEGER, "number")
    yield from fields.texts("text", "document")
    yield public_activity(fields, "concerns")


def milestones(export: Export) -> Iterator[Column]:
    fields = Fields(models.Milestone)
    yield fields.key("activity", "activity__slug")
    yield from fields.partial_date("happened_on")
    yield fields.one(base.TEXT, "title")


def documents(export: Export) -> Iterator[Column]:
    fields = Fields(models.Document)
    yield fields.key("activity", "activity__slug")
    yield fields.one(base.TEXT, "title")
    yield from fields.coded("kind")
    yield fields.one(base.TEXT, "language")
    yield fields.address()


def fundings(export: Export) -> Iterator[Column]:
    fields = Fields(models.Funding)
    yield fields.one(base.TEXT, "slug")
    yield fields.key("activity", "activity__slug")
    yield fields.key("commitment", "commitment__slug")
    yield from fields.linked("organization")
    yield from fields.approximate("amount")
    yield fields.one(base.TEXT, "currency")
    yield from fields.partial_date("committed_on")
    yield fields.key("source", "source__slug")


def evidence(export: Export) -> Iterator[Column]:
    fields = Fields(models.Evidence)
    yield fields.key("commitment", "commitment__slug")
    yield fields.one(base.INTEGER, "number")
    yield from fields.partial_date("happened_on")
    yield public_activity(fields, "activity")
    yield from fields.approximate("amount")
    yield from fields.coded("bearing")
    yield fields.one(base.TEXT, "note")
    yield fields.key("source", "source__slug")


def claims(export: Export) -> Iterator[Column]:
    fields = Fields(models.Claim)
    yield fields.key("activity", "activity__slug")
    yield from fields.coded("field")
    yield from fields.texts("value", "normalised", "speaker", "quote")
    yield fields.key("source", "source__slug")
    yield fields.one(base.TEXT, "locator")
    yield from fields.coded("stands")
    yield fields.one(base.TEXT, "note")
    yield from fields.coded("basis")


def statements(export: Export) -> Iterator[Column]:
    fields = Fields(models.Statement)
    yield fields.one(base.TEXT, "slug")
    yield fields.key("activity", "activity__slug")
    yield from fields.coded("speaker_kind")
    yield from fields.linked("person")
    yield from fields.linked("body")
    yield from fields.texts("speaker", "title")
    yield from fields.country("country", export.language)
    yield from fields.partial_date("made_on")
    yield from fields.texts("summary", "quote")
    yield fields.key("source", "source__slug")
    yield fields.one(base.TEXT, "locator")


def checks(export: Export) -> Iterator[Column]:
    fields = Fields(models.Check)
    yield fields.one(base.TEXT, "slug")
    yield fields.key("activity", "activity__slug")
    yield fields.key("country", "country__iso_alpha3")
    yield fields.key("commitment", "commitment__slug")
    yield fields.key("source", "source__slug")
    yield from fields.texts("looked_for", "looked_where")
    yield from fields.partial_date("checked_on")
    yield fields.one(base.TEXT, "checked_by")
    yield from fields.coded("result")
    yield fields.one(base.TEXT, "found")
