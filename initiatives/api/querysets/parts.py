"""What belongs to the records that the API shows, fetched within their own query."""

from django.db.models import QuerySet

from initiatives.api.querysets.facts import claims, observations, relations, statements
from initiatives.collected import Part
from initiatives.models import (
    Check,
    Commitment,
    CommitmentOverride,
    Document,
    Evidence,
    Funding,
    Milestone,
    OrganizationRole,
    Outcome,
    Participation,
    Pillar,
    Source,
    Theme,
)

# What names a record inside another.
ACTIVITY = ("slug", "kind", "name", "publication_state")
COUNTRY = ("iso_alpha3", "name")
INDICATOR = ("slug", "name")
ORGANIZATION = ("slug", "name", "acronym")
PERSON = ("slug", "name", "native_name")
SOURCE = ("slug", "title", "url")
TO_SOURCE = ("source", SOURCE)
TO_ACTIVITY = ("activity", ACTIVITY)
TO_COUNTRY = ("country", COUNTRY)

THEMES = Part("themes", Theme.objects.all(), columns=("slug", "name"))
SOURCES = Part("sources", Source.objects.all(), columns=SOURCE)
CHECKS = Part("checks", Check.objects.order_by("-checked_on_from", "slug"))
OVERRIDES = Part("overrides", CommitmentOverride.objects.all())
EVIDENCE = Part("evidence", Evidence.objects.order_by("number"), to=(TO_ACTIVITY, TO_SOURCE))

OBSERVATIONS = Part("observations", observations(), to=(TO_COUNTRY, TO_ACTIVITY, TO_SOURCE))


def country_parts() -> QuerySet[Participation]:
    return Participation.objects.select_related("country").order_by(
        "role", "country__sort_key", "pk"
    )


def organization_parts() -> QuerySet[OrganizationRole]:
    roles = OrganizationRole.objects.select_related("organization")
    return roles.order_by("role", "organization__sort_key", "pk")


PROMISES = Part(
    "commitments",
    Commitment.objects.all(),
    to=(("promiser_country", COUNTRY), ("promiser_organization", ORGANIZATION)),
    # All that the level is computed from.
    parts=(Part("evidence", Evidence.objects.order_by("number")), CHECKS, OVERRIDES),
)
TO_ORGANIZATION = ("organization", ORGANIZATION)
ACTIVITY_PARTS = (THEMES,)
PARTICIPANT_PARTS = (
    Part("participations", country_parts(), to=(TO_COUNTRY,)),
    Part("organization_roles", organization_parts(), to=(TO_ORGANIZATION,)),
)
COMMITMENT_PARTS = (SOURCES, EVIDENCE, CHECKS, OVERRIDES)
RECORD_PARTS = (
    THEMES,
    Part("participations", country_parts(), to=(TO_COUNTRY,), parts=(SOURCES,)),
    Part("organization_roles", organization_parts(), to=(TO_ORGANIZATION,), parts=(SOURCES,)),
    Part("pillars", Pillar.objects.all(), parts=(THEMES,)),
    PROMISES,
    Part("outcomes", Outcome.objects.all(), to=(("concerns", ACTIVITY),)),
    Part("milestones", Milestone.objects.all(), parts=(SOURCES,)),
    Part("documents", Document.objects.all()),
    Part("fundings", Funding.objects.all(), to=(TO_ORGANIZATION, TO_SOURCE)),
    Part("relations", relations(), to=(("to_activity", ACTIVITY),), parts=(SOURCES,)),
    Part("inverse_relations", relations(), to=(("from_activity", ACTIVITY),), parts=(SOURCES,)),
    Part(
        "statements",
        statements(),
        to=(("person", PERSON), ("body", ORGANIZATION), TO_COUNTRY, TO_SOURCE),
    ),
    OBSERVATIONS,
    Part("claims", claims(), to=(TO_SOURCE,)),
    CHECKS,
)
