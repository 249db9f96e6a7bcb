"""Rows that are not saved yet, each with what it needs beside it; for the tests of invariants."""

from datetime import date

from initiatives import models
from tests.factories import (
    build_activity,
    make_activity,
    make_commitment,
    make_country,
    make_group,
    make_organization,
    make_source,
)


def activity(**fields):
    return models.Activity(slug="activity", name="x", **fields)


def workshop(**fields):
    return build_activity("workshop", **fields)


def initiative(**fields):
    return build_activity("initiative", **fields)


def participation(**fields):
    activity, country = make_activity(), make_country("KEN")
    models.Participation.objects.create(activity=activity, country=country, role="host")
    return models.Participation(activity=activity, country=country, **fields)


def organization_role(**fields):
    activity, organization = make_activity(), make_organization()
    models.OrganizationRole.objects.create(
        activity=activity, organization=organization, role="partner"
    )
    return models.OrganizationRole(activity=activity, organization=organization, **fields)


def membership(**fields):
    group, country = make_group(), make_country("KEN")
    models.GroupMembership.objects.create(group=group, country=country, since="2000", until="2001")
    return models.GroupMembership(group=group, country=country, **fields)


def relation(*, to="another", kind="implements"):
    activity, another = make_activity(), make_activity()
    target = {"itself": activity, "another": another}[to]
    return models.ActivityRelation(from_activity=activity, to_activity=target, kind=kind)


def outcome(*, concerns):
    activity, another = make_activity(), make_activity()
    target = {"itself": activity, "another": another, "nothing": None}[concerns]
    return models.Outcome(activity=activity, number=1, concerns=target)


def claim(**fields):
    return models.Claim(activity=make_activity(), source=make_source(), **fields)


def check(*, of=()):
    return models.Check(slug="check", looked_for="x", checked_by="x", result="found", **things(of))


def funding(*, of=("activity",), **fields):
    fields = {"amount": "5", "currency": "USD", "source": make_source()} | fields
    return models.Funding(slug="funding", **fields, **things(of))


def things(names):
    made = {
        "activity": make_activity,
        "commitment": make_commitment,
        "country": make_country,
        "source": make_source,
    }
    return {name: made[name]() for name in names}


def commitment(**fields):
    return models.Commitment(slug="promise", text="x", initiative=make_activity(), **fields)


def evidence(**fields):
    fields = {"bearing": "full", "number": 1} | fields
    return models.Evidence(commitment=make_commitment(), source=make_source(), **fields)


def observation(**fields):
    indicator = models.Indicator.objects.create(slug="indicator", name="x")
    fields |= {"slug": "observation", "value": "40", "unit": "countries"}
    return models.Observation(indicator=indicator, source=make_source(), **fields)


def statement(*, named=(), **fields):
    speakers = {
        "person": lambda: models.Person.objects.create(slug="person", name="x"),
        "body": make_organization,
    }
    named = {name: speakers[name]() for name in named}
    return models.Statement(slug="said", summary="x", source=make_source(), **named, **fields)


def override(**fields):
    fields = {"level": "complete", "made_on": date(2025, 6, 1)} | fields
    return models.CommitmentOverride(
        commitment=make_commitment(), reason="x", author_role="editor", **fields
    )


def data_version(**fields):
    models.DataVersion.objects.all().delete()
    return models.DataVersion(**fields)


def event_in_a_country(kind):
    return build_activity(kind, place_country=make_country("KEN"))
