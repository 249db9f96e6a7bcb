"""Columns of what activities are gathered under, and of who speaks, as tables of the record."""

from collections.abc import Iterator

from initiatives import models
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Fields
from initiatives.exports.format import Export


def themes(export: Export) -> Iterator[Column]:
    yield from Fields(models.Theme).texts("slug", "name", "summary")


def sdgs(export: Export) -> Iterator[Column]:
    fields = Fields(models.Goal)
    yield fields.one(base.INTEGER, "number")
    yield fields.one(base.TEXT, "name")


def series(export: Export) -> Iterator[Column]:
    yield from Fields(models.Series).texts("slug", "name", "summary")


def groups(export: Export) -> Iterator[Column]:
    yield from Fields(models.CountryGroup).texts("code", "name", "summary")


def memberships(export: Export) -> Iterator[Column]:
    fields = Fields(models.GroupMembership)
    yield fields.key("group", "group__code")
    yield fields.key("country", "country__iso_alpha3")
    yield from fields.partial_date("since")
    yield from fields.partial_date("until")
    yield fields.one(base.PARTIAL, "as_of")
    yield fields.key("source", "source__slug")
    yield fields.one(base.TEXT, "note")


def country_names(export: Export) -> Iterator[Column]:
    fields = Fields(models.CountryName)
    yield fields.key("country", "country__iso_alpha3")
    yield from fields.texts("language", "text")
    yield from fields.coded("kind")
    yield fields.one(base.TEXT, "origin")


def people(export: Export) -> Iterator[Column]:
    fields = Fields(models.Person)
    yield from fields.texts("slug", "name", "native_name")
    yield fields.key("country", "country__iso_alpha3")
