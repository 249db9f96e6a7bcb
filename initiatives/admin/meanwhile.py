"""What somebody else changed in a record between the opening of its form and the saving.

A form tells when it was opened, by the last change of the record as a whole at that time.
If this record changed since, what the others wrote is put into the form wherever its user
left the value alone, and all of it is told; the user looks and saves again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.forms.models import _get_foreign_key
from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from initiatives.admin.forms import REFUSED
from initiatives.admin.sent import Row, Rows, put, same
from initiatives.models import DataVersion

OPENED_AT = "opened_at"


@dataclass(frozen=True)
class Difference:
    """What one place of the record held, what it holds now, and whether the user typed another."""

    place: str
    before: str
    now: str
    is_typed: bool = False


def last_change() -> str:
    """Return when the record as a whole was last changed (ISO 8601), "" if never."""
    changed_at = DataVersion.objects.values_list("changed_at", flat=True).first()
    return changed_at.isoformat() if changed_at else ""


def opened_at(sent: QueryDict) -> datetime | None:
    """Return when the form was opened, if it says so."""
    try:
        return parse_datetime(sent.get(OPENED_AT, ""))
    except ValueError:
        return None


def merge(admin: Any, request: Any, obj: Any, opened: datetime) -> list[Difference]:
    """Put into the form that was sent what others changed in its record since; tell all of it."""
    sent = request.POST.copy()
    fields = flatten_fieldsets(admin.get_fieldsets(request, obj))
    form_class = admin.get_form(request, obj, change=True, fields=fields)
    found = list(merged_form(form_class, obj, "", sent, opened))
    for formset, table in admin.get_formsets_with_inlines(request, obj):
        found += merged_rows(formset, table, request, obj, sent, opened)
    if found:
        sent[REFUSED] = "changed_meanwhile"
        request.POST = sent
    return found


def merged_form(
    form_class: type[forms.ModelForm], obj: Any, prefix: str, sent: QueryDict, opened: datetime
) -> Iterator[Difference]:
    """Put what others changed in one row into its fields that the user left as they were."""
    earlier = state_at(type(obj), obj.pk, opened)
    if earlier is None:
        return
    before = form_class(instance=earlier.instance, initial=earlier.several, prefix=prefix or None)
    now = form_class(instance=obj, prefix=prefix or None)
    for name in now.fields:
        old, new = before[name].value(), now[name].value()
        if same(old, new):
            continue
        field = now[name]
        typed = field.field.widget.value_from_datadict(sent, {}, field.html_name)
        is_typed = not same(old, typed) and not same(new, typed)
        if not is_typed:
            put(sent, field.html_name, new)
        label = str(field.label)
        place = f"{obj._meta.verbose_name}, {label}" if prefix else label
        yield Difference(place, shown(field, old), shown(field, new), is_typed)


@dataclass(frozen=True)
class State:
    """A row as its history has it: its columns, and its links by field."""

    instance: Any
    several: dict[str, list[Any]]


def state_at(model: Any, key: Any, moment: datetime) -> State | None:
    """Return what a row held at a moment, None where its history does not go back so far."""
    rows = model.history.filter(**{model._meta.pk.attname: key}, history_date__lte=moment)
    row = rows.order_by("-history_date", "-history_id").first()
    if row is None or row.history_type == "-":
        return None
    several = {
        field.name: [
            getattr(link, f"{field.m2m_reverse_field_name()}_id")
            for link in getattr(row, field.name).all()
        ]
        for field in row._history_m2m_fields
    }
    return State(row.instance, several)


def merged_rows(
    formset: Any, table: Any, request: Any, obj: Any, sent: QueryDict, opened: datetime
) -> list[Difference]:
    """Do the same for the rows of one table, those that came and those that went included."""
    prefix, key_name = formset.get_default_prefix(), formset.model._meta.pk.name
    if (rows := Rows.read(sent, prefix, key_name)) is None:
        return []
    parent = _get_foreign_key(type(obj), formset.model, table.fk_name).name
    there = {str(row.pk): row for row in table.get_queryset(request).filter(**{parent: obj})}
    found: list[Difference] = []
    for row in rows.existing:
        if row.key in there:
            found += merged_form(formset.form, there[row.key], row.prefix, sent, opened)
    return found + moved_rows(Rows.read(sent, prefix, key_name), formset, there, sent, opened)


def moved_rows(
    rows: Any, formset: Any, there: dict[str, Any], sent: QueryDict, opened: datetime
) -> list[Difference]:
    """Take out rows that others deleted, unless something was typed in them; put in new ones."""
    name, found = str(formset.model._meta.verbose_name), []
    gone = [row for row in rows.existing if row.key not in there]
    came = there.keys() - {row.key for row in rows.existing}
    for row in gone:
        rows.existing.remove(row)
        is_typed = not is_untouched(row, formset, opened)
        if is_typed:
            rows.renew(row)
        found.append(Difference(name, rows.words_of(row), _("deleted"), is_typed))
    for key in sorted(came, key=int):
        rows.existing.append(Row.of(there[key], formset.form, rows.prefix, rows.key_name))
        found.append(Difference(name, "", _("added: %(row)s") % {"row": there[key]}))
    if found:
        rows.write(sent)
    return found


def is_untouched(row: Row, formset: Any, opened: datetime) -> bool:
    """Did the user leave a row as it was, or mark it to be deleted?"""
    earlier = state_at(formset.model, row.key, opened)
    if earlier is None or "DELETE" in row.fields:
        return True
    before = formset.form(instance=earlier.instance, initial=earlier.several)
    return all(same(before[name].value(), row.fields.get(name, [])) for name in before.fields)


def shown(field: forms.BoundField, value: Any) -> str:
    """Return a value as a reader knows it: names of records, labels of codes."""
    if (records := getattr(field.field, "queryset", None)) is not None:
        several = value if isinstance(value, (list, tuple)) else [value]
        keys = [getattr(item, "pk", item) for item in several if item not in (None, "")]
        return "; ".join(map(str, records.filter(pk__in=keys)))
    labels = {str(code): str(label) for code, label in getattr(field.field, "choices", ())}
    return labels.get(str(value), "" if value is None else str(value))
