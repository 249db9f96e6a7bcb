"""Figures that sources quote."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from initiatives.admin.base import RecordAdmin
from initiatives.admin.filters import RegionFilter
from initiatives.admin.inlines import TabularRows
from initiatives.models import Indicator, Observation


class ObservationRows(TabularRows):
    model = Observation
    fields = ["slug", "value", "unit", "country", "as_of", "attributed_to", "source"]
    autocomplete_fields = ["country", "source"]


@admin.register(Indicator)
class IndicatorAdmin(RecordAdmin):
    part_of = ["observations__indicator"]
    list_display = ["name", "definition"]
    search_fields = ["sort_key", "slug", "definition"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "definition"]
    inlines = [ObservationRows]


@admin.register(Observation)
class ObservationAdmin(RecordAdmin):
    part_of = ["observations"]
    list_display = ["indicator", "value", "unit", "country", "as_of", "attributed_to", "source"]
    list_filter = ["indicator", RegionFilter]
    list_select_related = ["indicator", "country", "source"]
    search_fields = ["slug", "indicator__sort_key", "value", "wording", "attributed_to"]
    autocomplete_fields = ["indicator", "country", "activity", "source"]
    fieldsets = [
        (
            _("The figure"),
            {
                "fields": [
                    "indicator",
                    "slug",
                    ("value", "value_low", "value_high"),
                    "unit",
                    "wording",
                    "as_of",
                ],
                "description": _(
                    "In the words of the source: “nearly 40”. Leave the bounds empty: they are "
                    "read from the words."
                ),
            },
        ),
        (_("Of what"), {"fields": ["country", "activity"]}),
        (_("Who says so"), {"fields": ["attributed_to", "source"]}),
    ]
