"""A list takes the same few queries, whichever and however many records its filters name."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from initiatives import filters
from initiatives.models import Activity, Goal
from tests.keyed import keyed_parameters, names_all, names_nothing
from tests.pages.lists import fill_lists, keep_sets

pytestmark = pytest.mark.django_db

QUERIES_MAX = 8
LISTS = {
    "activities": filters.ActivityFilterSet,
    "workshops": filters.ActivityFilterSet,
    "countries": filters.CountryFilterSet,
    "coverage": filters.CoverageFilterSet,
    "organizations": filters.OrganizationFilterSet,
    "commitments": filters.CommitmentFilterSet,
    "sources": filters.SourceFilterSet,
    "indicators": filters.IndicatorFilterSet,
}


@pytest.fixture
def filled():
    fill_lists(3)
    Goal.objects.create(number=4, name="Education")
    keep_sets()
    assert connection.features.supports_json_field  # SQLite asks once a process


def queries(client, address, status):
    with CaptureQueriesContext(connection) as taken:
        assert client.get(address).status_code == status, address
    return len(taken)


def test_the_fullest_list_has_six_filters_that_name_records():
    names = list(keyed_parameters(filters.ActivityFilterSet))

    assert names == ["theme", "organization", "sdg", "series", "country", "group"]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("language", ["", "/fr"])
def test_all_filters_that_name_records_at_once_stay_within_the_budget(client, language):
    taken = {
        noun: queries(client, f"{language}/{noun}/?{names_all(filterset)}", 200)
        for noun, filterset in LISTS.items()
    }

    assert {noun: number for noun, number in taken.items() if number > QUERIES_MAX} == {}


@pytest.mark.usefixtures("filled")
def test_voices_are_read_once_for_the_rows_and_for_all_counts(client):
    address = f"/sources/?voice=press&kind=news&{names_all(filters.SourceFilterSet)}"

    assert queries(client, address, 200) <= QUERIES_MAX


@pytest.mark.usefixtures("filled")
def test_the_records_that_filters_name_are_looked_up_in_one_query(django_assert_num_queries):
    query = QueryDict(names_all(filters.ActivityFilterSet))
    filterset = filters.ActivityFilterSet(query, queryset=Activity.objects.none())

    with django_assert_num_queries(1):
        assert filterset.is_valid()
        named = {name: filterset.form.cleaned_data[name] for name in query}
        assert all(str(rows[0]) for rows in named.values())

    assert {name: len(rows) for name, rows in named.items()} == dict.fromkeys(query, 1)


@pytest.mark.usefixtures("filled")
def test_a_refusal_of_all_of_them_stays_within_the_budget(client):
    taken = {
        noun: queries(client, f"/{noun}/?{names_nothing(filterset)}", 400)
        for noun, filterset in LISTS.items()
        if keyed_parameters(filterset)
    }

    assert {noun: number for noun, number in taken.items() if number > QUERIES_MAX} == {}
