"""Which fields of a record are asked for, and which references in full: ``fields``, ``expand``."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework import serializers

from initiatives.api.records import Reference
from initiatives.filters.fields import names_in, shortened


def names_asked(asked: QueryDict, parameter: str, known: Callable[[], Iterable[str]]) -> list[str]:
    """Return names given by commas or repetition; ValidationError names all that there are."""
    names = names_in(asked.getlist(parameter))
    listed = list(known()) if names else []
    for name in names:
        if name not in listed:
            message = _("There is no “%(name)s” here; there is: %(known)s.")
            shown = {"name": shortened(name), "known": ", ".join(listed) or "–"}
            raise ValidationError({parameter: message % shown})
    return names


def refuse_spaces(asked: QueryDict) -> None:
    """Refuse white space around values, words aside: no value begins or ends with it."""
    for name, values in asked.lists():
        for value in values:
            if name != "q" and value != value.strip():
                message = _("There is white space around “%(value)s”.")
                raise ValidationError({name: message % {"value": shortened(value.strip())}})


def fields_of(serializer: Any) -> dict[str, serializers.Field]:
    """Return the fields of a serializer, of its rows if it is one of many."""
    return getattr(serializer, "child", serializer).fields


def keep(serializer: Any, names: Sequence[str]) -> None:
    """Let a serializer show only some of its fields, in its own order; all if none is named."""
    fields = fields_of(serializer)
    for name in list(fields) if names else []:
        if name not in names:
            fields.pop(name)


def needed_by(serializer: Any, names: Sequence[str]) -> set[str] | None:
    """Return what the fields named read of a row; None for all fields."""
    if not names:
        return None
    chosen = [(name, field) for name, field in fields_of(serializer).items() if name in names]
    sources = {(field.source or name).partition(".")[0] for name, field in chosen}
    return sources.union(*(getattr(field, "needs", ()) for _name, field in chosen))


def references_in(serializer: Any, prefix: str = "") -> Iterator[tuple[str, Reference]]:
    """Yield the path and the field of each reference that can be shown in full."""
    for name, field in fields_of(serializer).items():
        inner = getattr(field, "child", field)
        if isinstance(inner, Reference):
            if inner.is_expandable:
                yield f"{prefix}{name}", inner
        elif isinstance(inner, serializers.BaseSerializer):
            yield from references_in(inner, f"{prefix}{name}.")
