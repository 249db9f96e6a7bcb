"""Parameters of what belongs to activities: each keeps its row and drops another."""

import pytest
from django.http import QueryDict

from initiatives import filters
from initiatives.models import (
    ActivityRelation,
    Claim,
    Evidence,
    Indicator,
    Observation,
    Participation,
    Publisher,
    Series,
    Statement,
)
from tests import factories as make
from tests.full_record import make_full_record

pytestmark = pytest.mark.django_db


def found(filterset, model, query: str) -> list:
    asked = filterset(QueryDict(query), queryset=model.objects.all())
    assert asked.is_valid(), asked.errors
    return list(asked.qs)


@pytest.fixture
def activity():
    """A full record; another one is there that must not appear."""
    kept = make_full_record(slug="kept")
    make_full_record("workshop", slug="other")
    return kept


def test_participations(activity):
    host = activity.participations.get(role="host")
    make.make_membership("LDC", "KEN")
    Participation.objects.filter(pk=host.pk).update(certainty="reported")

    for query in ("role=host", "country=KEN", "group=LDC", "certainty=reported", "region=014"):
        rows = found(filters.ParticipationFilterSet, Participation, f"activity=kept&{query}")
        assert host in rows
    kept = found(filters.ParticipationFilterSet, Participation, "kind=initiative&role=host")
    assert kept == [host]
    assert found(filters.ParticipationFilterSet, Participation, "country=KEN&role=observer") == []


def test_evidence(activity):
    [first, second] = activity.commitments.get().evidence.order_by("number")
    Evidence.objects.filter(pk=second.pk).update(bearing="contrary")
    commitment, source = first.commitment.slug, first.source.slug
    expected = {
        f"commitment={commitment}": [first, second],
        f"source={source}": [first, second],
        f"activity={second.activity.slug}": [second],
        "bearing=contrary": [second],
    }

    assert {q: found(filters.EvidenceFilterSet, Evidence, q) for q in expected} == expected


def test_claims(activity):
    record, stated = activity.claims.order_by("field")

    assert found(filters.ClaimFilterSet, Claim, "activity=kept&basis=record") == [record]
    assert found(filters.ClaimFilterSet, Claim, "activity=kept&field=name") == [stated]
    rows = found(filters.ClaimFilterSet, Claim, f"source={record.source.slug}")
    assert rows == [record, stated]


def test_relations_at_either_end(activity):
    out, back = activity.relations.get(), activity.inverse_relations.get()

    rows = found(filters.RelationFilterSet, ActivityRelation, "activity=kept")
    assert sorted(rows, key=lambda row: row.pk) == [out, back]
    kept = found(filters.RelationFilterSet, ActivityRelation, "activity=kept&kind=implements")
    assert kept == [back]


def test_statements(activity):
    statement = activity.statements.get()
    Statement.objects.filter(pk=statement.pk).update(made_on="2024-03")
    undated = Statement.objects.exclude(pk=statement.pk).get()
    Statement.objects.filter(pk=undated.pk).update(made_on="", country=None)
    expected = {
        "activity=kept": [statement],
        f"person={statement.person.slug}": [statement],
        f"organization={statement.body.slug}": [statement],
        f"source={statement.source.slug}": [statement],
        "country=KEN": [statement],
        "from=2024-03-31": [statement],
        "to=2024-02": [],
        "kind=unnamed": [],
        "order=made_on": [statement, undated],
        "order=-made_on": [statement, undated],
    }

    assert {q: found(filters.StatementFilterSet, Statement, q) for q in expected} == expected


def test_observations_and_indicators(activity):
    observation = activity.observations.get()
    observation.indicator.name = "Patents"
    observation.indicator.save()
    expected = {
        "activity=kept": [observation],
        f"indicator={observation.indicator.slug}": [observation],
        f"source={observation.source.slug}": [observation],
        "country=CHN": [],
    }

    assert {q: found(filters.ObservationFilterSet, Observation, q) for q in expected} == expected
    assert found(filters.IndicatorFilterSet, Indicator, "q=patent") == [observation.indicator]


def test_publishers_and_series():
    daily = make.make_publisher("press", name="Daily", country="FRA")
    agency = make.make_publisher("agency", name="Agency")
    series = Series.objects.create(slug="s", name="World forum")
    Series.objects.create(slug="t", name="Summit")
    expected = {
        "q=dail": [daily],
        "kind=agency": [agency],
        "country=FRA": [daily],
        "order=name": [agency, daily],
    }

    assert {q: found(filters.PublisherFilterSet, Publisher, q) for q in expected} == expected
    assert found(filters.SeriesFilterSet, Series, "q=forum") == [series]


@pytest.mark.parametrize(
    ("filterset", "query"),
    [
        (filters.ClaimFilterSet, "activity=hidden"),
        (filters.EvidenceFilterSet, "commitment=hidden-promise"),
        (filters.CommitmentFilterSet, "initiative=hidden"),
    ],
)
def test_a_draft_is_as_unknown_as_what_does_not_exist(filterset, query):
    draft = make.make_activity("initiative", slug="hidden", publication_state="draft")
    make.make_commitment(draft, slug="hidden-promise")
    asked = filterset(QueryDict(query), queryset=Claim.objects.none())
    nothing = filterset(QueryDict(query.replace("hidden", "nothing")), queryset=asked.queryset)

    assert str(asked.errors).replace("hidden", "nothing") == str(nothing.errors)
    assert not asked.is_valid()
