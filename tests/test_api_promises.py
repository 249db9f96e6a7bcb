"""Within /v1/ the API only grows: what was ever promised to programs is still there.

The file grows with the API, by `.venv/bin/pytest --renew-golden tests/test_api_promises.py`;
nothing is ever taken out of it that way.
"""

import json
from copy import deepcopy
from pathlib import Path

import pytest

from tests.api_answers import schema
from tests.exports.golden import Asked
from tests.promised import folded, unfolded

pytestmark = pytest.mark.sqlite_only

KEPT = Path(__file__).parent / "data" / "api_v1.json"
WORKSHOPS = "GET /api/v1/workshops/"


def kept():
    return json.loads(KEPT.read_text())


@pytest.fixture
def now():
    """What the API promises today."""
    found = folded(schema())
    if Asked.renew and not unfolded(kept()) - unfolded(found):
        KEPT.write_text(json.dumps(found, indent=1) + "\n")
    return found


def test_no_address_parameter_or_field_that_was_promised_is_gone_or_of_another_type(now):
    assert sorted(unfolded(kept()) - unfolded(now)) == []


def test_what_is_new_is_kept_as_a_promise_too(now):
    assert sorted(unfolded(now) - unfolded(kept())) == []


def test_what_is_taken_away_or_changes_its_type_is_missed(now):
    changed = deepcopy(now)
    del changed["operations"]["GET /api/v1/themes/"]
    changed["operations"][WORKSHOPS]["parameters"].remove("region")
    del changed["objects"]["CountryReference"]["iso_alpha3"]
    changed["objects"]["Activity"]["recorded_countries"] = "string"
    lost = unfolded(now) - unfolded(changed)

    assert lost >= {
        "GET /api/v1/themes/",
        f"{WORKSHOPS} ?region",
        f"{WORKSHOPS} answer.results[].participations[].country.iso_alpha3: string",
        f"{WORKSHOPS} answer.results[].recorded_countries: integer",
    }
    assert f"{WORKSHOPS} ?country" not in lost


def test_another_name_of_an_object_takes_nothing_away(now):
    text = json.dumps(now).replace("CountryReference", "NamedCountry")

    assert unfolded(json.loads(text)) == unfolded(now)
