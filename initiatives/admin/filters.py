"""Filters beside the lists that the columns do not give by themselves."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from initiatives.codelists import REGIONS


class YearFilter(admin.SimpleListFilter):
    """The year in which an activity began, or none on record."""

    title = _("year of the beginning")
    parameter_name = "year"
    column = "span_from"

    def lookups(self, request, model_admin):
        years = model_admin.get_queryset(request).order_by().values_list(Substr(self.column, 1, 4))
        found = sorted({year for (year,) in years.distinct()}, reverse=True)
        return [(year or "none", year or _("not recorded")) for year in found]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        if self.value() == "none":
            return queryset.filter(**{self.column: ""})
        return queryset.filter(**{f"{self.column}__startswith": self.value()})


class PublishedYearFilter(YearFilter):
    """The year in which a source was published."""

    title = _("year of publication")
    column = "published_on_from"


class RegionFilter(admin.SimpleListFilter):
    """The region of the country that a record names."""

    title = _("region")
    parameter_name = "region"
    path = "country__region"

    def lookups(self, request, model_admin):
        return [(region.value, region.label) for region in REGIONS]

    def queryset(self, request, queryset):
        return queryset.filter(**{self.path: self.value()}) if self.value() else queryset


class PlaceRegionFilter(RegionFilter):
    """The region in which an event took place."""

    title = _("region of the place")
    path = "place_country__region"


class ReprintFilter(admin.SimpleListFilter):
    """Own texts, and texts that carry another's."""

    title = _("reprint")
    parameter_name = "reprint"

    def lookups(self, request, model_admin):
        return [("yes", _("Carries another's text")), ("no", _("Own text"))]

    def queryset(self, request, queryset):
        is_reprint = Q(reprint_of__isnull=False) | Q(origin_publisher__isnull=False)
        return {"yes": queryset.filter(is_reprint), "no": queryset.exclude(is_reprint)}.get(
            self.value() or "", queryset
        )


class SourcedFilter(admin.SimpleListFilter):
    """Rows with a source, and those shown as not sourced."""

    title = _("sourced")
    parameter_name = "sourced"

    def lookups(self, request, model_admin):
        return [("yes", _("With a source")), ("no", _("Not sourced"))]

    def queryset(self, request, queryset):
        sourced = queryset.model.objects.filter(sources__isnull=False).values("pk")
        return {"yes": queryset.filter(pk__in=sourced), "no": queryset.exclude(pk__in=sourced)}.get(
            self.value() or "", queryset
        )


class RelatedFilter(admin.ChoicesFieldListFilter):
    """A column of the record that a row names, called so: “publisher: kind” beside “kind”."""

    def __init__(self, field, request, params, model, model_admin, field_path):
        super().__init__(field, request, params, model, model_admin, field_path)
        related = model._meta.get_field(field_path.partition("__")[0])
        self.title = f"{related.verbose_name}: {field.verbose_name}"


# The kind of the activity that a row belongs to.
OF_KIND = ("activity__kind", RelatedFilter)
