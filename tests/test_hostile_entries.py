"""What is made to harm at every door of data entry: no error of ours, and nothing is written.

The cases of one door run in one test, since each takes milliseconds and its database seconds;
a failing one is named.
"""

import json

import pytest
from django.apps import apps
from django.test import Client

from initiatives.models import Activity, DataVersion, Suggestion, Workshop
from tests.admin_forms import address, data_of, errors_of
from tests.editors import make_focal_point, make_user
from tests.factories import make_activity, make_country, make_source
from tests.hostile_entries import BODIES, CELLS, COUNTS, FIELDS, LISTS, MEMBERS, SUGGESTED
from tests.pages.suggesting import FORM, filled
from tests.spreadsheets.hostile_files import FILES
from tests.writing import NEW, make_token

pytestmark = pytest.mark.django_db
REFUSED = (200, 400, 409)  # a form of the admin comes back as 200
MODELS = [*apps.get_app_config("initiatives").get_models(include_auto_created=True)]


def stored():
    """Return how many rows of each kind there are, those of history included."""
    return {
        model._meta.label: model._base_manager.count() for model in MODELS if not model._meta.proxy
    }


def kept():
    """Return how many records and suggestions there are."""
    return Activity.objects.count(), Suggestion.objects.count()


def broken(cases, send):
    """Return the cases that lead to an error of ours, or are taken, or leave a row behind."""
    before, first, found = stored(), kept(), []
    for case in cases:
        status = send(case).status_code
        if status not in REFUSED or kept() != first:
            found.append((status, str(case)[:120]))
            first = kept()
    assert found or stored() == before
    return found


@pytest.fixture
def hostile(settings, tmp_path):
    """A client that is answered as in production where something breaks."""
    settings.VAR = tmp_path
    make_source(slug="notice")
    DataVersion.objects.get_or_create(pk=1)
    for code, name in {"KEN": "Kenya", "ZMB": "Zambia", "COG": "Congo", "COD": "DR Congo",
                       "KOR": "Republic of Korea", "PRK": "DPR Korea"}.items():  # fmt: skip
        make_country(code, name=name)
    return Client(raise_request_exception=False)


def test_at_least_two_hundred_cases_are_tried_and_none_twice():
    fields = [(name, text) for name, texts in FIELDS.items() for text in texts]
    doors = [FILES, CELLS, fields + COUNTS, SUGGESTED, MEMBERS, BODIES, LISTS]
    cases = [[repr(case) for case in door] for door in doors]

    assert [len(door) - len(set(door)) for door in cases] == [0] * len(doors)
    assert sum(map(len, cases)) >= 200
    assert min(map(len, cases)) >= 20


def test_fields_of_a_form_of_the_admin(hostile):
    hostile.force_login(make_user("Editor"))
    url = address(Workshop, "add")
    data = data_of(hostile.get(url)) | {"name": "New", "slug": "new", "participants_known": "some"}
    before, missed = stored(), []

    for number in range(max(map(len, FIELDS.values()))):
        sent = {name: texts[number] for name, texts in FIELDS.items() if number < len(texts)}
        page = hostile.post(url, data | sent)
        refused = errors_of(page) if page.status_code == 200 else {}
        missed += [(name, text[:40]) for name, text in sent.items() if name not in refused]

    assert missed == []
    assert stored() == before
    assert broken(COUNTS, lambda case: hostile.post(url, data | {"name": ""} | dict([case]))) == []


def test_lists_that_are_read_while_they_are_pasted(hostile):
    hostile.force_login(make_user("Editor"))
    url = address(Workshop, "read_countries")

    assert broken(LISTS, lambda text: hostile.post(url, {"text": text})) == []
    assert hostile.post(url, {"text": LISTS[0]}).context["readings"] != []


def test_fields_of_a_suggestion(hostile):
    make_activity(slug="course", city="Nairobi")

    found = broken(SUGGESTED, lambda case: hostile.post(FORM, filled(**dict([case]))))

    assert found == []


def test_members_of_a_body_of_the_api(hostile):
    headers = {"Authorization": f"Bearer {make_token(make_focal_point('KEN'))}"}

    def send(case):
        body = json.dumps(NEW | dict([case]))
        return hostile.post("/api/v1/workshops/", body, "application/json", headers=headers)

    hostile.post("/api/v1/workshops/", "{}", "application/json", headers=headers)
    assert broken(MEMBERS, send) == []


def test_bodies_of_the_api(hostile):
    headers = {"Authorization": f"Bearer {make_token(make_focal_point('KEN'))}"}

    def send(body):
        return hostile.post("/api/v1/workshops/", body, "application/json", headers=headers)

    assert broken(BODIES, send) == []
