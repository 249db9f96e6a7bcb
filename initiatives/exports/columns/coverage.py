"""Columns of coverage: a line is one set of countries under one kind, theme, role or year."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from initiatives.coverage.lines import Line
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column
from initiatives.exports.format import LICENCE, Export


def columns(export: Export) -> Iterator[Column]:
    """Yield which countries, what of, and for how many of them it is recorded."""
    every = _("All countries asked about")
    yield told(
        "set",
        _("What the set is: group, region or income; empty for all countries."),
        base.CODE,
        named("row", "name"),
    )
    yield told(
        "code",
        _("Code of the group, the region (M49) or the income group."),
        base.TEXT,
        named("row", "code"),
    )
    yield told(
        "label",
        _("The set of countries in words."),
        base.TEXT,
        lambda line: line.row.option.label or every,
    )
    by = _("What the column of the table is: kind, theme, role or year; empty for all.")
    yield told("by", by, base.CODE, named("column", "name"))
    yield told(
        "value",
        _("Code of the kind, theme or role, or the year."),
        base.TEXT,
        named("column", "code"),
    )
    yield told(
        "value_label",
        _("The kind, theme, role or year in words."),
        base.TEXT,
        named("column", "label"),
    )
    yield from counted()
    yield from of_activities()
    yield told("licence", base.licence().explanation, base.CODE, lambda line: LICENCE)


def counted() -> Iterator[Column]:
    """Yield how many countries there are of either sort, and which."""
    size = _("Countries in the set on the day asked.")
    yield told("countries", size, base.INTEGER, lambda line: len(line.row.countries))
    yes = _("Countries with a participation recorded.")
    no = _("Countries with no participation recorded.")
    yield told("recorded", yes, base.INTEGER, lambda line: len(line.recorded))
    yield told("not_recorded", no, base.INTEGER, lambda line: len(line.not_recorded))
    which = _("The same countries by ISO 3166-1 alpha-3.")
    yield told("recorded_countries", which, base.MANY, lambda line: line.recorded)
    yield told("not_recorded_countries", which, base.MANY, lambda line: line.not_recorded)


def of_activities() -> Iterator[Column]:
    """Yield when the last one began, and in how many activities the countries are not named."""
    months = _("Whole months since the last activity on record began.")
    yield told("months_since_last", months, base.INTEGER, lambda line: line.cell.months_since_last)
    total = _("Activities looked at, whoever takes part.")
    yield told("activities", total, base.INTEGER, lambda line: line.column.naming.total)
    unnamed = _("Activities whose countries are not named.")
    yield told("activities_unnamed", unnamed, base.INTEGER, lambda line: line.column.naming.unnamed)
    partly = _("Activities of whose countries only some are named.")
    yield told("activities_partly_named", partly, base.INTEGER,
               lambda line: line.column.naming.partly_named)  # fmt: skip


def told(name: str, words: str, kind: str, value: Callable[[Line], Any]) -> Column:
    """Return a column whose value a line itself tells."""
    return Column(name, words, kind, value)


def named(part: str, name: str) -> Callable[[Line], str]:
    """Return what gives the code of a line's row or column."""
    return lambda line: getattr(getattr(line, part).option, name)
