"""Related rows fetched inside the query of what they belong to, so that they cost no query."""

from typing import Any

from django.db.models import Func, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject


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
        template = "(SELECT json_group_array(json(part.item)) FROM (%(subquery)s) part)"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "(SELECT coalesce(jsonb_agg(part.item), '[]') FROM (%(subquery)s) part)"
        return self.as_sql(compiler, connection, template=template, **context)


def with_source_ids(queryset: QuerySet) -> QuerySet:
    """Annotate each row with the keys of its own sources: ``source_rows``."""
    field = queryset.model._meta.get_field("sources")
    links = field.remote_field.through.objects.filter(**{field.m2m_field_name(): OuterRef("pk")})
    links = links.order_by("source_id")
    return queryset.annotate(source_rows=Collected(links, pk="source_id"))
