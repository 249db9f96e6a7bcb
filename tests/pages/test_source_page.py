"""The page of one source."""

from datetime import date

import pytest

from initiatives import models
from tests import factories as make
from tests.pages.reading import facts, section, words

# All relations to a source; a new one needs a place on the page of sources.
SHOWN = {
    *["claims", "participations", "organization_roles", "commitments", "reported_commitments"],
    *["evidence", "statements", "observations", "relations", "milestones", "fundings"],
    *["memberships", "reprints", "checks"],
}

pytestmark = pytest.mark.django_db


def get(client, source):
    return client.get(source.get_absolute_url())


def test_it_says_what_the_source_is_and_how_much_was_read(client):
    publisher = make.make_publisher("state-media", country="CHN", name="The Daily")
    original = make.make_source(title="The first print")
    source = make.make_source(
        publisher,
        title="一篇文章",
        title_is_exact=False,
        language="zh",
        published_on="2025-05",
        url="https://example.org/a",
        read_on=date(2026, 11, 1),
        read_extent="opening",
        reprint_of=original,
        note="Seen once",
        founding_text="001.txt",
    )
    make.make_source(title="A later print", reprint_of=source)

    response = get(client, source)

    assert facts(response) == {
        "Publisher": "The Daily State media, China",
        "Reprint of": "The first print, A publisher Both count as one voice.",
        "Reprinted by": "A later print, A publisher",
        "Language": "Chinese",
        "Published": "May 2025 (day not stated)",
        "Address": "https://example.org/a",
        "Archived copy": "–none known",
        "How much was read": "Only the opening was read",
        "Read on": "1 November 2026",
        "Note": "Seen once",
    }
    head = words(response.content.decode())
    assert "founding article" in head
    assert "paraphrased This is not the exact title." in head
    assert '<bdi lang="zh" dir="ltr">一篇文章</bdi>' in response.content.decode()


def test_the_agency_behind_it_is_named(client):
    agency = make.make_publisher("agency", name="The Agency")

    found = facts(get(client, make.make_source(origin_publisher=agency)))

    assert found["Text of"] == "The Agency News agency The text is theirs; both count as one voice."
    assert found["How much was read"] == "not stated"


def test_stated_facts_and_supported_records_stand_apart(client):
    source, activity = make.make_source(), make.make_activity(name="A course")
    make.make_claim(
        activity,
        "countries",
        source=source,
        value="nearly 40",
        quote="drawing participants from nearly 40 countries",
        speaker="A minister",
        locator="paragraph 3",
    )
    make.make_claim(make.make_activity(name="Another course"), source=source)
    make.make_claim(activity, "city", source=source, value="Withdrawn", is_withdrawn=True)
    make.make_claim(activity, "venue", value="Of another source")

    response = get(client, source)

    assert section(response, "stated").endswith(
        "A course Countries nearly 40 drawing participants from nearly 40 countries "
        "A minister paragraph 3"
    )
    assert section(response, "supported").endswith("Another course Workshop, no date known")
    assert "Withdrawn" not in words(response.content.decode())
    assert "Of another source" not in words(response.content.decode())


def test_all_else_that_rests_on_it_is_listed(client):
    source, activity = make.make_source(), make.make_activity(name="A course")
    plan = make.make_activity("initiative", name="A plan")
    make.make_participation(activity, "KEN").sources.add(source)
    make.make_participation(activity, "ZMB").sources.add(source)
    make.make_participation(activity, "FRA", "host")
    commitment = make.make_commitment(plan, text="To train", reported_status="planned")
    commitment.sources.add(source)
    make.make_evidence(commitment, source=source, note="Trained some", happened_on="2025")
    models.ActivityRelation.objects.create(
        from_activity=activity, to_activity=plan, kind="implements"
    ).sources.add(source)
    make.make_membership("LDC", "ZMB", since="1991", source=source)
    models.Milestone.objects.create(
        activity=plan, happened_on="2024-06", title="Adopted"
    ).sources.add(source)

    response = get(client, source)

    assert section(response, "parts").endswith("A course Participant: Kenya, Zambia")
    assert section(response, "promises").endswith("To train A plan")
    assert section(response, "evidence").endswith(
        "Trained some 2025 (day and month not stated) Counts towards it To train"
    )
    assert section(response, "relations").endswith("A course implements A plan")
    assert section(response, "memberships").endswith(
        "Zambia, Group LDC since 1991 (day and month not stated)"
    )
    assert section(response, "milestones").endswith("June 2024 (day not stated) Adopted A plan")


def test_words_figures_roles_and_money_that_rest_on_it_are_listed(client):
    source, activity = make.make_source(), make.make_activity(name="A course")
    role = models.OrganizationRole.objects.create(
        activity=activity, organization=make.make_organization(name="A body"), role="organizer"
    )
    role.sources.add(source)
    make.make_statement(summary="Spoke of it", source=source)
    indicator = models.Indicator.objects.create(slug="count", name="A count")
    models.Observation.objects.create(
        **make.slugged("observation", {"value": "nearly 40", "unit": "countries"}),
        indicator=indicator,
        source=source,
    )
    models.Funding.objects.create(
        **make.slugged("funding", {"amount": "5 million", "currency": "USD"}),
        activity=activity,
        source=source,
    )
    make.make_check(source=source, looked_for="A closing date")

    shown = words(get(client, source).content.decode())

    for fact in ("A body", "Spoke of it", "nearly 40", "5 million", "A closing date"):
        assert fact in shown


def test_whatever_can_name_a_source_is_known_to_its_page():
    listed = {relation.name for relation in models.Source._meta.related_objects}

    assert listed - {"voices"} == SHOWN  # voices are computed, not stated


def test_a_source_on_which_nothing_rests_says_so(client):
    source = make.make_source()
    make.make_claim(make.make_activity(publication_state="draft"), source=source)

    found = section(get(client, source), "rests")

    assert "Nothing public rests on this source." in found
