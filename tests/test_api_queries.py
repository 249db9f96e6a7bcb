"""Every address of the API takes few queries: as many for 10 related rows as for 100."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from initiatives import models
from initiatives.api.urls import NOUNS
from initiatives.models import Activity
from tests import factories as make
from tests.crowded import make_crowded, make_publisher
from tests.keyed import keyed_parameters, names_all, names_nothing
from tests.pages.filled import make_countries
from tests.pages.lists import add_sources, bulk, fill_lists, forget, keep_sets

pytestmark = [pytest.mark.no_cover, pytest.mark.django_db]

QUERIES_MAX = 6
FEW, MANY = 10, 100
LANGUAGES = ("en", "fr")
# Rows that belong to a record, by the field of the API that lists them.
BELONGING = [
    *["themes", "participations", "organizations", "pillars", "commitments", "outcomes"],
    *["milestones", "documents", "fundings", "relations", "inverse_relations", "statements"],
    *["observations", "claims", "checks"],
]


@pytest.fixture(autouse=True)
def _english():
    """The API activates the reader's language; the next test starts in English again."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _quick(settings):
    settings.SIMPLE_HISTORY_ENABLED = False
    assert connection.features.supports_json_field  # SQLite asks once a process


def queries(client, path, language="en", status=200):
    forget()  # rows that are written already need not be read
    with CaptureQueriesContext(connection) as taken:
        response = client.get(f"/api/v1/{path}", headers={"Accept-Language": language})
    assert response.status_code == status, path
    return len(taken)


def worst(taken):
    """Return the addresses that take too many queries, or not as many for few rows as for many."""
    return {path: n for path, n in taken.items() if n[0] != n[1] or n[1] > QUERIES_MAX}


def fill_nouns(countries):
    """Make rows of the nouns that ``fill_lists`` leaves with a single one."""
    groups = (make.slugged("group", {"name": "A group"}) for _country in countries)
    groups = bulk(models.CountryGroup, ({"code": g["slug"], "name": g["name"]} for g in groups))
    pairs = list(zip(groups, countries, strict=True))
    bulk(models.GroupMembership, ({"group": g, "country": c} for g, c in pairs))
    papers = (make.slugged("paper", {"name": "A paper", "kind": "press"}) for _ in countries)
    bulk(models.Publisher, (row | {"country": c} for row, c in zip(papers, countries, strict=True)))
    series = bulk(models.Series, (make.slugged("series", {"name": "S"}) for _ in countries))
    for row, event in zip(series, models.Workshop.objects.all(), strict=False):
        Activity.objects.filter(pk=event.pk).update(series=row)


@pytest.fixture
def full_lists():
    fill_lists(MANY)
    countries = list(models.Country.objects.exclude(iso_alpha3="CHN").order_by("pk"))
    fill_nouns(countries)
    make_crowded("initiative", countries)
    models.Goal.objects.get_or_create(number=4, defaults={"name": "Education"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.SIMPLE_HISTORY_ENABLED", True)
        Activity.history.bulk_history_create(Activity.objects.all())
    keep_sets()


@pytest.mark.usefixtures("full_lists")
def test_lists(client):
    taken = {
        (noun, language): [
            queries(client, f"{noun}/?page_size={size}", language) for size in (FEW, MANY)
        ]
        for noun in NOUNS
        for language in LANGUAGES
    }
    rows = {noun: len(client.get(f"/api/v1/{noun}/").json()["results"]) for noun in NOUNS}

    assert rows == dict.fromkeys(NOUNS, MANY)
    assert worst(taken) == {}


@pytest.mark.usefixtures("full_lists")
def test_lists_with_every_filter_that_names_records(client):
    filtersets = {noun: viewset.filterset_class for noun, (_, viewset) in NOUNS.items()}
    named = {noun: f"{noun}/?{names_all(f)}" for noun, f in filtersets.items()}
    named["commitments"] += "&level=limited&timeliness=overdue&on=2026-01-01"
    wrong = {n: f"{n}/?{names_nothing(f)}" for n, f in filtersets.items() if keyed_parameters(f)}

    taken = {noun: queries(client, path, "fr") for noun, path in named.items()}
    refused = {noun: queries(client, path, "fr", 400) for noun, path in wrong.items()}

    assert {noun: n for noun, n in taken.items() if n > QUERIES_MAX} == {}
    assert {noun: n for noun, n in refused.items() if n > QUERIES_MAX} == {}


@pytest.mark.usefixtures("full_lists")
def test_commitments_of_a_level(client):
    taken = {
        size: queries(client, f"commitments/?level=limited&page_size={size}", "fr")
        for size in (FEW, MANY)
    }

    assert taken[FEW] == taken[MANY] <= QUERIES_MAX


def make_records(countries):
    """Make one record of each noun to which ``countries`` and as many other rows belong."""
    records = {kind: make_crowded(kind, countries) for kind in make.KINDS}
    activity = records["initiative"]
    sources = list(models.Source.objects.all()[: len(countries)])
    others = list(Activity.objects.filter(name="A forum")[: len(countries)])
    keys = {f"{kind}s": record.slug for kind, record in records.items()}
    return (
        keys
        | facts_of(activity, sources)
        | gatherings_of(countries, others, sources)
        | {"activities": activity.slug, "publishers": make_publisher().slug}
    )


def facts_of(activity, sources):
    """Return the keys of what belongs to an activity, each with all of the sources."""
    part, relation = activity.participations.first(), activity.relations.first()
    for row in (part, relation):
        row.sources.set(sources)
    promise = activity.commitments.order_by("pk").first()
    event = make.make_activity("forum")
    models.Outcome.objects.create(activity=event, number=1, concerns=activity)
    return {
        "outcomes": f"{event.slug}:1",
        "participations": f"{activity.slug}:{part.country.iso_alpha3}:host",
        "relations": f"{activity.slug}:supports:{relation.to_activity.slug}",
        "commitments": promise.slug,
        "evidence": f"{promise.slug}:1",
        "statements": activity.statements.first().slug,
        "observations": activity.observations.first().slug,
        "indicators": activity.observations.first().indicator.slug,
        "themes": activity.themes.first().slug,
        "sources": sources[0].slug,
    }


def gatherings_of(countries, events, sources):
    """Return the keys of records of all other nouns, made as full."""
    country = countries[0]
    rows = [make.slugged("x", {"name": "A group"}) for _source in sources]
    groups = bulk(models.CountryGroup, ({"code": r["slug"], "name": r["name"]} for r in rows))
    bulk(models.GroupMembership, ({"group": group, "country": country} for group in groups))
    together = make.make_group(f"ALL-{len(countries)}")
    members = ({"group": together, "country": each, "source": sources[0]} for each in countries)
    bulk(models.GroupMembership, members)
    name = {"country": country, "language": "en", "kind": "common"}
    bulk(models.CountryName, (name | {"text": row["slug"]} for row in rows))
    checked = {"looked_for": "A course", "result": "not-found", "checked_on": "2026"}
    bulk(models.Check, (make.slugged("y", checked) | {"country": country} for _row in rows))
    body = make.make_organization(country=country.iso_alpha3)
    roles = ({"activity": event, "organization": body, "role": "partner"} for event in events)
    add_sources(models.OrganizationRole, bulk(models.OrganizationRole, roles), sources)
    series = models.Series.objects.create(**make.slugged("series", {"name": "A series"}))
    Activity.objects.filter(pk__in=[event.pk for event in events]).update(series=series)
    return {
        "countries": country.iso_alpha3,
        "groups": together.code,
        "organizations": body.slug,
        "series": series.slug,
    }


def test_records(client):
    countries = make_countries(FEW + MANY)
    few, many = make_records(countries[:FEW]), make_records(countries[FEW:])
    without_records = {"claims", "changes"}
    keep_sets()

    taken = {
        (noun, language): [
            queries(client, f"{noun}/{keys[noun]}/", language) for keys in (few, many)
        ]
        for noun in few
        for language in LANGUAGES
    }
    record = client.get(f"/api/v1/initiatives/{many['initiatives']}/").json()
    promise = client.get(f"/api/v1/commitments/{many['commitments']}/").json()

    assert few.keys() == NOUNS.keys() - without_records
    assert worst(taken) == {}
    assert {name: len(record[name]) for name in BELONGING} == dict.fromkeys(BELONGING, MANY)
    assert {len(promise[name]) for name in ("sources", "evidence", "checks")} == {MANY}


@pytest.mark.usefixtures("full_lists")
@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_that_are_partly_written_stay_within_the_budget(client, language):
    address = "/api/v1/activities/?page_size={}"
    taken = []
    for size in (FEW, MANY, MANY):
        with CaptureQueriesContext(connection) as found:
            client.get(address.format(size), headers={"Accept-Language": language})
        taken.append(len(found))

    assert max(taken) <= QUERIES_MAX
    assert taken[2] < taken[0]
