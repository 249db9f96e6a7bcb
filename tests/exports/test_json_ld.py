"""Descriptions in the words of schema.org: valid, and saying nothing that is not on record."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from rdflib import Graph, Literal, URIRef

from initiatives import models
from initiatives.exports import json_ld
from initiatives.exports.json_ld import Site, script
from initiatives.exports.json_ld.data import File, Listed
from tests import factories as make
from tests.exports.hostile import hostile
from tests.exports.schema_rules import problems

# rdflib's own reader of JSON-LD uses a class that rdflib calls outdated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

SITE = Site("https://record.example.org")
MODELS = {
    "organization": models.Organization,
    "country": models.Country,
    "source": models.Source,
    "person": models.Person,
    "series": models.Series,
    "theme": models.Theme,
}


def described(activity):
    """Return the description of an activity, all that it says read from the database."""
    relations = models.ActivityRelation.objects.published().filter(from_activity=activity)
    relations |= models.ActivityRelation.objects.published().filter(to_activity=activity)
    found = json_ld.activity(activity, activity.themes.all(), relations, SITE)
    assert list(problems(found)) == []
    return {name: value for name, value in found.items() if not name.startswith("@context")}


@pytest.mark.django_db
def test_an_event_of_which_little_is_known_says_little():
    assert described(make.make_activity(slug="little", name="Little")) == {
        "@type": "Event",
        "name": "Little",
        "url": "https://record.example.org/workshops/little/",
    }


@pytest.mark.django_db
def test_an_event_says_what_is_on_record_as_exactly_as_it_is():
    event = make.make_activity(
        "forum",
        slug="full",
        name="Full",
        short_name="F",
        starts_on="2025-05",
        ends_on="2025",
        city="Nairobi",
        venue="A hall",
        place_country=make.make_country("KEN"),
        format="hybrid",
        status="cancelled",
        languages=["en", "fr"],
        audience="officials",
        website="https://forum.example.org/",
        series=models.Series.objects.create(slug="forums", name="Forums"),
        host="KEN",
    )
    event.themes.add(models.Theme.objects.create(slug="data", name="Data"))
    ministry = make.make_organization("government", slug="ministry", name="Ministry")
    for role in ("organizer", "observer"):
        models.OrganizationRole.objects.create(activity=event, organization=ministry, role=role)
    week = make.make_activity("forum", slug="week", name="Week")
    hidden = make.make_activity("forum", name="Hidden", publication_state="draft")
    for whole in (week, hidden):
        models.ActivityRelation.objects.create(
            from_activity=event, to_activity=whole, kind="part-of"
        )

    assert described(event) == {
        "@type": "Event",
        "name": "Full",
        "alternateName": ["F"],
        "url": "https://record.example.org/forums/full/",
        "sameAs": "https://forum.example.org/",
        "keywords": ["Data"],
        "startDate": "2025-05",
        "endDate": "2025",
        "eventStatus": "https://schema.org/EventCancelled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "name": "A hall",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Nairobi",
                    "addressCountry": "KE",
                },
            },
            {"@type": "VirtualLocation"},
        ],
        "inLanguage": ["en", "fr"],
        "audience": {"@type": "Audience", "audienceType": "officials"},
        "superEvent": [
            {
                "@type": "EventSeries",
                "name": "Forums",
                "url": "https://record.example.org/series/forums/",
            },
            {"@type": "Event", "name": "Week", "url": "https://record.example.org/forums/week/"},
        ],
        "organizer": [
            {
                "@type": "GovernmentOrganization",
                "name": "Ministry",
                "url": "https://record.example.org/organizations/ministry/",
            }
        ],
    }
    assert [one["name"] for one in described(week)["subEvent"]] == ["Full"]


@pytest.mark.django_db
def test_an_event_that_has_passed_is_not_said_to_have_taken_place():
    for fields in ({}, {"status": "suspended"}, {"status": "unknown"}):
        assert "eventStatus" not in described(make.make_activity(starts_on="2020", **fields))


@pytest.mark.django_db
def test_an_initiative_is_a_project_without_a_founder():
    plan = make.make_activity("initiative", slug="plan", name="Plan", announced_on="2025")
    make.make_participation(plan, "CHN", "lead")
    make.make_participation(plan, "KEN", "beneficiary")
    programme = make.make_activity("initiative", slug="programme", name="Programme")
    models.ActivityRelation.objects.create(
        from_activity=plan, to_activity=programme, kind="part-of"
    )

    assert described(plan) == {
        "@type": "Project",
        "name": "Plan",
        "url": "https://record.example.org/initiatives/plan/",
        "areaServed": [
            {
                "@type": "Country",
                "name": "Kenya",
                "identifier": "KEN",
                "url": "https://record.example.org/countries/KEN/",
            }
        ],
        "parentOrganization": [
            {
                "@type": "Project",
                "name": "Programme",
                "url": "https://record.example.org/initiatives/programme/",
            }
        ],
    }


@pytest.mark.django_db
def test_of_sources_neither_a_title_nor_a_publisher_is_made_up():
    source = make.make_source(
        make.make_publisher("unclassified"),
        title="What it tells",
        title_is_exact=False,
        kind="news",
    )

    found = json_ld.described("source", source, SITE)

    assert list(problems(found)) == []
    assert found["description"] == "What it tells"
    assert found.keys().isdisjoint({"name", "publisher", "datePublished", "url", "archivedAt"})
    assert json_ld.described("commitment", make.make_commitment(), SITE) is None


def test_the_dataset_names_licence_files_and_lists():
    files = [File("All", "/data/portal.zip", "application/zip", 1234, "abc")]
    lists = [
        Listed("Forums", "Meetings", "/forums/", (File("CSV", "/forums.csv", "text/csv; x=1"),))
    ]

    found = json_ld.dataset("Who", files, lists, datetime(2026, 1, 2, tzinfo=UTC), SITE)

    assert list(problems(found)) == []
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["distribution"] == [
        {
            "@type": "DataDownload",
            "name": "All",
            "contentUrl": "https://record.example.org/data/portal.zip",
            "encodingFormat": "application/zip",
            "contentSize": "1234 B",
            "sha256": "abc",
        }
    ]
    assert found["hasPart"][0]["distribution"] == [
        {
            "@type": "DataDownload",
            "name": "CSV",
            "contentUrl": "https://record.example.org/forums.csv",
            "encodingFormat": "text/csv",
        }
    ]


def test_a_path_is_valid_and_numbered():
    found = json_ld.breadcrumbs([("/", "Home"), ("/forums/", "Forums")], SITE)

    assert list(problems(found)) == []
    assert [step["position"] for step in found["itemListElement"]] == [1, 2]


def test_the_validator_refuses_what_does_not_fit():
    wrong = {
        "@type": "Event",
        "organizer": {"@type": "Country", "name": "Kenya"},
        "contentUrl": "https://example.org/",
        "startDate": "May 2025",
        "founded": "2025",
        "name": "",
        "location": {"@type": "Nowhere"},
    }

    assert len(list(problems(wrong | {"location": {"@type": "Person"}}))) == 6
    assert list(problems({"@type": "Happening"})) == ["$: Happening is no type"]


@given(text=hostile)
def test_no_text_leaves_its_element(text):
    storable = text.encode(errors="ignore").decode()

    written = script({"@type": "Thing", "name": storable})

    assert not set("<>&\u2028\u2029\x00") & set(written)
    assert json.loads(written)["name"] == storable


@pytest.mark.django_db
def test_all_that_ships_is_valid_and_read_as_linked_data(record):
    rows = models.Activity.objects.published().select_related("series", "place_country")
    rows = rows.prefetch_related(
        "themes",
        "organization_roles__organization",
        "participations__country",
        "relations__to_activity",
        "inverse_relations__from_activity",
    )
    found = []
    for row in rows:
        relations = [*row.relations.all(), *row.inverse_relations.all()]
        found.append(json_ld.activity(row, row.themes.all(), relations, SITE))
    for noun, model in MODELS.items():
        related = {"source": ["publisher"], "organization": ["parent"]}.get(noun, [])
        records = model.objects.select_related(*related) if related else model.objects.all()
        found += [json_ld.described(noun, row, SITE) for row in records]

    assert [problem for one in found for problem in problems(one)] == []
    assert len(found) > 800
    forum = next(one for one in found if one.get("organizer"))
    graph = Graph().parse(
        data=script(forum | {"@context": {"@vocab": "https://schema.org/"}}), format="json-ld"
    )
    name = URIRef("https://schema.org/name")
    assert Literal(forum["name"]) in set(graph.objects(None, name))
