"""The page of one source: what it is, how much of it was read, and everything that rests on it."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.views.generic import DetailView

from initiatives.codelists import ClaimBasis, Noun
from initiatives.collected import Part, give_parts, with_parts
from initiatives.models import (
    ActivityRelation,
    Check,
    Claim,
    Commitment,
    Country,
    Evidence,
    GroupMembership,
    Milestone,
    Observation,
    OrganizationRole,
    Participation,
    Publisher,
    Source,
)
from initiatives.views import bounds, localizing, related
from initiatives.views.described import DescribedMixin
from initiatives.views.redirects import RenamedMixin

# Read with the source itself.
PARTS = (
    Part(
        "reprints",
        Source.objects.order_by("-published_on_from", "sort_key", "pk"),
        columns=("slug", "title", "language"),
        to=(("publisher", ("name",)),),
    ),
    Part(
        "observations",
        Observation.objects.published().order_by("indicator__sort_key", "as_of_from", "slug"),
        to=(("indicator", ("slug", "name")),),
    ),
    Part(
        "memberships",
        GroupMembership.objects.order_by("group__code", "country__sort_key"),
        to=(("group", ("code", "name")), ("country", ("iso_alpha3", "name"))),
    ),
)


def with_activity(rows: QuerySet, *others: str) -> QuerySet:
    """Fetch rows with the activity that they belong to, without its long texts."""
    return related.deferred(rows.select_related("activity", *others), "activity")


def claims_of(source: Source) -> QuerySet[Claim]:
    """All that it was read to say, or supports, in the order of the names of activities."""
    rows = with_activity(Claim.objects.published().filter(source=source))
    return rows.order_by("activity__sort_key", "activity", "pk")


def participations_of(source: Source) -> QuerySet[Participation]:
    rows: QuerySet[Participation] = Participation.objects.published().filter(sources=source)
    rows = with_activity(rows, "country")
    return rows.order_by("activity__sort_key", "activity", "role", "country__sort_key")


def organization_roles_of(source: Source) -> QuerySet[OrganizationRole]:
    rows: QuerySet[OrganizationRole] = OrganizationRole.objects.published().filter(sources=source)
    rows = with_activity(rows, "organization")
    return rows.order_by("activity__sort_key", "activity", "role", "organization__sort_key")


def commitments_of(source: Source) -> QuerySet[Commitment]:
    """Promises that were read in it, and those whose reported status it is."""
    linked = Commitment.sources.through.objects.filter(source=source).values("commitment")
    rows = Commitment.objects.published().filter(Q(pk__in=linked) | Q(reported_source=source))
    return rows.select_related("initiative").order_by("initiative__sort_key", "number", "slug")


def evidence_of(source: Source) -> QuerySet[Evidence]:
    rows = Evidence.objects.published().filter(source=source)
    return rows.select_related("commitment").order_by("commitment__slug", "number")


def relations_of(source: Source) -> QuerySet[ActivityRelation]:
    rows = ActivityRelation.objects.published().filter(sources=source)
    rows = rows.select_related("from_activity", "to_activity")
    return related.deferred(rows, "from_activity", "to_activity").order_by("pk")


def milestones_of(source: Source) -> QuerySet[Milestone]:
    rows = Milestone.objects.filter(sources=source)
    rows = rows.filter(activity__publication_state=related.PUBLISHED)
    return with_activity(rows).order_by("happened_on_from", "pk")


def by_activity(rows: Iterable[Any]) -> list[tuple[Any, list[Any]]]:
    """Return rows grouped under their activity; they come in that order."""
    groups = groupby(rows, key=lambda row: row.activity)
    return [(activity, list(found)) for activity, found in groups]


class SourceView(RenamedMixin, DescribedMixin, DetailView):
    """One source with everything that rests on it, drafts left out."""

    noun = described_as = Noun.SOURCE
    queryset = with_parts(Source.objects.with_publisher(), PARTS)
    template_name = "initiatives/source_detail.html"

    def get_object(self, queryset: QuerySet | None = None) -> Source:
        source = super().get_object(queryset)
        give_parts([source], PARTS)
        return source

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        source = self.object
        all_claims = claims_of(source)
        claims = list(bounds.latest(all_claims, "basis"))
        counts = bounds.counts(all_claims, claims, "basis")
        checks = list(Check.objects.published().filter(source=source))
        participations = list(participations_of(source))
        memberships = list(source.memberships.all())
        publishers: list[Publisher | None] = [source.publisher, source.origin_publisher]
        named: list[Country | None] = [row.country for row in participations]
        named += [row.country for row in memberships]
        named += [publisher.country for publisher in publishers if publisher]
        localizing.name_countries(filter(None, named))
        stated = [claim for claim in claims if claim.basis == ClaimBasis.STATED]
        found = {
            "stated": by_activity(stated),
            "supported": [claim.activity for claim in claims if claim.basis == ClaimBasis.RECORD],
            "participations": by_activity(participations),
            "organization_roles": by_activity(organization_roles_of(source)),
            "commitments": list(commitments_of(source)),
            "evidence": list(evidence_of(source)),
            "statements": list(related.statements(source=source)),
            "observations": list(source.observations.all()),
            "relations": list(relations_of(source)),
            "milestones": list(milestones_of(source)),
            "fundings": list(related.fundings(source=source)),
            "memberships": memberships,
        }
        return super().get_context_data(
            **found,
            rests=any(found.values()),
            stated_count=counts[ClaimBasis.STATED],
            stated_shown=len(stated),
            supported_count=counts[ClaimBasis.RECORD],
            all_claims=reverse("api:claim-list", query={"source": source.slug}),
            reprints=list(source.reprints.all()),
            checks=checks,
            **kwargs,
        )
