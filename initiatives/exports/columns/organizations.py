"""Columns of organizations."""

from collections.abc import Iterator

from django.db.models import F, OuterRef
from django.utils.translation import gettext as _

from initiatives.codelists import OrganizationRoleCode
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Fields, many
from initiatives.exports.columns.meanings import with_codes
from initiatives.exports.columns.names import translated
from initiatives.exports.format import Export
from initiatives.models import Organization, OrganizationRole

FIELDS = Fields(Organization)


def columns(export: Export) -> Iterator[Column]:
    """Yield who they are, what they are part of, and the roles that they have."""
    yield FIELDS.one(base.TEXT, "slug")
    yield base.link(export, noun="organizations")
    yield from FIELDS.texts("name", "acronym")
    yield base.listed("aliases", FIELDS.words("aliases"), "aliases")
    yield from FIELDS.coded("kind")
    yield from FIELDS.country("country", export.language)
    yield from FIELDS.linked("parent")
    yield FIELDS.address()
    held = OrganizationRole.objects.published()
    roles = held.filter(organization=OuterRef("pk")).order_by("role").distinct()
    words = with_codes(_("The roles that it has in activities."), OrganizationRoleCode.choices)
    yield many("roles", words, roles, "role")
    label = translated(F("role"), OrganizationRoleCode.choices)
    words = base.labels_of("roles")
    yield many("roles_label", words, roles.order_by("role", label), label)
    number = base.counted(held, "organization", "activity")
    yield Column(
        "activities", _("In how many published activities it has a role."), base.INTEGER, number
    )
    yield base.licence()
