"""Every role at every door, as the tables say; what is refused changes nothing.

A cell is "y" for what is done or shown; else nothing changed, and it tells the answer: "." 200,
"2" 302, "0" 400, "1" 401, "3" 403, "4" 404, "9" 409. The letters of a state are: recorded by
the visitor, of the own country; by the visitor, foreign; by another, own; by another, foreign.
"""

import csv

import pytest
from django.conf import settings
from django.contrib import admin

from initiatives import workflow
from tests.api_answers import schema
from tests.roles.actions import ACTIONS as DONE
from tests.roles.once import ONCE as ENTERED
from tests.roles.past import PAST, PAST_ONCE
from tests.roles.world import (
    COUNTRIES,
    ONCE_EACH,
    STATES,
    VISITORS,
    cells,
    make_world,
    outcome,
)

pytestmark = [pytest.mark.no_cover, pytest.mark.django_db]
ACTIONS, ONCE = DONE | PAST, ENTERED | PAST_ONCE
DATA = settings.BASE_DIR / "tests" / "data"
# Which rows of the tables ask each page of the admin.
PAGES = {
    "changelist": ["list"],
    "add": ["add", "add organization", "add part own", "suggest"],
    "change": ["view", "change", "row foreign", "change claim", "view suggestion"],
    "history": ["history", "claim history"],
    "delete": ["delete", "delete claim"],
    "rename": ["rename"],
    "near": ["near"],
    "move": list(workflow.MOVES),
    "read_countries": ["read countries"],
    "download": ["download"],
    "upload": ["upload", "sheet"],
    "sheet": ["upload"],
    "write": ["confirm"],
    "withdraw": ["withdraw claim"],
    "restore": ["restore claim"],
    "accept": ["accept"],
    "decline": ["decline"],
    "preview": ["preview"],
    "as_it_was": ["restore field", "restore whole"],
    "deleted": ["deleted list"],
    "undelete": ["undelete"],
    "merge": ["merge choice"],
    "merge_with": ["merge"],
    "tell_apart": ["tell apart"],
    "made": [],  # of tokens, which Administrators alone see: test_tokens.py
    "revoke": [],  # as the last
}
# The same for the API.
WRITTEN = {
    "/api/v1/initiatives/": ["API add"],
    "/api/v1/workshops/": ["API add"],
    "/api/v1/forums/": ["API add"],
    "/api/v1/initiatives/{slug}/": ["API change"],
    "/api/v1/workshops/{slug}/": ["API change"],
    "/api/v1/forums/{slug}/": ["API change"],
    "/api/v1/suggestions/": ["API suggest"],
}


def table(name):
    with (DATA / name).open() as file:
        return {(row.pop("action"), row.pop("visitor")): row for row in csv.DictReader(file)}


RECORDS, WITHOUT = table("roles_records.csv"), table("roles_once.csv")


def test_the_tables_leave_out_no_role_and_no_action():
    assert set(RECORDS) == {(action, visitor) for action in ACTIONS for visitor in VISITORS}
    assert set(WITHOUT) == {(action, visitor) for action in ONCE for visitor in VISITORS}
    lengths = {state: {len(row[state]) for row in RECORDS.values()} for state in STATES}
    assert lengths == {state: {len(sorts)} for state, sorts in STATES.items()}


def test_every_page_and_list_action_of_the_admin_is_in_the_tables():
    pages, actions = set(), set()
    for model, model_admin in admin.site._registry.items():
        start = f"{model._meta.app_label}_{model._meta.model_name}_"
        names = (pattern.name for pattern in model_admin.get_urls() if pattern.name)
        if model._meta.app_label == "initiatives":
            pages |= {name.removeprefix(start) for name in names}
            actions |= {action.__name__ for action in model_admin.actions or ()}

    assert pages == set(PAGES)
    assert actions == set(workflow.MOVES)
    assert {row for rows in PAGES.values() for row in rows} <= {*ACTIONS, *ONCE}


def test_every_address_of_the_api_that_is_written_to_is_in_the_tables():
    written = {path for path, item in schema()["paths"].items() if item.keys() - {"get"}}

    assert written == set(WRITTEN)


@pytest.mark.long
@pytest.mark.parametrize("visitor", ONCE_EACH)
def test_each_role_does_with_each_record_what_the_table_says(visitor):
    world = make_world(visitor)

    found = {name: cells(act, world) for name, act in ACTIONS.items()}

    assert found == {action: row for (action, who), row in RECORDS.items() if who == visitor}


@pytest.mark.parametrize("visitor", VISITORS)
def test_each_role_enters_what_the_table_says(visitor):
    world = make_world(visitor)

    found = {
        name: {whose: outcome(act, world, code) for whose, code in COUNTRIES.items()}
        for name, act in ONCE.items()
    }

    assert found == {action: row for (action, who), row in WITHOUT.items() if who == visitor}
