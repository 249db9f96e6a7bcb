"""The page of one organization."""

import pytest

from initiatives import models
from tests import factories as make
from tests.pages.reading import facts, section, words

pytestmark = pytest.mark.django_db


def role(activity, organization, code="partner", **fields):
    return models.OrganizationRole.objects.create(
        activity=activity, organization=organization, role=code, **fields
    )


def test_it_says_who_the_organization_is(client):
    parent = make.make_organization("un-entity", name="United Nations")
    organization = make.make_organization(
        "un-entity",
        name="A fund",
        acronym="AF",
        country="KEN",
        parent=parent,
        aliases=["The fund", "Fund for all"],
        url="https://fund.example.org/",
    )
    make.make_organization(name="A branch", parent=organization)
    make.make_organization(name="A stranger")

    response = client.get(organization.get_absolute_url())

    assert facts(response, "who") == {
        "Kind": "United Nations entity",
        "Country": "Kenya",
        "Part of": "United Nations",
        "Has as parts": "A branch",
        "Other names": "The fund, Fund for all",
        "Website": "https://fund.example.org/",
    }
    assert "No role in an activity is recorded" in words(response.content.decode())


def test_its_parts_stand_under_their_roles_with_dates_and_sources(client):
    organization, source = make.make_organization(), make.make_source()
    course = make.make_activity(name="A course", starts_on="2025-05-12", ends_on="2025-05-17")
    plan = make.make_activity("initiative", name="A plan", announced_on="2024-09")
    role(course, organization, "organizer").sources.add(source)
    role(plan, organization, "lead", certainty="reported", note="As a newspaper has it")
    role(make.make_activity(name="Elsewhere"), make.make_organization())

    response = client.get(organization.get_absolute_url())

    found = section(response, "roles")
    assert "Organizer (1) A course Workshop, 12–17 May 2025 source [1]" in found
    assert found.endswith(
        "Lead (1) A plan Initiative, announced September 2024 (day not stated) reported "
        "As a newspaper has it"
    )
    assert "Elsewhere" not in found


def test_partners_are_counted_by_activities_in_common(client):
    organization = make.make_organization()
    often, once = make.make_organization(name="Often"), make.make_organization(name="Once")
    first, second = make.make_activity(), make.make_activity()
    draft = make.make_activity(publication_state="draft")
    for activity, others in ((first, [often, once]), (second, [often]), (draft, [once])):
        for other in (organization, *others):
            role(activity, other)
    role(first, often, "funding")
    role(make.make_activity(), make.make_organization(name="Never"))

    found = section(client.get(organization.get_absolute_url()), "partners")

    assert found.endswith("Activities in common Often 2 Once 1")


def test_its_promises_show_level_and_initiative(client):
    organization = make.make_organization()
    plan = make.make_activity("initiative", name="A plan")
    commitment = make.make_commitment(plan, text="To train", promiser_organization=organization)
    make.make_evidence(commitment, "full")
    make.make_commitment(plan, text="Of somebody else")

    found = section(client.get(organization.get_absolute_url()), "promises")

    assert "To train A plan Complete No due date Recorded as done; no due date is stated." in found
    assert "Of somebody else" not in found


def test_a_judgment_on_its_promise_gives_its_reason(client):
    organization = make.make_organization()
    commitment = make.make_commitment(promiser_organization=organization)
    make.make_override(commitment, reason="More were held than are named")

    found = section(client.get(organization.get_absolute_url()), "promises")

    assert "Judged by editor: More were held than are named" in found


def test_unknown_country_is_a_dash_and_not_a_word_too_much(client):
    response = client.get(make.make_organization().get_absolute_url())

    assert facts(response, "who") == {"Kind": "Academia", "Country": "–not stated"}
