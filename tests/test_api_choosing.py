"""Only the fields asked for, and whole records in the place of references."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.api import choosing, expansion
from initiatives.api.serializers.references import CountryReference, ThemeReference
from initiatives.api.urls import NOUNS
from initiatives.models import ActivityRelation, Series
from tests import factories as make
from tests.api_answers import read
from tests.full_record import make_full_record
from tests.pages.lists import keep_sets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def taken(client, path, language="en"):
    """Return how many queries an address takes and all the SQL of them."""
    with CaptureQueriesContext(connection) as queries:
        read(client, path, accept_language=language)
    return len(queries), " ".join(query["sql"] for query in queries)


def make_series():
    return Series.objects.create(**make.slugged("series", {"name": "A series"}))


def refusal(client, path):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 400, response.content
    [error] = response.json()["errors"]
    return error


# fields


def test_lists_and_records_show_the_fields_asked_for_in_their_own_order(client):
    make.make_activity("workshop", slug="course", name="Course", host="KEN")
    expected = {"slug": "course", "name": "Course"}

    assert read(client, "workshops/?fields=name,slug")["results"] == [expected]
    assert read(client, "workshops/?fields=name&fields=slug")["results"] == [expected]
    assert read(client, "workshops/course/?fields=slug, name") == expected
    assert list(read(client, "workshops/course/?fields=slug,claims")) == ["slug", "claims"]
    assert len(read(client, "workshops/?fields=")["results"][0]) > 50


@pytest.mark.parametrize("path", ["workshops/", "workshops/course/"])
def test_a_name_that_is_no_field_is_refused_with_those_that_there_are(client, path):
    make.make_activity("workshop", slug="course")
    error = refusal(client, f"{path}?fields=slug,colour")

    assert error["parameter"] == "fields"
    assert error["detail"].startswith("There is no “colour” here; there is: slug, kind, kind_label")
    assert (", claims," in error["detail"]) == (path == "workshops/course/")


def test_what_is_not_asked_for_is_not_fetched(client):
    make_full_record("workshop", slug="course")
    keep_sets()
    few, sql = taken(client, "workshops/?fields=slug,status")
    all_of_it, whole = taken(client, "workshops/")

    for table in ("participation", "organizationrole", "activityvoice", "activity_themes"):
        assert f"initiatives_{table}" in whole
        assert f"initiatives_{table}" not in sql
    assert few == all_of_it - 2
    record = taken(client, "workshops/course/?fields=slug,milestones")[1]
    assert "initiatives_milestone" in record
    assert "initiatives_claim" not in record


def test_a_field_that_is_computed_brings_what_it_needs(client):
    commitment = make.make_commitment(slug="promise")
    make.make_evidence(commitment, bearing="full")
    [row] = read(client, "commitments/?fields=assessment,slug")["results"]

    assert row["assessment"]["level"] == "complete"
    assert row.keys() == {"slug", "assessment"}


@pytest.mark.no_cover
@pytest.mark.parametrize("noun", list(NOUNS))
def test_every_field_of_every_list_can_be_asked_for_alone(client, noun):
    make_full_record()
    make_full_record("workshop")
    make.make_activity("forum")
    make.make_group()
    whole = read(client, f"{noun}/")["results"]

    for name in whole[0] if whole else []:
        rows = read(client, f"{noun}/?fields={name}")["results"]
        assert rows == [{name: row[name]} for row in whole], name


@pytest.mark.parametrize("query", ["fields=,", "fields=slug,", "expand=,", "expand=host,,series"])
def test_a_name_that_is_missing_between_commas_is_refused(client, query):
    name = query.partition("=")[0]
    detail = refusal(client, f"workshops/?{query}")

    assert detail["parameter"] == name
    assert refusal(client, "workshops/?format=csv&fields=slug,")["parameter"] == "fields"
    assert read(client, f"workshops/?{name}=")["results"] == []


@pytest.mark.parametrize("query", ["country=%20KEN", "kind=%20", "page=1%20", "cursor=*%0A"])
def test_white_space_around_a_value_is_refused_but_not_around_words(client, query):
    make.make_activity("workshop", slug="course", name="Course", host="KEN")

    assert refusal(client, f"workshops/?{query}")["detail"].startswith("There is white space")
    assert len(read(client, "workshops/?q=%20&country=KEN")["results"]) == 1


# expand


def test_a_reference_becomes_the_row_of_its_own_list(client):
    make.make_activity("workshop", slug="course", host="KEN", city="Nairobi")
    [part] = read(client, "participations/?expand=activity,country")["results"]
    [plain] = read(client, "participations/")["results"]
    [course] = read(client, "workshops/")["results"]
    kenya = read(client, "countries/?q=kenya")["results"][0]

    assert part["activity"] == course
    assert part["country"] == kenya
    assert part | {"activity": plain["activity"], "country": plain["country"]} == plain
    assert plain["activity"].items() <= course.items()


def test_references_inside_lists_are_named_by_their_path(client):
    activity = make_full_record(slug="plan")
    record = read(client, "initiatives/plan/?expand=claims.source,participations.country")
    [row] = read(client, "initiatives/?expand=participations.country")["results"]
    source = activity.claims.first().source

    assert record["claims"][0]["source"] == read(client, f"sources/{source.slug}/")
    assert row["participations"][0]["country"]["region"]
    assert "region" not in read(client, "initiatives/plan/")["participations"][0]["country"]


def test_with_fields_only_what_is_shown_is_expanded(client):
    make.make_activity("workshop", slug="course", host="KEN")
    count, sql = taken(client, "participations/?fields=role&expand=country")

    assert read(client, "participations/?fields=role&expand=country")["results"] == [
        {"role": "host"}
    ]
    assert "groupmembership" not in sql
    assert count <= 3


def test_a_path_that_is_no_reference_is_refused_with_those_that_there_are(client):
    assert refusal(client, "participations/?expand=note") == {
        "parameter": "expand",
        "detail": "There is no “note” here; there is: activity, country, sources.",
    }
    assert refusal(client, "changes/?expand=x")["detail"].endswith("there is: activity.")


def test_drafts_stay_hidden_and_the_day_asked_holds_inside(client):
    public, draft = make_full_record(slug="plan"), make_full_record(publication_state="draft")
    ActivityRelation.objects.create(from_activity=public, to_activity=draft, kind="part-of")
    record = read(client, "initiatives/plan/?expand=relations.to_activity")
    promise = public.commitments.get()
    [row] = read(client, "evidence/?expand=commitment&page_size=1")["results"]

    assert [row["kind"] for row in record["relations"]] == ["supports"]
    assert record["relations"][0]["to_activity"]["participations"] == []
    assert row["commitment"]["slug"] == promise.slug
    assert row["commitment"]["assessment"]["on"]


@pytest.mark.no_cover
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_noun_shown_in_full_takes_one_query_however_many_records(client, language):
    def fill(count):
        for _ in range(count):
            place = make.make_country("FRA")
            activity = make_full_record("workshop", series=make_series(), place_country=place)
            make.make_membership(f"G{activity.pk}", "KEN", source=make.make_source())
            make_full_record()
        keep_sets()

    def more(noun):
        """Return how many queries its references take, and how many nouns they are of."""
        references = dict(choosing.references_in(NOUNS[noun][1].serializer_class()))
        plain, full = (
            taken(client, path, language)[0]
            for path in (f"{noun}/", f"{noun}/?expand={','.join(references)}")
        )
        kinds = {type(field) for field in references.values()}
        counting = kinds & {
            CountryReference,
            ThemeReference,
        }  # activities: by the state of the sets
        return full - plain - len(counting), len(kinds)

    client.get("/api/v1/workshops/")  # the first one also asks what the database can do
    names = int(language != "en")  # of countries, where no row has any by itself
    fill(1)
    few = {noun: more(noun) for noun in NOUNS}
    fill(5)

    assert {noun: more(noun) for noun in NOUNS} == few
    assert {noun: n for noun, n in few.items() if n[0] > n[1] + names} == {}
    assert few["statements"][1] == 4


def test_more_than_an_answer_can_carry_is_refused(client, monkeypatch):
    make.make_activity("workshop", slug="course", host="KEN", participant="ZMB")
    monkeypatch.setattr(expansion, "RECORDS_MAX", 2)

    assert "page_size" in refusal(client, "participations/?expand=activity,country")["detail"]
    assert read(client, "participations/?expand=country")["count"] == 2
