"""What the sources of a record amount to."""

import pytest

from initiatives import provenance
from initiatives.models import Activity, Funding, Milestone, OrganizationRole
from initiatives.provenance import Summary
from tests.factories import (
    make_activity,
    make_claim,
    make_organization,
    make_publisher,
    make_source,
)

pytestmark = pytest.mark.django_db


def test_sources_of_a_record_come_once_and_claims_first():
    activity = make_activity(host="CHN")
    organization = make_organization()
    role = OrganizationRole.objects.create(
        activity=activity, organization=organization, role="partner"
    )
    milestone = Milestone.objects.create(activity=activity, title="Opened")
    claimed, hosted, partnered, opened, paid, lent = (
        make_source(title=title) for title in "abcdef"
    )
    for source in (paid, lent, paid):
        make_funding(activity, source)
    milestone.sources.add(opened, claimed)
    role.sources.add(partnered)
    activity.participations.get().sources.add(hosted, partnered)
    make_claim(activity, source=claimed)
    make_claim(activity, "name", source=claimed)
    make_claim(activity, "city", source=make_source(), is_withdrawn=True)
    make_claim(make_activity(), source=make_source())

    assert [source.title for source in provenance.sources_of(activity)] == list("abcdef")


def make_funding(activity, source):
    number = Funding.objects.count()
    return Funding.objects.create(
        slug=f"money-{number}", activity=activity, amount="5", currency="USD", source=source
    )


def test_summary_gathers_what_the_sources_amount_to():
    activity = make_activity(host="CHN")
    ministry = make_source(make_publisher("government", country="CHN"))
    paper = make_source()
    reprint = make_source(reprint_of=paper)
    claims = [
        make_claim(activity, "countries", source=source, value=value)
        for source, value in ((ministry, "34"), (paper, "37"), (reprint, "37"))
    ]

    assert provenance.summarize(Activity.objects.get()) == Summary(
        sources=[ministry, paper, reprint],
        groups=[[ministry], [paper, reprint]],
        voices=["host", "press"],
        one_party="no",
        differing={"countries": claims},
    )


def test_record_without_sources_has_an_empty_summary():
    assert provenance.summarize(make_activity()) == Summary([], [], [], "unknown", {})
