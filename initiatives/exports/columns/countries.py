"""Columns of countries."""

from collections.abc import Iterator

from django.db.models import OuterRef
from django.utils.translation import gettext as _

from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Fields, many
from initiatives.exports.columns.names import own_label
from initiatives.exports.format import Export
from initiatives.facets import ActivitiesOfCountry
from initiatives.models import Country, GroupMembership

FIELDS = Fields(Country)


def columns(export: Export) -> Iterator[Column]:
    """Yield codes and names, place and income, groups on the day, and recorded activities."""
    yield FIELDS.one(base.CODE, "iso_alpha3")
    yield FIELDS.one(base.CODE, "iso_alpha2")
    yield FIELDS.one(base.CODE, "m49")
    yield base.link(export, "iso_alpha3", "countries")
    yield FIELDS.one(base.TEXT, "name")
    label = own_label(export.language)
    yield Column(
        "name_label",
        _("The name in the language of the export; else as in name."),
        base.TEXT,
        label,
    )
    for name in ("region", "subregion", "intermediate_region", "income_group"):
        yield from FIELDS.coded(name)
    yield FIELDS.one(base.TEXT, "income_year")
    yield FIELDS.one(base.BOOLEAN, "is_un_member")
    groups = GroupMembership.objects.on(export.on.isoformat()).filter(country=OuterRef("pk"))
    groups = groups.order_by("group__code").distinct()
    yield many(
        "groups",
        _("The codes of the groups that it is a member of on the day of the export."),
        groups,
        "group__code",
    )
    yield Column(
        "activities",
        _("How many published activities record it as taking part."),
        base.INTEGER,
        ActivitiesOfCountry(),
    )
    yield FIELDS.last_checked()
    yield base.licence()
