"""The API shows published records alone, with codes, labels, bounds and hedges."""

import pytest

from initiatives.api.urls import NOUNS
from initiatives.models import CountryName, Redirect, Series
from tests import factories as make
from tests.api_answers import read
from tests.full_record import make_full_record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

# As other people's programs know them.
PROMISED = [
    "activities", "initiatives", "workshops", "forums", "countries", "groups",
    "organizations", "participations", "commitments", "evidence", "statements", "claims",
    "relations", "sources", "publishers", "indicators", "observations", "themes",
    "series", "changes",
]  # fmt: skip


def slugs(client, path: str) -> list[str]:
    return [row["slug"] for row in read(client, path)["results"]]


def test_the_entrance_names_every_list(client):
    nouns = read(client, "")["nouns"]

    assert list(nouns) == [*NOUNS, "coverage"]
    assert nouns["workshops"] == "http://testserver/api/v1/workshops/"


@pytest.mark.parametrize("noun", PROMISED)
def test_every_noun_that_was_promised_has_a_list(client, noun):
    assert read(client, "")["nouns"][noun] == f"http://testserver/api/v1/{noun}/"
    assert read(client, f"{noun}/")["results"] == []


@pytest.mark.parametrize("noun", list(NOUNS))
def test_every_list_answers_with_its_envelope(client, noun):
    make_full_record()
    make.make_activity("forum")
    make.make_group()
    Series.objects.create(slug="s", name="S")
    page = read(client, f"{noun}/?colour=red&page_size=1")

    assert list(page) == ["count", "next", "previous", "warnings", "results"]
    assert page["warnings"] == ["The parameter “colour” is not known here and was ignored."]
    assert len(page["results"]) == 1


def test_a_row_of_a_list(client):
    make.make_activity(
        "workshop",
        slug="course-2025",
        name="Course",
        starts_on="2025-05",
        countries="nearly 40",
        countries_high=39,
        host="KEN",
    )
    [row] = read(client, "workshops/")["results"]
    shown = {name: row[name] for name in ("slug", "kind", "kind_label", "status", "status_label")}
    dates = {name: row[name] for name in ("starts_on", "starts_on_from", "starts_on_until")}

    assert shown == {
        "slug": "course-2025",
        "kind": "workshop",
        "kind_label": "Workshop",
        "status": "completed",
        "status_label": "Past",
    }
    assert dates == {
        "starts_on": "2025-05",
        "starts_on_from": "2025-05-01",
        "starts_on_until": "2025-05-31",
    }
    assert row["countries"] == {"text": "nearly 40", "low": None, "high": 39}
    assert (row["ends_on"], row["participants"], row["scope"], row["summary"]) == (None,) * 3 + (
        "",
    )
    assert row["url"] == "http://testserver/workshops/course-2025/"
    assert row["participations"] == [
        {
            "country": {
                "iso_alpha3": "KEN",
                "name": "Kenya",
                "url": "http://testserver/countries/KEN/",
            },
            "role": "host",
            "role_label": "Host",
            "certainty": "confirmed",
            "certainty_label": "Confirmed",
        }
    ]


def test_a_whole_record(client):
    activity = make_full_record()
    record = read(client, f"initiatives/{activity.slug}/")

    assert [voice["voice"] for voice in record["voices"]] == ["host", "press"]
    assert record["sdgs"] == [{"number": 4, "name": "G4"}, {"number": 17, "name": "G17"}]
    assert [theme["slug"] for theme in record["themes"]] == ["data", "talent"]
    assert [claim["basis"] for claim in record["claims"]] == ["record", "stated"]
    assert record["observations"][0]["value"] == {"text": "nearly 40", "low": None, "high": 40}
    assert record["commitments"][0]["assessment"]["computed_level"] == "limited"
    parts = ["participations", "organizations", "pillars", "outcomes", "milestones", "documents"]
    parts += ["fundings", "relations", "inverse_relations", "statements", "checks"]
    assert {name: len(record[name]) for name in parts} == dict.fromkeys(parts, 1) | {
        "participations": 2
    }


def test_each_kind_has_its_endpoint(client):
    made = {kind: make.make_activity(kind).slug for kind in ("initiative", "workshop", "forum")}

    assert {kind: slugs(client, f"{kind}s/") for kind in made} == {
        kind: [slug] for kind, slug in made.items()
    }
    assert sorted(slugs(client, "activities/")) == sorted(made.values())
    assert client.get(f"/api/v1/workshops/{made['forum']}/").status_code == 404


def test_lists_filter_and_sort_as_pages_do(client):
    make.make_activity("workshop", slug="a", name="A", host="KEN")
    make.make_activity("workshop", slug="b", name="B", host="KEN")
    make.make_activity("workshop", slug="c", name="C", host="FRA", participant="KEN")

    assert slugs(client, "workshops/?country=KEN&role=host&order=-name") == ["b", "a"]


# A commitment


def test_a_commitment_is_told_as_of_a_day(client):
    commitment = make.make_commitment(
        text="Ten workshops", measure="activities", target="ten", target_low=10, target_high=10,
        unit="workshops", due_on="2025",
    )  # fmt: skip
    for day in ("2025-03-01", "2025-09-01"):
        make.make_evidence(commitment, activity=make.make_activity(), happened_on=day)

    early = read(client, f"commitments/{commitment.slug}/?on=2025-04-01")["assessment"]
    late = read(client, "commitments/?on=2026-02-01")["results"][0]["assessment"]

    assert early == {
        "on": "2025-04-01",
        "level": "limited",
        "level_label": "Limited",
        "timeliness": "not-yet-due",
        "timeliness_label": "Not yet due",
        "sentence": early["sentence"],
        "computed_level": "limited",
        "computed_timeliness": "not-yet-due",
        "required": 10,
        "counted_low": 1,
        "counted_high": 1,
        "completed_on": None,
        "override": None,
    }
    assert "1" in early["sentence"]
    assert (late["timeliness"], late["counted_low"]) == ("overdue", 2)


# Addresses


def test_records_are_found_by_public_keys(client):
    activity = make_full_record(slug="plan")
    commitment = activity.commitments.get()
    make.make_membership("AU", "KEN")
    relation = activity.relations.get()
    paths = [
        "countries/KEN/",
        "countries/ken/",
        "groups/AU/",
        "participations/plan:KEN:host/",
        f"evidence/{commitment.slug}:2/",
        f"relations/plan:supports:{relation.to_activity.slug}/",
        f"statements/{activity.statements.get().slug}/",
        f"observations/{activity.observations.get().slug}/",
        "themes/data/",
        *(f"publishers/{claim.source.publisher.slug}/" for claim in activity.claims.all()),
    ]

    assert {path: client.get(f"/api/v1/{path}").status_code for path in paths} == dict.fromkeys(
        paths, 200
    )
    assert read(client, "participations/plan:KEN:host/")["key"] == "plan:KEN:host"


def test_a_renamed_record_leads_on(client):
    make.make_activity("workshop", slug="new")
    make.make_activity("workshop", slug="hidden", publication_state="withdrawn")
    Redirect.objects.create(noun="activity", old_slug="old", new_slug="new")
    Redirect.objects.create(noun="activity", old_slug="gone", new_slug="hidden")
    response = client.get("/api/v1/workshops/old/")

    assert (response.status_code, response.headers["Location"]) == (301, "/api/v1/workshops/new/")
    assert client.get("/api/v1/workshops/gone/").status_code == 404


def test_the_reader_chooses_the_language_and_permalinks_stay(client):
    kenya = make.make_country("KEN")
    CountryName.objects.create(country=kenya, language="fr", text="Le Kenya", kind="common")
    make.make_country("FRA")
    french = read(client, "countries/", **{"Accept-Language": "fr"})["results"]
    english = read(client, "countries/")["results"]

    assert [row["name"] for row in french] == ["France", "Le Kenya"]
    assert [row["name"] for row in english] == ["France", "Kenya"]
    assert [row["url"] for row in french] == [row["url"] for row in english]


def test_anybody_may_read_from_any_page(client):
    for path in ("/api/v1/workshops/", "/api/v1/nothing/", "/api/v1/schema/"):
        assert client.get(path).headers["Access-Control-Allow-Origin"] == "*"
