"""Rows inside the form of another record: autocompleted, and fetched together."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.forms.models import _get_foreign_key

from initiatives import rights
from initiatives.admin.base import LISTS, NOT_RECORDED
from initiatives.admin.forms import RecordForm
from initiatives.admin.help_texts import help_of
from initiatives.admin.seen import SeenRows
from initiatives.admin.widgets import SelectOne, SelectSeveral
from initiatives.changelog.wording import held_in_words
from initiatives.signing import delete_signed


class SharedLabels:
    """An autocomplete whose labels were fetched with the rows: no query for each of them."""

    known: ClassVar[dict[str, str]] = {}

    def optgroups(self, name, value, attr=None):
        picked = [str(item) for item in value if str(item)]
        if any(item not in self.known for item in picked):
            return super().optgroups(name, value, attr)
        options = []
        if not self.is_required and not self.allow_multiple_selected:
            options.append(self.create_option(name, "", "", False, 0))
        for item in picked:
            options.append(self.create_option(name, item, self.known[item], True, len(options)))
        return [(None, options, 0)]


class SharedSelect(SharedLabels, SelectOne):
    """One related record."""


class SharedSelectMultiple(SharedLabels, SelectSeveral):
    """Several related records."""


def drawn_by(field: Any) -> Any:
    """Return the widget of a field without the buttons around it."""
    return getattr(field.widget, "widget", field.widget)


class RowFormSet(BaseInlineFormSet):
    """Rows that tell their autocompletes what is already chosen.

    A row of a country that the user does not record stays as it is, whatever is sent.
    """

    filled_by: Any = None  # who fills it in, as the admin tells

    @cached_property
    def closed(self) -> set[int]:
        """The keys of the rows that stay as they are."""
        if self.filled_by is None or rights.publishes(self.filled_by) or not self.instance.pk:
            return set()
        model: Any = self.model
        rows = model._default_manager.filter(**{self.fk.name: self.instance.pk})
        return set(rights.naming_foreign(rows, self.filled_by).values_list("pk", flat=True))

    def delete_existing(self, obj, commit=True):
        """Delete a row and what falls with it, all signed as the form is."""
        if commit:
            delete_signed([obj], by=obj._history_user, reason=obj._change_reason)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance.pk in self.closed:
            form.is_closed = True
            for name, field in form.fields.items():  # its keys must be sent: they say which row
                if name not in (self.model._meta.pk.name, self.fk.name):
                    field.disabled, field.told = True, told(form.instance, name)
        for name, field in form.fields.items():
            widget = drawn_by(field)
            if isinstance(widget, SharedLabels) and form.instance.pk:
                widget.known = labels_of(form.instance, name)


class TabularFormSet(RowFormSet):
    """Rows of a table, in which the heading of a column is no label of a field."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            if not field.widget.is_hidden:
                drawn_by(field).attrs["aria-label"] = field.label


def told(row: Any, name: str) -> str:
    """Return in words what one field of a row holds, where nothing can be typed into it."""
    column = next((one for one in row._meta.get_fields() if one.name == name), None)
    if column is None:  # the box that deletes the row
        return ""
    if column.many_to_many:
        return "; ".join(map(str, getattr(row, name).all()))
    return held_in_words(row, name)


def labels_of(row: Any, name: str) -> dict[str, str]:
    """Return what one field of a row points at, by primary key."""
    if row._meta.get_field(name).many_to_many:
        return {str(item.pk): str(item) for item in getattr(row, name).all()}
    item = getattr(row, name)
    return {str(item.pk): str(item)} if item else {}


class Rows(SeenRows, InlineModelAdmin):
    """What tables and stacks of rows share."""

    form = RecordForm
    formset = RowFormSet
    formfield_overrides = LISTS
    empty_value_display = NOT_RECORDED
    extra = 0
    show_change_link = True
    is_always_open = False

    def rows_of(self, parent: Any) -> QuerySet:
        """Return the rows that a record has in this table."""
        key = _get_foreign_key(type(parent), self.model, self.fk_name)
        return self.model._default_manager.filter(**{key.name: parent.pk})

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.filled_by = formset.form.filled_by = request.user
        return formset

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        for name in self.get_autocomplete_fields(request):
            is_several = self.opts.get_field(name).many_to_many
            fetch = queryset.prefetch_related if is_several else queryset.select_related
            queryset = fetch(name)
        return queryset

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.help_text = help_of(db_field)
        for button in ("can_change_related", "can_delete_related", "can_view_related"):
            if field and hasattr(field.widget, button):
                setattr(field.widget, button, False)  # one button a cell: to add what is missing
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = SharedSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = SharedSelectMultiple(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class TabularRows(Rows, admin.TabularInline):
    """Rows as a table."""

    formset = TabularFormSet
    template = "admin/initiatives/rows.html"


class StackedRows(Rows, admin.StackedInline):
    """Rows one below the other, for those with many fields."""
