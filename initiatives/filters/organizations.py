"""Query parameters of organizations."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from initiatives.codelists import OrganizationKind, OrganizationRoleCode
from initiatives.filters import participation
from initiatives.filters.base import (
    CodesFilter,
    OrderFilter,
    PortalFilterSet,
    WordsFilter,
)
from initiatives.filters.conditions import activity_count
from initiatives.filters.counting import Parts, grouped, grouped_each
from initiatives.models import OrganizationRole

ACTIVITIES = activity_count(OrganizationRole, "organization")
ORDERS: dict[str, list[Any]] = {
    "name": ["sort_key", "pk"],
    "-name": ["-sort_key", "-pk"],
    "-activities": [ACTIVITIES.desc(), "sort_key", "pk"],
    "activities": [ACTIVITIES.asc(), "sort_key", "pk"],
}


def acting(roles: Sequence[str]) -> Exists:
    """Has an organization one of the roles in a published activity?"""
    rows = OrganizationRole.objects.published().filter(role__in=roles)
    return Exists(rows.filter(organization=OuterRef("pk")))


class OrganizationFilterSet(PortalFilterSet):
    """Organizations."""

    q = WordsFilter()
    kind = CodesFilter(label=_("Kind"), choices=OrganizationKind)
    country = participation.countries_filter()
    role = CodesFilter(label=_("Role"), choices=OrganizationRoleCode, method="of_role")
    order = OrderFilter(ORDERS)

    def of_role(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        """Keep organizations that have one of the roles in a published activity."""
        return queryset.filter(acting(value))

    def by_value(self) -> Parts:
        return {
            "kind": grouped(self.without("kind"), "kind"),
            "country": grouped(self.without("country"), "country"),
            "role": grouped_each(self.without("role"), OrganizationRoleCode, acting),
        }
