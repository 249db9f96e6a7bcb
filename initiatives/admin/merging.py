"""Two records become one: choose the other, look at what would become of both, confirm."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from initiatives import duplicates, merging
from initiatives.admin.merge_forms import MergeForm, OtherForm
from initiatives.admin.merge_tables import Listed
from initiatives.admin.near import NearAdmin
from initiatives.admin.pages import ask_reason, form_address, is_key, reason_of
from initiatives.admin.queues import PARAMETER, SAME
from initiatives.admin.twins import MergeColumn
from initiatives.merging import Preview


class MergeAdmin(MergeColumn, NearAdmin):  # type: ignore[misc]  # mixins of admins
    """A record that may be merged with another of its kind."""

    def get_urls(self):
        choose = self.admin_site.admin_view(self.choose_view)
        merge = self.admin_site.admin_view(self.merge_view)
        apart = self.admin_site.admin_view(self.apart_view)
        return [
            path("<int:key>/merge/", choose, name=self.url_name("merge")),
            path("<int:key>/merge/<int:other_key>/", merge, name=self.url_name("merge_with")),
            path("<int:key>/merge/<int:other_key>/apart/", apart, name=self.url_name("tell_apart")),
            *super().get_urls(),
        ]

    def tools(self, request, obj):
        tools = super().tools(request, obj)
        if merging.may_merge(obj, request.user):
            tools.append((self.url("merge", obj.pk), _("Merge with another")))
        return tools

    def mergeable(self, request: Any, key: int) -> Any:
        """Return a record if this user may merge it."""
        record = self.get_queryset(request).filter(pk=key).first()
        if not merging.may_merge(record or self.model(), request.user):
            raise PermissionDenied
        if record is None:
            raise Http404
        return record

    def merge_page(self, request: HttpRequest, template: str, **context: Any) -> HttpResponse:
        """Return a page of ours."""
        shared = {**self.admin_site.each_context(request), "opts": self.opts}
        address = f"admin/initiatives/{template}.html"
        return TemplateResponse(request, address, {**shared, **context})

    def choose_view(self, request, key):
        """Let the other record be found by typing, or among those that are near."""
        record = self.mergeable(request, key)
        sent = request.GET.get("other", "x")  # what is no key cannot be looked up
        form = OtherForm(record, request.GET if not sent or is_key(sent) else None)
        if form.is_valid():
            other = form.cleaned_data["other"]
            return HttpResponseRedirect(self.url("merge_with", record.pk, other.pk))
        return self.merge_page(
            request,
            "merge_choose",
            title=_("Merge with another"),
            record=record,
            form=form,
            near=self.near_of(record),
            media=self.media + form.media,
            back=self.url("change", record.pk),
        )

    def near_of(self, record: Any) -> list[tuple[Any, str]]:
        """Return the records near one that it may become one with, and the pages that ask."""
        rows = record._meta.concrete_model._default_manager.exclude(pk=record.pk)
        near = duplicates.near(rows, *[getattr(record, name) for name in self.near_fields])
        return [
            (row, self.url("merge_with", record.pk, row.pk))
            for row in near
            if not merging.obstacle(record, row)
        ]

    def merge_view(self, request, key, other_key):
        """Show what would become of both; once there is a reason, do it."""
        kept, other = self.mergeable(request, key), self.mergeable(request, other_key)
        refusals = [reason] if (reason := merging.obstacle(kept, other)) else []
        plan = merging.preview(kept, other)
        form = MergeForm(plan, request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                merging.merge(
                    kept,
                    other,
                    by=request.user,
                    reason=reason_of(form),
                    taken=form.taken,
                    stamp=form.cleaned_data["stamp"],
                )
            except ValidationError as refusal:
                form = self.refused(request, plan, refusal)
            else:
                told = _("“%(other)s” was merged into “%(kept)s”.")
                messages.success(request, told % {"other": other, "kept": kept})
                return HttpResponseRedirect(self.url("change", kept.pk))
        return self.preview_page(request, plan, form, refusals)

    def apart_view(self, request, key, other_key):
        """Ask why two records are not the same; then they no longer wait as duplicates."""
        record, other = self.mergeable(request, key), self.mergeable(request, other_key)
        return ask_reason(
            request,
            self,
            title=_("They are not the same"),
            records=[record],
            beside=[other],
            done=lambda record: (
                _("“%(record)s” and “%(other)s” are told apart.")
                % {"record": record, "other": other}
            ),
            act=lambda record, form: duplicates.tell_apart(
                record, other, by=request.user, reason=reason_of(form)
            ),
            back=f"{self.url('changelist')}?{PARAMETER}={SAME}",
        )

    def refused(self, request: Any, plan: Preview, refusal: ValidationError) -> MergeForm:
        """Return the form with what was refused; with what holds now where it is another."""
        is_stale = getattr(refusal, "code", "") == merging.CHANGED
        form = MergeForm(plan, {**request.POST.dict(), "stamp": plan.stamp} if is_stale
                         else request.POST)  # fmt: skip
        form.full_clean()
        form.add_error(None, refusal.messages)
        return form

    def preview_page(
        self, request: HttpRequest, plan: Preview, form: MergeForm, refusals: list[str]
    ) -> HttpResponse:
        """Return the page that tells what would become of both records."""
        kept, other = plan.kept, plan.given_up
        return self.merge_page(
            request,
            "merge_preview",
            title=_("Merge two records"),
            plan=plan,
            tables=[Listed(table) for table in plan.tables],
            form=form,
            refusals=refusals,
            errors=form.errors.get(NON_FIELD_ERRORS, []) if form.is_bound else [],
            other_way=self.url("merge_with", other.pk, kept.pk),
            kept_form=form_address(kept),
            other_form=form_address(other),
            apart="" if refusals else self.url("tell_apart", kept.pk, other.pk),
            back=self.url("change", kept.pk),
        )
