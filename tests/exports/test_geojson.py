"""Countries as GeoJSON (RFC 7946)."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.exports.geojson import counted, geojson
from initiatives.models import Country
from tests.exports.golden import assert_golden
from tests.exports.sample import heading
from tests.factories import make_country
from tests.pages.lists import keep_sets


def exported():
    return b"".join(geojson(counted(Country.objects.all()), heading("Countries", "geojson")))


def test_it_is_the_golden_file(sample):
    assert_golden("countries.geojson", exported())


def test_only_what_is_public_is_counted(sample):
    found = {
        each["id"]: each["properties"]["activities_recorded"]
        for each in json.loads(exported())["features"]
    }
    assert found == {"CHN": 6, "KEN": 2, "NAM": 1, "ZMB": 1}


@pytest.mark.django_db
def test_no_country_is_a_valid_collection():
    read = json.loads(exported())
    assert (read["type"], read["features"]) == ("FeatureCollection", [])
    assert read["license"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow():
    for code in ("KEN", "ZMB", "CHN"):
        make_country(code)
    keep_sets()

    with CaptureQueriesContext(connection) as queries:
        exported()

    assert len(queries) == 2  # one for the state of the sets, which count activities


@pytest.mark.django_db
def test_every_country_that_ships_is_a_feature_without_a_shape(record):
    read = json.loads(exported())
    assert len(read["features"]) == 195
    assert {(each["type"], each["geometry"]) for each in read["features"]} == {("Feature", None)}
