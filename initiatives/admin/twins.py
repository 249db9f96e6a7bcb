"""Lists of records that may be duplicates: what each is like, and the ways to merge them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives import duplicates, merging
from initiatives.admin.pages import form_address, page_address
from initiatives.admin.queues import PARAMETER, SAME, WaitingList
from initiatives.models import Activity, Source

# What is to be done about records that may be duplicates.
TO_DO = gettext_lazy(
    "“Merge with another” shows what would become of two records. Two that are not the same are "
    "told apart on that page, with a reason, and wait here no longer."
)
SOURCES_TO_DO = gettext_lazy(
    "“Merge with another” shows what would become of two sources. Two addresses of one text are "
    "two sources where another publisher reprints it: name the original in “Reprint of”, and tell "
    "the two apart, with a reason, on that page. Two articles under one headline are told apart "
    "as well. Then they wait here no longer."
)


class TwinList(ChangeList):
    """A list of records that may be duplicates, each with those it may be the same as."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = duplicates.with_twins(self.result_list, self.root_queryset)


class MergeColumn(WaitingList, admin.ModelAdmin):
    """A list with a way to merge each record, where those wait that may be duplicates."""

    def get_changelist(self, request, **kwargs):
        return TwinList if is_asked(request) else super().get_changelist(request, **kwargs)

    def get_list_display(self, request):
        columns = super().get_list_display(request)
        if not is_asked(request) or not merging.may_merge(self.model(), request.user):
            return columns
        first, *others = columns
        return [first, "twin_links", "merge_link", *others]

    def changelist_view(self, request, extra_context=None):
        if is_asked(request) and merging.may_merge(self.model(), request.user):
            extra_context = {"to_do": SOURCES_TO_DO if self.model is Source else TO_DO,
                             **(extra_context or {})}  # fmt: skip
        return super().changelist_view(request, extra_context)

    @admin.display(description=gettext_lazy("like"))
    def twin_links(self, record: Any) -> str:
        """What the record may be the same as, and why."""
        links = format_html_join(
            "",
            '<li><a href="{}">{}</a> ({})</li>',
            [twin_link(record, twin) for twin in record.twins],
        )
        return format_html('<ul class="twins">{}</ul>', links)

    @admin.display(description=gettext_lazy("the same as another?"))
    def merge_link(self, record: Any) -> str:
        """The way to choose the other one."""
        label = _("Merge with another")
        name = format_html('<span class="visually-hidden">: {}</span>', record)
        return format_html('<a href="{}">{}{}</a>', page_address(record, "merge"), label, name)


def is_asked(request: Any) -> bool:
    """Is a list asked for those that may be duplicates?"""
    is_it: bool = request.GET.get(PARAMETER) == SAME
    return is_it


def twin_link(record: Any, twin: duplicates.Twin) -> tuple[str, Any, Any]:
    """Return where a record and its twin are compared, its name, and what they share."""
    other, shared = twin.record, twin.likeness.label
    if isinstance(record, Activity) and record.kind != other.kind:  # these are not merged
        return form_address(other), other, shared
    return page_address(record, "merge_with", other.pk), other, shared
