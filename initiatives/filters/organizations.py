"""Query parameters of organizations."""

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
from initiatives.filters.conditions import (
    activity_count,
)
from initiatives.filters.counting import grouped
from initiatives.models import OrganizationRole

ACTIVITIES = activity_count(OrganizationRole, "organization")
ORDERS: dict[str, list[Any]] = {
    "name": ["sort_key", "pk"],
    "-name": ["-sort_key", "-pk"],
    "-activities": [ACTIVITIES.desc(), "sort_key", "pk"],
    "activities": [ACTIVITIES.asc(), "sort_key", "pk"],
}


class OrganizationFilterSet(PortalFilterSet):
    """Organizations."""

    q = WordsFilter()
    kind = CodesFilter(label=_("Kind"), choices=OrganizationKind)
    country = participation.countries_filter()
    role = CodesFilter(label=_("Role"), choices=OrganizationRoleCode, method="of_role")
    order = OrderFilter(ORDERS)

    def of_role(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        """Keep organizations that have one of the roles in a published activity."""
        roles = OrganizationRole.objects.published().filter(role__in=value)
        return queryset.filter(Exists(roles.filter(organization=OuterRef("pk"))))

    def by_value(self) -> dict[str, QuerySet]:
        bodies = self.without("role").values("pk")
        roles = OrganizationRole.objects.published().filter(organization__in=bodies)
        return {
            "kind": grouped(self.without("kind"), "kind"),
            "country": grouped(self.without("country"), "country"),
            "role": grouped(roles, "role", of="organization"),
        }
