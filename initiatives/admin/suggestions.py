"""What the public and focal points propose, and the buttons that decide it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives import deciding
from initiatives.admin.accepting import AcceptForm, DecideForm, form_for
from initiatives.admin.base import RecordAdmin
from initiatives.admin.once import MadeOnce
from initiatives.admin.pages import form_address, reason_of
from initiatives.admin.queues import QueueFilter, WaitingList
from initiatives.admin.suggestion_forms import SuggestionForm
from initiatives.exports.entries import title_of
from initiatives.models import Publisher, Suggestion
from initiatives.suggested import (
    becomes_claim,
    record_of,
    records_of,
    value_on_record,
)
from initiatives.suggesting import new_number
from initiatives.templatetags.rendering import origin_of

TEMPLATE = "admin/initiatives/suggestion/decide.html"
PRIVATE = ("remark", "contact")
IN_WORDS = ["noun", "about", "fact_named"]
PROPOSED = ["noun", "slug", "field", "value", "source_title", "source_url"]


@admin.register(Suggestion)
class SuggestionAdmin(WaitingList, MadeOnce, RecordAdmin):
    form = SuggestionForm
    is_restorable = False  # what was decided stays decided
    list_display = ["number", "noun", "about", "fact_named", "value", "state", "submitted_at"]
    list_filter = [QueueFilter, "state", "noun"]
    search_fields = ["number", "slug", "value", "source_title", "source_url"]
    date_hierarchy = "submitted_at"
    fieldsets = [
        (
            gettext_lazy("What is proposed"),
            {"fields": ["number", *IN_WORDS, *PROPOSED[3:], "remark"]},
        ),
        (
            gettext_lazy("Who proposes it"),
            {"fields": ["contact", "submitted_by", "submitted_at"]},
        ),
        (
            gettext_lazy("What became of it"),
            {
                "fields": ["state", "decision", "claim", "decided_at"],
                "description": gettext_lazy("The reason of the decision is public."),
            },
        ),
    ]

    # In words

    @admin.display(description=gettext_lazy("record"), ordering="slug")
    def about(self, suggestion: Suggestion) -> str:
        record = getattr(suggestion, "record", None) or record_of(suggestion)
        return title_of(record) if record else suggestion.slug

    @admin.display(description=gettext_lazy("field"), ordering="field")
    def fact_named(self, suggestion: Suggestion) -> str:
        return str(suggestion.fact)

    def get_changelist_instance(self, request):
        """Fetch the records of one page of the list together."""
        found = super().get_changelist_instance(request)
        records = records_of(found.result_list)
        for suggestion in found.result_list:
            suggestion.record = records.get((suggestion.noun, suggestion.slug))
        return found

    # Who sees what

    def get_queryset(self, request):
        """Who does not decide sees what he or she proposed, and nothing of others."""
        rows = super().get_queryset(request)
        if request.user.has_perm(deciding.DECIDES):
            return rows
        return rows.filter(submitted_by=request.user)

    def get_readonly_fields(self, request, obj=None):
        """What was proposed stays as it came; the buttons decide."""
        if obj is None:
            return []
        return [name for _label, options in self.fieldsets for name in options["fields"]]

    def has_view_permission(self, request, obj=None):
        """The history of what others proposed is closed like its page."""
        if not super().has_view_permission(request, obj):
            return False
        is_own = obj is None or obj.submitted_by_id == request.user.pk
        return is_own or request.user.has_perm(deciding.DECIDES)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.is_open)

    def has_delete_permission(self, request, obj=None):
        """What was decided stays under its number."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.is_open)

    def get_fieldsets(self, request, obj=None):
        """Nothing can be saved of a suggestion that is there, so no reason is asked for.

        A new one has nothing yet but what is typed.
        """
        if obj:
            return self.fieldsets
        asked, *_others, why = super().get_fieldsets(request, obj)
        return [(asked[0], {"fields": [*PROPOSED, *PRIVATE]}), why]

    def fill(self, request, obj):
        obj.number, obj.submitted_by = new_number(timezone.localdate()), request.user

    # Deciding

    def get_urls(self):
        pages = [("accept", self.accept_view), ("decline", self.decline_view)]
        return [*self.record_urls(pages), *super().get_urls()]

    def tools(self, request, obj):
        tools = [(obj.get_absolute_url(), _("Public page"))]
        if deciding.may_decide(obj, request.user):
            tools += [
                (self.url("accept", obj.pk), _("Accept")),
                (self.url("decline", obj.pk), _("Decline")),
            ]
        return tools

    def accept_view(self, request, object_id):
        """Ask for the claim and its source, or the reason alone, and accept."""
        suggestion = self.decidable(request, object_id)
        form_class = form_for(suggestion)
        more = {"suggestion": suggestion} if form_class is AcceptForm else {}
        form = form_class(request.POST or None, **more)
        return self.decide(request, suggestion, form, _("Accept"), _("Accepted: %s"), self.accept)

    def decline_view(self, request, object_id):
        """Ask for the reason, and decline."""
        suggestion = self.decidable(request, object_id)
        form = DecideForm(request.POST or None)
        return self.decide(request, suggestion, form, _("Decline"), _("Declined: %s"), self.decline)

    def decidable(self, request: HttpRequest, object_id: str) -> Suggestion:
        """Return the suggestion if this user may decide it at all."""
        suggestion = self.get_object(request, object_id)
        if suggestion is None or not request.user.has_perm(deciding.DECIDES):
            raise PermissionDenied
        return suggestion

    def decide(
        self,
        request: HttpRequest,
        suggestion: Suggestion,
        form: forms.Form,
        title: str,
        done: str,
        act: Callable[[HttpRequest, Suggestion, Any], None],
    ) -> HttpResponse:
        """Show the page until the form is whole and nothing is refused."""
        if request.method == "POST" and form.is_valid():
            try:
                act(request, suggestion, form)
            except ValidationError as refusal:
                form.add_error(None, refusal.messages)
            else:
                messages.success(request, done % suggestion)
                return HttpResponseRedirect(self.url("change", suggestion.pk))
        record = record_of(suggestion)
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "suggestion": suggestion,
            "record": record,
            "on_record": value_on_record(suggestion, record),
            "record_form": form_address(record) if record else "",
            "becomes_claim": becomes_claim(suggestion),
            "form": form,
            "media": self.media + form.media,
            "back": self.url("change", suggestion.pk),
        }
        return TemplateResponse(request, TEMPLATE, context)

    def accept(self, request: Any, suggestion: Suggestion, form: Any) -> None:
        given: dict[str, Any] = {}
        new_publisher = None
        if isinstance(form, AcceptForm):
            claim, is_shown = form.claim(), form.cleaned_data.get("is_shown", False)
            given = {"claim": claim, "is_shown": is_shown}
            new_publisher = None if claim.source.publisher.pk else claim.source.publisher
        deciding.accept_suggestion(
            suggestion, by=request.user, reason=reason_of(form), origin=origin_of(request), **given
        )
        if new_publisher:
            messages.warning(request, unclassified(new_publisher))
        if not given:
            messages.warning(
                request, _("The record itself is not changed by this: do so in its own form.")
            )

    def decline(self, request: Any, suggestion: Suggestion, form: Any) -> None:
        deciding.decline_suggestion(
            suggestion, by=request.user, reason=reason_of(form), origin=origin_of(request)
        )


def unclassified(publisher: Publisher) -> SafeString:
    """Say that a new publisher has no kind yet, and link to the form that gives it one."""
    return format_html(
        '{} <a href="{}">{}</a>',
        _("The new publisher “%s” is recorded as “Unclassified”:") % publisher,
        form_address(publisher),
        _("choose its kind"),
    )
