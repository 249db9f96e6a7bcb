"""Related rows fetched inside the query of what they belong to, so that they cost no query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import CharField, F, Func, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, JSONObject

from initiatives.fields import FoldedField


class Row(JSONObject):
    """A row as a JSON object, without trying out first whether the database knows JSON.

    On SQLite Django tries it in a transaction: a connection whose first query fell into the
    transaction of a writer waited for it, gave up, and took JSON for unknown ever after.
    """

    def as_sql(self, *args: Any, **context: Any) -> Any:
        return Func.as_sql(self, *args, **context)


class Collected(Subquery):
    """The rows of a queryset as one JSON array: a column instead of a query of its own.

    ``columns`` name what each row holds: ``Collected(themes, slug="slug", name="name")``.
    """

    def __init__(self, queryset: QuerySet, **columns: Any) -> None:
        super().__init__(queryset.values(item=Row(**columns)), output_field=JSONField())

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # Out of a subquery JSON comes as text, within other JSON too, unless it is read again.
        template = "json((SELECT json_group_array(json(part.item)) FROM (%(subquery)s) part))"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "(SELECT coalesce(jsonb_agg(part.item), '[]') FROM (%(subquery)s) part)"
        return self.as_sql(compiler, connection, template=template, **context)


def with_source_ids(queryset: QuerySet) -> QuerySet:
    """Annotate each row with the keys of its own sources: ``source_rows``."""
    return queryset.annotate(source_rows=source_ids(queryset.model))


def source_ids(model: Any) -> Collected:
    """Return the expression for the keys of a row's own sources."""
    field = model._meta.get_field("sources")
    links = field.remote_field.through.objects.filter(**{field.m2m_field_name(): OuterRef("pk")})
    return Collected(links.order_by("source_id"), pk="source_id")


def keep(row: Any, **related: list[Any]) -> None:
    """Hand a row its related rows, as ``prefetch_related`` would."""
    row._prefetched_objects_cache = getattr(row, "_prefetched_objects_cache", {}) | related


@dataclass(frozen=True, eq=False)
class Part:
    """Rows that belong to a row by the name of a relation, in the order of a queryset.

    ``columns`` are all unless they are named; ``to`` names records that each row points
    to, with the columns read of them; ``parts`` are what belongs to each row in turn.
    """

    name: str
    rows: QuerySet
    columns: tuple[str, ...] = ()
    to: tuple[tuple[str, tuple[str, ...]], ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def column(self) -> str:
        """The name under which the row that they belong to brings them along."""
        return f"{self.name}_rows"

    def of(self, owner: type[models.Model]) -> Collected:
        """Return the expression for the rows that belong to a row of a model."""
        relation = relation_of(owner, self.name)
        is_own = isinstance(relation, models.ManyToManyField)
        way = relation.related_query_name() if is_own else relation.field.name
        return Collected(self.rows.filter(**{way: OuterRef("pk")}), **self.values())

    def values(self) -> dict[str, Any]:
        """Return what each row holds: its columns, what it points to, and its own parts."""
        model = self.rows.model
        values = dict(columns_of(model, self.columns))
        for name, columns in self.to:
            target = model._meta.get_field(name).related_model
            values[name] = Row(**dict(columns_of(target, columns, f"{name}__")))
        return values | {part.name: part.of(model) for part in self.parts}

    def give(self, owner: models.Model, found: list[dict[str, Any]], known: Known) -> None:
        """Make rows of what was found and hand them to the row that they belong to."""
        rows = [self.row(values, known) for values in found]
        relation = relation_of(type(owner), self.name)
        if isinstance(relation, models.ManyToOneRel):
            for row in rows:
                relation.field.set_cached_value(row, owner)
        keep(owner, **{self.name: rows})

    def row(self, values: dict[str, Any], known: Known) -> models.Model:
        model = self.rows.model
        row: Any = known.row(model, values) if self.columns else made(model, values)
        for name, _columns in self.to:
            field = model._meta.get_field(name)
            target = known.row(field.related_model, values[name])
            field.set_cached_value(row, target)
        for part in self.parts:
            part.give(row, values[part.name], known)
        return row


class Known:
    """Records that many rows point to, each made once."""

    def __init__(self) -> None:
        self.rows: dict[tuple[type[models.Model], int], models.Model] = {}

    def row(self, model: type[models.Model], values: dict[str, Any]) -> models.Model | None:
        """Return the record of these values, None for nothing pointed to."""
        pk = values[model._meta.pk.attname]
        if pk is None:
            return None
        if (model, pk) not in self.rows:
            self.rows[model, pk] = made(model, values)
        return self.rows[model, pk]


def relation_of(owner: Any, name: str) -> Any:
    """Return the relation of a model, of its concrete one for a proxy, by its name."""
    return owner._meta.concrete_model._meta.get_field(name)


def columns_of(
    model: Any, names: tuple[str, ...] = (), prefix: str = ""
) -> Iterator[tuple[str, Any]]:
    """Yield the columns of a model by name, all but those for search; numbers keep their digits."""
    for field in model._meta.concrete_fields:
        is_read = field.primary_key or field.name in names
        if is_read or not (names or isinstance(field, FoldedField)):
            column = F(f"{prefix}{field.attname}")
            is_decimal = isinstance(field, models.DecimalField)
            yield field.attname, Cast(column, CharField()) if is_decimal else column


def made(model: type[models.Model], values: dict[str, Any]) -> models.Model:
    """Return a row made of its columns as JSON carries them."""
    read = [field for field in model._meta.concrete_fields if field.attname in values]
    return model.from_db(
        "default",
        [field.attname for field in read],
        [field.to_python(values[field.attname]) for field in read],
    )


def with_parts(queryset: QuerySet, parts: Iterable[Part]) -> QuerySet:
    """Let each row bring its parts along; ``give_parts`` hands them out."""
    return queryset.annotate(**{part.column: part.of(queryset.model) for part in parts})


def give_parts(rows: Iterable[Any], parts: Iterable[Part]) -> None:
    """Hand each row the parts that it brought along."""
    listed, known = list(parts), Known()
    for row in rows:
        for part in listed:
            part.give(row, row.__dict__.pop(part.column), known)
