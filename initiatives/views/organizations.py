"""The page of one organization: who it is, what it does, with whom, and what it said."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.views.generic import DetailView

from initiatives.codelists import Noun, OrganizationRoleCode
from initiatives.collected import with_source_ids
from initiatives.models import Organization, OrganizationRole
from initiatives.views import bounds, localizing, related
from initiatives.views.attaching import attach_sources
from initiatives.views.described import DescribedMixin
from initiatives.views.redirects import RenamedMixin

PARTNERS_SHOWN = 18


def roles_of(organization: Organization) -> QuerySet[OrganizationRole]:
    """Its parts in published activities, the latest activity first."""
    rows: QuerySet[OrganizationRole] = OrganizationRole.objects.published().filter(
        organization=organization
    )
    rows = related.deferred(rows.select_related("activity"), "activity")
    return rows.order_by(*bounds.BY_ACTIVITY)


def partners_of(organization: Organization) -> QuerySet[Organization]:
    """Organizations that take part in the same published activities: ``shared`` says how many."""
    own = OrganizationRole.objects.published().filter(organization=organization)
    others = Organization.objects.exclude(pk=organization.pk)
    others = others.filter(roles__activity__in=own.values("activity"))
    counted = others.annotate(shared=Count("roles__activity", distinct=True))
    return counted.order_by("-shared", "sort_key", "pk")


def by_role(
    roles: Iterable[OrganizationRole], counts: Mapping[str, int]
) -> list[tuple[OrganizationRoleCode, int, list[OrganizationRole]]]:
    """Return the parts under their role and its number, in the order of the code list."""
    order = list(OrganizationRoleCode)
    ranked = sorted(roles, key=lambda row: order.index(OrganizationRoleCode(row.role)))
    groups = groupby(ranked, key=lambda row: row.role)
    return [(OrganizationRoleCode(role), counts[role], list(rows)) for role, rows in groups]


class OrganizationView(RenamedMixin, DescribedMixin, DetailView):
    """One organization."""

    noun = described_as = Noun.ORGANIZATION
    queryset = Organization.objects.select_related("country", "parent")
    template_name = "initiatives/organization_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organization = self.object
        all_roles = roles_of(organization)
        roles = list(with_source_ids(bounds.latest(all_roles, "role")))
        counts = bounds.counts(all_roles, roles, "role")
        statements = list(related.statements(body=organization))
        commitments = list(related.commitments(promiser_organization=organization))
        fundings = list(related.fundings(organization=organization))
        evidence = related.evidence_of(commitments)
        sources = attach_sources([*roles, *statements, *commitments, *evidence, *fundings])
        countries = [organization.country, *(row.country for row in statements)]
        countries += related.speaking_countries(sources)
        localizing.name_countries(filter(None, countries))
        partners = list(partners_of(organization))
        return super().get_context_data(
            children=list(organization.children.order_by("sort_key", "pk")),
            role_groups=by_role(roles, counts),
            activity_count=bounds.activity_count(all_roles, roles, counts),
            partners=partners[:PARTNERS_SHOWN],
            more_partners=partners[PARTNERS_SHOWN:],
            statements=statements,
            promises=related.promises(commitments, timezone.localdate()),
            fundings=fundings,
            sources=sources,
            voices=related.speaker_words(sources),
            **kwargs,
        )
