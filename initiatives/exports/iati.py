"""Activities as IATI 2.03, one by one; what the standard cannot carry is told with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from django.db.models import (
    Prefetch,
    QuerySet,
)

from initiatives.codelists import (
    Noun,
    ParticipantsKnown,
    RelationKind,
    Scope,
)
from initiatives.exports import iati_codes as codes
from initiatives.exports.identity import with_first_slug
from initiatives.models import Activity, ActivityRelation, OrganizationRole, Participation

DAY = len("2025-05-12")


@dataclass(frozen=True)
class Part:
    """One participating organization, or country in the place of its government."""

    name: str
    role: str  # of IATI
    own_role: str  # of ours
    type: str


@dataclass(frozen=True)
class Recipient:
    """A country or region that an activity is for, and its nominal share in per cent."""

    code: str
    share: str  # "" for the only one
    vocabulary: str = ""  # of a region; "" for a country


@dataclass(frozen=True)
class Start:
    """The day on which an activity begins, and what it is if not the start itself."""

    day: str
    called: str


def carried(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """Return activities with all that is written of them, in a fixed number of queries."""
    relations = ActivityRelation.objects.published().filter(kind=RelationKind.PART_OF)
    parents = with_first_slug(relations, Noun.ACTIVITY, "to_activity__slug")
    rows = with_first_slug(rows.defer("search_text", "search_words"), Noun.ACTIVITY)
    return rows.select_related("place_country").prefetch_related(
        Prefetch("participations", Participation.objects.select_related("country")),
        Prefetch("organization_roles", OrganizationRole.objects.select_related("organization")),
        Prefetch("relations", parents, to_attr="parents"),
        "themes",
        "sdgs",
    )


def start_of(row: Activity) -> Start | None:
    """Return the first day on record, by the rule of the span; None without any date."""
    for name, called in (
        ("starts_on", ""),
        ("announced_on", "announced"),
        ("adopted_on", "adopted"),
    ):
        if day := getattr(row, name):
            return Start(day, called)
    return None


def parts_of(row: Activity) -> list[Part]:
    """Return those who take part in a role that the standard knows."""
    countries = [
        Part(each.country.name, codes.COUNTRY_ROLE[each.role], each.role, "")
        for each in row.participations.all()
        if each.role in codes.COUNTRY_ROLE
    ]
    organizations = [
        Part(
            each.organization.name,
            codes.ORGANIZATION_ROLE[each.role],
            each.role,
            codes.ORGANIZATION_TYPE.get(each.organization.kind, ""),
        )
        for each in row.organization_roles.all()
        if each.role in codes.ORGANIZATION_ROLE
    ]
    return [*organizations, *countries]


def recipients_of(row: Activity) -> list[Recipient]:
    """Return whom an activity is for; where not all are named, that stands as a region of ours.

    The standard wants shares where there are several. None are on record: they are equal parts.
    """
    named = [
        each.country for each in row.participations.all() if each.role in codes.RECIPIENT_ROLES
    ]
    countries = list(dict.fromkeys(country.iso_alpha2 for country in named))
    if row.participants_known == ParticipantsKnown.ALL and countries:
        region: list[tuple[str, str]] = []
    elif row.scope == Scope.GLOBAL and not countries:
        region = [(codes.WORLD, codes.UN_REGIONS)]
    else:
        region = [(codes.NOT_NAMED, codes.OWN_REGIONS)]
    places = [*((code, "") for code in countries), *region]
    parts = shares(len(places))
    return [Recipient(code, part, own) for (code, own), part in zip(places, parts, strict=True)]


def shares(count: int) -> list[str]:
    """Return equal parts of 100 in hundredths, "" for a single one; they sum to 100 exactly."""
    if count < 2:
        return [""] * count
    each = (Decimal(100) / count).quantize(Decimal("0.01"), ROUND_DOWN)
    return [*[str(each)] * (count - 1), str(100 - each * (count - 1))]
