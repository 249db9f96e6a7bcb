"""The tables of the whole record: their public rows, their keys, and how they hang together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from initiatives import models
from initiatives.codelists import PublicationState
from initiatives.exports.bulk import parts, vocabulary
from initiatives.exports.columns import TABLES, indicators, sources
from initiatives.exports.columns.base import MANY, Column, Table
from initiatives.exports.format import Export

PUBLISHED = PublicationState.PUBLISHED
KEYS = {"countries": "iso_alpha3", "groups": "code", "sdgs": "number"}  # of all others: slug


@dataclass(frozen=True)
class Bulk:
    """One table: its rows, its columns, its key, and the tables that its columns point to."""

    name: str
    rows: Callable[[], QuerySet]
    table: Table
    key: tuple[str, ...] = ("slug",)
    points_to: dict[str, str] = field(default_factory=dict)

    def columns(self, export: Export, *, with_many: bool = True) -> list[Column]:
        """Return its columns; the licence of a package stands beside its tables."""
        found = (column for column in self.table.columns(export) if column.name != "licence")
        return [column for column in found if with_many or column.kind != MANY]


def of(name: str, rows: Any, columns: Any, key: str = "slug", **points_to: str) -> Bulk:
    """Return a table, of columns or as lists have it; ``key`` names its columns, in a line."""
    table = columns if isinstance(columns, Table) else Table(columns)
    return Bulk(name, rows, table, tuple(key.split()), points_to)


def public(model: Any, path: str = "activity") -> Callable[[], QuerySet]:
    """Return the rows of a model that belong to published activities."""
    return lambda: model._default_manager.filter(**{f"{path}__publication_state": PUBLISHED})


def published(model: Any) -> Callable[[], QuerySet]:
    return lambda: model._default_manager.published()


def every(model: Any) -> Callable[[], QuerySet]:
    return lambda: model._default_manager.all()


def fundings() -> QuerySet:
    """Money for published activities, and for commitments of published initiatives."""
    of_commitments = Q(commitment__initiative__publication_state=PUBLISHED)
    return models.Funding.objects.filter(Q(activity__publication_state=PUBLISHED) | of_commitments)


def people() -> QuerySet:
    """People who said something that is public."""
    said = models.Statement.objects.published().filter(person=OuterRef("pk"))
    return models.Person.objects.filter(Exists(said))


def through(owner: str, other: str) -> Any:
    """Return the model of the rows that tie two models."""
    return getattr(getattr(models, owner), other).through


A, C, B, S = "activities", "countries", "organizations", "sources"
THEMED, GOALS = through("Activity", "themes"), through("Activity", "sdgs")
PILLARS, PROMISED = through("Pillar", "themes"), through("Commitment", "sources")
PARTS, ROLES = through("Participation", "sources"), through("OrganizationRole", "sources")
RELATED = through("ActivityRelation", "sources")

# Each after those that it points to.
BULK = [
    of("themes", every(models.Theme), vocabulary.themes),
    of("sdgs", every(models.Goal), vocabulary.sdgs, "number"),
    of("series", every(models.Series), vocabulary.series),
    of(C, every(models.Country), TABLES[C].columns, "iso_alpha3"),
    of("country_names", every(models.CountryName), vocabulary.country_names,
       "country language text", country=C),
    of("publishers", every(models.Publisher), sources.publishers, country=C),
    of(S, every(models.Source), TABLES[S].columns,
       publisher="publishers", origin_publisher="publishers", reprint_of=S),
    of("groups", every(models.CountryGroup), vocabulary.groups, "code"),
    of("memberships", every(models.GroupMembership), vocabulary.memberships,
       "group country since", group="groups", country=C, source=S),
    of(B, every(models.Organization), TABLES[B].columns, country=C, parent=B),
    of("people", people, vocabulary.people, country=C),
    of(A, published(models.Activity), TABLES[A], series="series", place_country=C),
    of("activity_themes", public(THEMED),
       parts.pair(THEMED, "activity", "activity__slug", "theme", "theme__slug"),
       "activity theme", activity=A, theme="themes"),
    of("activity_sdgs", public(GOALS), parts.activity_sdgs, "activity sdg", activity=A, sdg="sdgs"),
    of("participations", published(models.Participation), parts.participations,
       "activity country role", activity=A, country=C),
    of("participation_sources", public(PARTS, "participation__activity"),
       parts.sourced(PARTS, "participation", "activity__slug", "country__iso_alpha3", "role"),
       "activity country role source", activity=A, country=C, source=S),
    of("organization_roles", published(models.OrganizationRole), parts.organization_roles,
       "activity organization role", activity=A, organization=B),
    of("organization_role_sources", public(ROLES, "organizationrole__activity"),
       parts.sourced(ROLES, "organizationrole", "activity__slug", "organization__slug", "role"),
       "activity organization role source", activity=A, organization=B, source=S),
    of("relations", published(models.ActivityRelation), parts.relations,
       "from_activity kind to_activity", from_activity=A, to_activity=A),
    of("relation_sources",
       lambda: RELATED.objects.filter(
           activityrelation__in=models.ActivityRelation.objects.published()),
       parts.sourced(RELATED, "activityrelation", "from_activity__slug", "kind",
                     "to_activity__slug"),
       "from_activity kind to_activity source", from_activity=A, to_activity=A, source=S),
    of("pillars", public(models.Pillar, "initiative"), parts.pillars, initiative=A),
    of("pillar_themes", public(PILLARS, "pillar__initiative"),
       parts.pair(PILLARS, "pillar", "pillar__slug", "theme", "theme__slug"),
       "pillar theme", pillar="pillars", theme="themes"),
    of("outcomes", public(models.Outcome), parts.outcomes, "activity number",
       activity=A, concerns=A),
    of("milestones", public(models.Milestone), parts.milestones, "activity happened_on title",
       activity=A),
    of("documents", public(models.Document), parts.documents, "activity web_address title",
       activity=A),
    Bulk("commitments", published(models.Commitment), TABLES["commitments"], ("slug",),
         {"initiative": A, "promiser_country": C, "promiser_organization": B,
          "reported_source": S}),
    of("commitment_sources", public(PROMISED, "commitment__initiative"),
       parts.pair(PROMISED, "commitment", "commitment__slug", "source", "source__slug"),
       "commitment source", commitment="commitments", source=S),
    of("evidence", published(models.Evidence), parts.evidence, "commitment number",
       commitment="commitments", activity=A, source=S),
    of("fundings", fundings, parts.fundings, activity=A, commitment="commitments",
       organization=B, source=S),
    of("claims", published(models.Claim), parts.claims, "activity field source value",
       activity=A, source=S),
    of("statements", published(models.Statement), parts.statements, activity=A, person="people",
       body=B, country=C, source=S),
    of("indicators", every(models.Indicator), TABLES["indicators"].columns),
    of("observations", published(models.Observation), indicators.observations,
       indicator="indicators", country=C, activity=A, source=S),
    of("checks", published(models.Check), parts.checks, activity=A, country=C,
       commitment="commitments", source=S),
]  # fmt: skip


def key_of(name: str) -> str:
    """Return the column by which other tables point to a table."""
    return KEYS.get(name, "slug")
