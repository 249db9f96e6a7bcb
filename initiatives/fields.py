"""Partial dates and folded text: columns that say what a source stated, and no more."""

import calendar
import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.functions import Concat, Length, Substr
from django.db.models.lookups import Exact, In
from django.utils.translation import gettext_lazy as _

from initiatives.folding import fold
from initiatives.words import index_of

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
PARTIAL_DATE_LENGTH = 10
NO_DATE = "unknown"  # asked in place of a year: what has no date on record
MONTHS = [f"{month:02}" for month in range(1, 13)]
DAYS = [f"{day:02}" for day in range(1, 32)]
SHORT_MONTHS = ["04", "06", "09", "11"]
# Two-digit years that the Gregorian calendar makes leap; of the centuries only every fourth.
LEAP_YEARS = [f"{year:02}" for year in range(4, 100, 4)]
LEAP_CENTURIES = [f"{year:04}" for year in range(400, 10000, 400)]


def validate_partial_date(text: str) -> None:
    """Raise ValidationError unless text is a day, a month or a year of the calendar (ISO 8601)."""
    match = PARTIAL_DATE.fullmatch(text)
    if match:
        year, month, day = (int(part) if part else 1 for part in match.groups())
        if year and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
            return
    raise ValidationError(
        _("“%(text)s” is not a date. Write 2025-05-12, 2025-05 or 2025."),
        code="partial_date",
        params={"text": text},
    )


def first_day_of(text: str) -> str:
    """Return the first day of a partial date as ISO 8601 text, "" for no date."""
    return text + "-01-01"[len(text) - 4 :] if text else ""


def last_day_of(text: str) -> str:
    """Return the last day of a partial date as ISO 8601 text, "" for no date."""
    if len(text) == len("2025-05"):
        return f"{text}-{calendar.monthrange(int(text[:4]), int(text[5:]))[1]}"
    return text + "-12-31"[len(text) - 4 :] if text else ""


class CodePointField(models.CharField):
    """Text ordered by code point on every engine, whatever the locale of the database."""

    def db_parameters(self, connection: Any) -> Any:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class PartialDateField(CodePointField):
    """A day, a month or a year as ISO 8601 text; "" where none is known.

    Filters, orders and constraints use the two generated columns that stand beside
    each field: ``first_day("starts_on")`` and ``last_day("starts_on")``.
    """

    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", PARTIAL_DATE_LENGTH)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        kwargs.setdefault("help_text", _("A day, a month or a year: 2025-05-12, 2025-05 or 2025."))
        super().__init__(*args, **kwargs)


def first_day_sql(name: str) -> Case:
    """Return the expression for the first day of a partial date column."""
    return Case(
        When(Exact(Length(name), 4), then=Concat(F(name), Value("-01-01"))),
        When(Exact(Length(name), 7), then=Concat(F(name), Value("-01"))),
        default=F(name),
    )


def last_day_sql(name: str) -> Case:
    """Return the expression for the last day of a partial date column."""
    is_month = Q(Exact(Length(name), 7))
    is_february = is_month & Q(Exact(Substr(name, 6, 2), Value("02")))
    is_leap = Q(In(Substr(name, 3, 2), LEAP_YEARS)) | Q(In(Substr(name, 1, 4), LEAP_CENTURIES))
    return Case(
        When(Exact(Length(name), 4), then=Concat(F(name), Value("-12-31"))),
        When(is_february & is_leap, then=Concat(F(name), Value("-29"))),
        When(is_february, then=Concat(F(name), Value("-28"))),
        When(
            is_month & Q(In(Substr(name, 6, 2), SHORT_MONTHS)), then=Concat(F(name), Value("-30"))
        ),
        When(is_month, then=Concat(F(name), Value("-31"))),
        default=F(name),
    )


class IsUndated(Func):
    """Is no day known? Written without a parameter, so that an index can serve the order by it."""

    template = "(%(expressions)s = '')"
    output_field = models.BooleanField()


def latest(name: str, *then: str) -> list[Any]:
    """Return the order by a day column, the latest first; what has no date stands last."""
    return [f"-{name}", *then]


def earliest(name: str, *then: str) -> list[Any]:
    """Return the order by a day column, the earliest first; what has no date stands last."""
    return [IsUndated(name), name, *then]


def day_column(expression: Case) -> models.GeneratedField:
    """Return a stored column holding a full day as ISO 8601 text, "" for none."""
    return models.GeneratedField(
        expression=expression,
        output_field=CodePointField(max_length=PARTIAL_DATE_LENGTH),
        db_persist=True,
    )


def first_day(name: str) -> models.GeneratedField:
    """Return the stored column with the first day of a partial date field."""
    return day_column(first_day_sql(name))


def last_day(name: str) -> models.GeneratedField:
    """Return the stored column with the last day of a partial date field."""
    return day_column(last_day_sql(name))


def partial_date_constraint(model: str, name: str) -> models.CheckConstraint:
    """Return the constraint by which the database refuses what has not the form of a date."""
    digits = Q()
    for position in range(1, 5):
        digits &= Q(In(Substr(name, position, 1), list("0123456789")))
    dashes = Q(In(Substr(name, 5, 1), ["", "-"])) & Q(In(Substr(name, 8, 1), ["", "-"]))
    parts = Q(In(Substr(name, 6, 2), ["", *MONTHS])) & Q(In(Substr(name, 9, 2), ["", *DAYS]))
    return models.CheckConstraint(
        name=f"{model}_{name}_is_a_partial_date",
        condition=Q(**{name: ""}) | Q(In(Length(name), [4, 7, 10])) & digits & dashes & parts,
        violation_error_message=_("Write a date as 2025-05-12, 2025-05 or 2025."),
    )


def order_constraint(model: str, earlier: str, later: str) -> models.CheckConstraint:
    """Return the constraint that ``later`` does not lie before ``earlier``, as far as both tell."""
    return models.CheckConstraint(
        name=f"{model}_{later}_not_before_{earlier}",
        condition=Q(**{later: ""}) | Q(**{f"{later}_until__gte": F(f"{earlier}_from")}),
        violation_error_message=_("The later date lies before the earlier one."),
    )


class FoldedField(CodePointField):
    """A column that follows other columns of its row, folded; filled whenever the row is saved.

    Rows written without ``save`` (a raw fixture, ``update``) are put right by
    ``manage.py reindex``.
    """

    def __init__(self, *args: Any, of: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.of = of
        kwargs.setdefault("max_length", 1000)
        kwargs.update(editable=False, blank=True, default="")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("editable", "blank", "default"):
            kwargs.pop(fixed, None)
        return name, path, args, {**kwargs, "of": self.of}

    def value_for(self, instance: models.Model) -> str:
        """Return the folded text that the row ought to hold."""
        parts = (getattr(instance, name) for name in self.of)
        texts = (" ".join(part) if isinstance(part, list) else str(part) for part in parts)
        return fold(" ".join(texts))[: self.max_length]

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = self.value_for(model_instance)
        setattr(model_instance, self.attname, value)
        return value


class WordsField(models.TextField):
    """The words that a row is found by (see ``words``); filled like ``FoldedField``.

    ``of`` names the kind of text for each column, or for a column of related rows as in
    ``names.text``. Without it the index is written by ``derived.refresh``.
    """

    def __init__(self, *args: Any, of: dict[str, str] | None = None, **kwargs: Any) -> None:
        self.of = of or {}
        kwargs.update(editable=False, blank=True, default="")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("editable", "blank", "default"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs

    @property
    def relations(self) -> list[str]:
        """The related rows whose columns are indexed too."""
        return [path.partition(".")[0] for path in self.of if "." in path]

    def value_for(self, instance: models.Model) -> str:
        """Return the index that the row ought to have."""
        return index_of(
            (mark, text) for path, mark in self.of.items() for text in texts_at(instance, path)
        )

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        if self.of:
            setattr(model_instance, self.attname, self.value_for(model_instance))
        return getattr(model_instance, self.attname)


def texts_at(row: Any, path: str) -> Iterator[str]:
    """Yield the texts of a column of a row or, as in ``names.text``, of its related rows."""
    name, _dot, rest = path.partition(".")
    field = row._meta.get_field(name)
    if field.one_to_many:
        related = getattr(row, name).all() if row.pk else []
    else:
        related = [getattr(row, name)]
    for value in filter(None, related):
        if rest:
            yield from texts_at(value, rest)
        else:
            yield from map(str, value if isinstance(value, list) else [value])
