"""Countries, their names, and the groups that they belong to."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from initiatives.admin.base import RecordAdmin
from initiatives.admin.filters import RegionFilter
from initiatives.admin.inlines import TabularRows
from initiatives.folding import fold
from initiatives.models import Country, CountryGroup, CountryName, GroupMembership


class CountryNameRows(TabularRows):
    model = CountryName
    fields = ["language", "text", "kind", "origin"]


class MembershipRows(TabularRows):
    """The groups of a country."""

    model = GroupMembership
    fields = ["group", "since", "until", "as_of", "source", "note"]
    autocomplete_fields = ["group", "source"]


class MemberRows(TabularRows):
    """The countries of a group."""

    model = GroupMembership
    fields = ["country", "since", "until", "as_of", "source", "note"]
    autocomplete_fields = ["country", "source"]
    ordering = ["country__sort_key"]


@admin.register(Country)
class CountryAdmin(RecordAdmin):
    named_by = [
        "place_country",
        "participations__country",
        "organization_roles__organization__country",
    ]
    list_display = ["name", "iso_alpha3", "region", "subregion", "income_group", "is_un_member"]
    list_filter = ["region", "income_group", "is_un_member"]
    search_fields = ["names__folded", "sort_key", "iso_alpha3", "iso_alpha2"]
    search_help_text = _("A name in any of the six languages, or a code: “Кения”, “KEN”.")
    ordering = ["sort_key"]
    inlines = [CountryNameRows, MembershipRows]
    fieldsets = [
        (None, {"fields": ["name", ("iso_alpha3", "iso_alpha2", "m49"), "is_un_member"]}),
        (
            _("Area and income"),
            {
                "fields": [
                    ("region", "subregion", "intermediate_region"),
                    ("income_group", "income_year"),
                ],
                "description": _("As the United Nations (M49) and the World Bank class it."),
            },
        ),
        (_("The record"), {"fields": [("on_map_110m", "on_map_50m"), "last_checked_on"]}),
    ]

    def get_search_results(self, request, queryset, search_term):
        """Where a country is chosen, those with a name that begins as typed come first."""
        found, has_twins = super().get_search_results(request, queryset, search_term)
        if request.resolver_match.url_name != "autocomplete":
            return found, has_twins
        typed = fold(search_term)
        names = CountryName.objects.filter(country=OuterRef("pk"), folded__startswith=typed)
        begins = Q(sort_key__startswith=typed) | Q(Exists(names))
        return found.annotate(begins=begins).order_by("-begins", *self.ordering), has_twins


@admin.register(CountryName)
class CountryNameAdmin(RecordAdmin):
    named_by = ["place_country__names", "participations__country__names"]
    list_display = ["text", "country", "language", "kind", "origin"]
    list_filter = ["language", "kind", RegionFilter]
    list_select_related = ["country"]
    search_fields = ["folded", "country__sort_key", "country__iso_alpha3"]
    autocomplete_fields = ["country"]
    ordering = ["folded", "pk"]


@admin.register(CountryGroup)
class CountryGroupAdmin(RecordAdmin):
    list_display = ["code", "name", "summary"]
    search_fields = ["code", "name"]
    inlines = [MemberRows]


@admin.register(GroupMembership)
class GroupMembershipAdmin(RecordAdmin):
    list_display = ["group", "country", "since", "until", "as_of", "source"]
    list_filter = ["group", RegionFilter]
    list_select_related = ["group", "country", "source"]
    search_fields = ["country__sort_key", "country__iso_alpha3", "group__code", "group__name"]
    autocomplete_fields = ["group", "country", "source"]
