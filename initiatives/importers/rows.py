"""A record as a row: values of the right type, references resolved, and its fingerprint."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.serializers.python import Deserializer
from django.db import models

from initiatives.importers.content import Links, loadable
from initiatives.importers.records import Record, unknown
from initiatives.importers.references import (
    UNSTORABLE,
    Identity,
    KeyIndex,
    as_key,
    concrete,
    lookups,
)
from initiatives.models.keys import Keyed

JSON_TYPES: list[tuple[type[models.Field], tuple[type, ...], str]] = [
    (models.BooleanField, (bool,), "true or false"),
    (models.IntegerField, (int,), "a whole number"),
    (models.DecimalField, (int, float, str), "a number"),
    (models.JSONField, (list,), "a list of texts"),
    (models.Field, (str,), "text in quotation marks"),
]


@dataclass
class Draft:
    """A row as a record would have it, and why it may not be saved."""

    record: Record
    row: Any = None
    links: Links = field(default_factory=dict)
    reasons: list[tuple[str, str]] = field(default_factory=list)
    unresolved: dict[str, Identity] = field(default_factory=dict)

    @property
    def doubtful(self) -> set[str]:
        """Fields that hold no value to be checked."""
        return {name for name, _reason in self.reasons} | set(self.unresolved)


def draft(record: Record, keys: KeyIndex, given: set[Identity]) -> Draft:
    """Return the row that a record describes, with everything that is wrong about it.

    Django's own deserializer makes the row, from a record whose references were looked up
    in memory; the primary key, found or 0, spares it that look-up too.
    """
    made = Draft(record)
    fields = dict(resolved_fields(made, keys, given))
    pk = keys.find(record.model, record.key) if record.key else None
    node = {"model": record.model._meta.label_lower, "pk": pk or 0, "fields": fields}
    (result,) = Deserializer([node])
    made.row, made.links = result.object, link_sets(record.model, result.m2m_data)
    made.row.pk, made.row._state.adding = pk, pk is None
    made.reasons += field_mistakes(made)
    return made


def field_mistakes(made: Draft) -> list[tuple[str, str]]:
    """Return what the validators say of each field that holds a value."""
    relations = {name for name, field in loadable(made.record.model).items() if field.is_relation}
    looked_up = {name for name in relations if made.record.fields.get(name) is not None}
    try:
        made.row.full_clean(
            exclude=made.doubtful | looked_up, validate_unique=False, validate_constraints=False
        )
    except ValidationError as error:
        return list(reasons_of(error))
    return []


def resolved_fields(made: Draft, keys: KeyIndex, given: set[Identity]) -> Iterator[tuple[str, Any]]:
    """Yield the fields whose values can be used, noting in the draft why others cannot."""
    known = loadable(made.record.model)
    for name, value in made.record.fields.items():
        if name not in known:
            made.reasons.append((name, unusable(made.record.model, name)))
        elif known[name].is_relation:
            values = resolve(made, known[name], value, keys, given)
            if name not in made.doubtful:
                yield name, values
        elif reason := type_mistake(known[name], value):
            made.reasons.append((name, reason))
        else:
            yield name, value


def unusable(model: type[Keyed], name: str) -> str:
    """Say why a field cannot be loaded."""
    if name in {field.name for field in model._meta.get_fields()}:
        return "kept by the portal itself: leave it out"
    return unknown("field", name, loadable(model))


def type_mistake(field: models.Field, value: Any) -> str | None:
    """Return what is wrong with the type or the form of a value, None if nothing is."""
    if value is None:
        return None if field.null else "null is not allowed: leave the field out, or give a value"
    _field, types, expected = next(row for row in JSON_TYPES if isinstance(field, row[0]))
    texts = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    fits = isinstance(value, types) and all(isinstance(text, str) for text in texts)
    if not fits or (isinstance(value, bool) and bool not in types):
        return f"{json.dumps(value, ensure_ascii=False)} is of the wrong type: write {expected}"
    if UNSTORABLE.search("".join(texts)):
        return "holds a character that no database keeps (null, or half of a pair): take it out"
    try:
        field.to_python(value)
    except ValidationError as error:
        return " ".join(error.messages)
    if not field.editable and field.choices and value not in dict(field.flatchoices):
        return unknown("value", value, dict(field.flatchoices))
    return None


def resolve(
    made: Draft, field: models.Field, value: Any, keys: KeyIndex, given: set[Identity]
) -> Any:
    """Return the primary keys that a relation names, noting what is not there."""
    if field.many_to_many:
        if isinstance(value, list):
            return [look_up(made, field, written, keys, given) for written in value]
        made.reasons.append((field.name, "a list of natural keys is expected"))
        return []
    if value is None:
        if not field.null:
            made.reasons.append((field.name, "null is not allowed: name a record"))
        return None
    return look_up(made, field, value, keys, given)


def look_up(
    made: Draft, field: models.Field, written: Any, keys: KeyIndex, given: set[Identity]
) -> int | None:
    """Return the primary key of one row that a record refers to."""
    model: Any = field.related_model
    key = as_key(written, model)
    if key is None:
        form = json.dumps(lookups(model))
        shown = json.dumps(written, ensure_ascii=False)
        made.reasons.append((field.name, f"{shown} is not a natural key: write {form}"))
    elif (pk := keys.find(model, key)) is not None:
        return pk
    elif (identity := (concrete(model), key)) in given:
        made.unresolved[field.name] = identity
    else:
        name = f"{model._meta.model_name} “{'/'.join(key)}”"
        made.reasons.append((field.name, f"{name} is neither in these files nor in the portal"))
    return None


def link_sets(model: type[Keyed], found: dict[str, list[int]]) -> Links:
    """Return the rows linked through each many-to-many field of a model."""
    return {field.name: frozenset(found.get(field.name, ())) for field in model._meta.many_to_many}


def constraint_mistakes(made: Draft) -> list[tuple[str, str]]:
    """Return what uniqueness and constraints say of a row, doubtful fields apart."""
    found: dict[tuple[str, str], None] = {}
    for check in (made.row.validate_unique, made.row.validate_constraints):
        try:
            check(exclude=made.doubtful)
        except ValidationError as error:
            found |= dict.fromkeys(reasons_of(error))
    return list(found)


def reasons_of(error: ValidationError) -> Iterator[tuple[str, str]]:
    """Yield each message of an error with its field, "" for the record as a whole."""
    for name, messages in error.message_dict.items():
        for message in messages:
            yield ("" if name == NON_FIELD_ERRORS else name), message
