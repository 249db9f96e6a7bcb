"""What all pages of the admin share: signed history, reasons, and the touch that ends a change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from initiatives import derived, redirecting, rights, workflow
from initiatives.admin import proposing
from initiatives.admin.forms import REASON, REFUSALS, LinesField, RenameForm, SignedForm
from initiatives.admin.help_texts import help_of
from initiatives.admin.holding import HeldForms, held_to_change
from initiatives.admin.pages import ask_reason, reason_of
from initiatives.admin.restoring import RestoringPages
from initiatives.admin.seen import OpenRecords, SeenRecords
from initiatives.admin.widgets import NAMES, SelectOne, SelectSeveral
from initiatives.folding import fold
from initiatives.models import Activity
from initiatives.signing import delete_signed, sign

NOT_RECORDED = _("not recorded")
LISTS: Any = {models.JSONField: {"form_class": LinesField}}


class FoldedSearch:
    """Search that finds “Türkiye” by “turkiye”, and the other way round."""

    def get_search_results(self, request, queryset, search_term):
        found, has_twins = super().get_search_results(request, queryset, search_term)
        if (folded := fold(search_term)) == search_term:
            return found, has_twins
        also, also_twins = super().get_search_results(request, queryset, folded)
        return found | also, has_twins or also_twins


class RecordAdmin(FoldedSearch, HeldForms, OpenRecords, RestoringPages):
    """A record with history: each change has a user and a reason and ends in ``touch``."""

    # Ways from an activity to this record: those activities changed with it ...
    part_of: ClassVar[list[str]] = []
    # ... and to what they only name: their search text and voices are renewed.
    named_by: ClassVar[list[str]] = []

    form = SignedForm
    formfield_overrides = LISTS
    empty_value_display = NOT_RECORDED
    show_facets = admin.ShowFacets.ALWAYS
    list_per_page = 50
    change_list_template = "admin/initiatives/record_list.html"
    actions: Any = None  # records are deleted one by one, each with its reason

    class Media:
        js = [NAMES]

    # Pages

    def get_inline_instances(self, request, obj=None):
        """Fold away the tables that have no row yet, but for those that every record needs."""
        tables = super().get_inline_instances(request, obj)
        for table in tables:
            if not table.is_always_open and not (obj and table.rows_of(obj).exists()):
                table.classes = ["collapse"]
        return tables

    def get_urls(self):
        return [*self.record_urls([("rename", self.rename_view)]), *super().get_urls()]

    def get_fieldsets(self, request, obj=None):
        fieldsets = [
            (name, {**options, "fields": [f for f in options["fields"] if f != REASON]})
            for name, options in super().get_fieldsets(request, obj)
        ]
        if self.has_change_permission(request, obj) if obj else self.has_add_permission(request):
            fieldsets.append((_("Why"), {"fields": [REASON], "classes": ["why"]}))
        return fieldsets

    def get_readonly_fields(self, request, obj=None):
        fixed = [name for name in ("slug", "iso_alpha3", "code") if obj and self.has_field(name)]
        return [*super().get_readonly_fields(request, obj), *fixed]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.help_text = help_of(db_field)
        if field and hasattr(field.widget, "can_delete_related"):
            field.widget.can_delete_related = False  # never in passing
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SelectOne(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SelectSeveral(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def has_field(self, name: str) -> bool:
        """Has the model a column of this name?"""
        return any(field.name == name for field in self.opts.concrete_fields)

    def render_change_form(self, request, context, *args, **kwargs):
        obj = kwargs.get("obj")
        context["tools"] = self.tools(request, obj) if obj else []
        if obj and not self.has_change_permission(request, obj):
            context["tools"] += proposing.tools(obj, request.user)
        if refusal := refusal_alone(context["adminform"].form, context.get("errors")):
            context |= {"errors": None, "refusal": refusal}
        return super().render_change_form(request, context, *args, **kwargs)

    def tools(self, request: Any, obj: Any) -> list[tuple[str, Any]]:
        """Return the address and the label of each button above the form."""
        if not self.is_renamable or not self.has_change_permission(request, obj):
            return []
        return [(self.url("rename", obj.pk), _("Rename"))]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.filled_by = request.user
        return form

    # Changes

    def activities(self, obj: Any) -> models.QuerySet[Activity]:
        """Return the activities that a record is part of."""
        return activities_by(self.part_of, obj)

    def naming(self, obj: Any) -> models.QuerySet[Activity]:
        """Return the activities that only name a record."""
        return activities_by(self.named_by, obj)

    def save_model(self, request, obj, form, change):
        form.activities_before = set(self.activities(obj)) if change else set()
        sign(obj, by=request.user, reason=form.reason)
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        for row in formset.forms:
            sign(row.instance, by=request.user, reason=form.reason)
        super().save_formset(request, form, formset, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.save_further(request, form)
        if not self.is_left_to(request.user, form.instance):
            raise PermissionDenied
        touched = form.activities_before | set(self.activities(form.instance))
        self.settle(form.instance, touched, by=request.user, reason=form.reason)

    def is_left_to(self, user: Any, obj: Any) -> bool:
        """May this user leave the record as it has become?"""
        return rights.may_change(obj, user)

    def save_further(self, request: Any, form: Any) -> None:
        """Write what a form holds beside the record and its rows."""

    def settle(self, obj: Any, touched: Iterable[Activity], *, by: Any, reason: str) -> None:
        """End a change: touch what it belongs to, renew what names it."""
        for activity in touched:
            workflow.touch(activity, by=by, reason=reason)
        for activity in self.naming(obj):
            workflow.refresh(activity)
        derived.renew_words_after(obj)
        workflow.bump()

    def delete_view(self, request, object_id, extra_context=None):
        if request.method == "POST" and not request.POST.get(REASON, "").strip():
            request.POST = QueryDict()  # nothing is confirmed: the page asks again
            refusal = {"reason_error": _("Say why it is deleted.")}
            return super().delete_view(request, object_id, {**(extra_context or {}), **refusal})
        with held_to_change(request):
            return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request, obj):
        reason = request.POST[REASON]
        touched, named = list(self.activities(obj)), list(self.naming(obj))
        found_by = derived.naming(obj)
        delete_signed([obj], by=request.user, reason=reason)
        for activity in touched:
            workflow.touch(activity, by=request.user, reason=reason)
        for activity in named:
            workflow.refresh(activity)
        derived.renew_words(found_by)
        workflow.bump()

    # Renaming

    @property
    def is_renamable(self) -> bool:
        """Has the record a public address made of its slug?"""
        return self.has_field("slug") and bool(redirecting.noun_of(self.model))

    def rename_view(self, request, object_id):
        """Give a record a new address after asking why; the old one goes on to lead to it."""
        obj = self.get_object(request, object_id)
        if obj is None or not self.is_renamable or not self.has_change_permission(request, obj):
            raise PermissionDenied
        return ask_reason(
            request,
            self,
            title=_("Rename"),
            records=[obj],
            form_class=RenameForm,
            initial={"slug": obj.slug},
            act=lambda record, form: workflow.rename(
                record, form.cleaned_data["slug"], by=request.user, reason=reason_of(form)
            ),
            done=lambda record: (
                gettext("“%s” has a new slug; the old address leads to it.") % record
            ),
            back=self.url("change", obj.pk),
        )


def refusal_alone(form: Any, errors: Any) -> str:
    """Say why a form is shown once more that has no mistake in it; "" if it has."""
    told = form.non_field_errors().as_data() if errors and len(errors) == 1 else []
    is_alone = [error.code in REFUSALS for error in told] == [True]
    return str(told[0].message) if is_alone else ""


class ReadOnlyAdmin(FoldedSearch, SeenRecords, admin.ModelAdmin):
    """What the portal keeps by itself: to look at."""

    empty_value_display = NOT_RECORDED
    show_facets = admin.ShowFacets.ALWAYS
    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def activities_by(paths: list[str], obj: Any) -> models.QuerySet[Activity]:
    """Return the activities from which one of the ways leads to a record."""
    found: set[int] = set()
    for way in paths:
        found.update(Activity.objects.filter(**{way: obj}).values_list("pk", flat=True))
    return Activity.objects.filter(pk__in=found)
