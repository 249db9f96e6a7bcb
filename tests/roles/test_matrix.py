"""Every role at every door, as the tables say; what is refused changes nothing.

A cell is "y" for what is done or shown; else nothing changed, and it tells the answer: "." 200,
"2" 302, "0" 400, "1" 401, "3" 403, "4" 404, "9" 409. The letters of a state are: recorded by
the visitor, of the own country; by the visitor, foreign; by another, own; by another, foreign.
"""

import csv
from itertools import chain, product

import pytest
from django.conf import settings
from django.contrib import admin

from initiatives import workflow
from initiatives.models import Activity, ApiToken, Claim, Forum, Initiative, Suggestion
from tests.api_answers import schema
from tests.factories import KINDS
from tests.roles import rows_past as of_rows
from tests.roles.actions import ACTIONS as DONE
from tests.roles.doors import doors_of
from tests.roles.once import ONCE as ENTERED
from tests.roles.past import PAST, PAST_ONCE
from tests.roles.rows_past import PAST as PAST_OF_ROWS
from tests.roles.rows_past import restores
from tests.roles.world import (
    COUNTRIES,
    EVERY,
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
    "preview": ["preview"],
    "as_it_was": ["restore field", "restore whole"],
    "deleted": ["deleted list"],
    "undelete": ["undelete"],
    "merge": ["merge choice"],
    "merge_with": ["merge"],
    "tell_apart": ["tell apart"],
}
# Pages that one model alone has.
OF_ONE = {
    (Activity, "changelist"): ["list of all", "desk"],
    (Activity, "download"): ["download of all"],
    (Claim, "withdraw"): ["withdraw claim"],
    (Claim, "restore"): ["restore claim"],
    (Suggestion, "accept"): ["accept"],
    (Suggestion, "decline"): ["decline"],
    (ApiToken, "made"): ["make token", "token made"],
    (ApiToken, "revoke"): ["revoke"],
}
# What is asked of a row of every model, by `test_registry.py` and `test_pasts.py`.
DOORS = {
    "listed": "changelist",
    "merge_choice": "merge",
    "merge": "merge_with",
    "restore": "as_it_was",
    "deleted_list": "deleted",
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
            pages |= {(model, name.removeprefix(start)) for name in names}
            actions |= {action.__name__ for action in model_admin.actions or ()}

    assert pages == {*product(KINDS.values(), PAGES), *OF_ONE, *asked_of_rows()}
    assert actions == set(workflow.MOVES)
    rows = [*PAGES.values(), *OF_ONE.values()]
    assert {*chain(*rows)} <= {*ACTIONS, *ONCE}
    assert all(rows)


def asked_of_rows():
    """Yield which pages of which models are asked of a row of every model."""
    for model in admin.site._registry:
        if model._meta.app_label == "initiatives":
            past = PAST_OF_ROWS if restores(model) else [of_rows.history]
            for act in (*doors_of(model), *past):
                if act is not of_rows.deleted_history:
                    yield model, DOORS.get(act.__name__, act.__name__)


def test_every_address_of_the_api_that_is_written_to_is_in_the_tables():
    written = {path for path, item in schema()["paths"].items() if item.keys() - {"get"}}

    assert written == set(WRITTEN)


@pytest.mark.long
@pytest.mark.parametrize("visitor", ONCE_EACH)
def test_each_role_does_with_each_record_what_the_table_says(visitor):
    world = make_world(visitor)

    found = {name: cells(act, world) for name, act in ACTIONS.items()}

    assert found == {action: row for (action, who), row in RECORDS.items() if who == visitor}


# What all kinds have in common is asked of workshops in every state, of others once more.
IN_COMMON = [("draft", "own", "own"), ("published", "another's", "own")]


@pytest.mark.long
@pytest.mark.parametrize("visitor", ONCE_EACH)
@pytest.mark.parametrize("model", [Initiative, Forum])
def test_each_role_does_with_other_kinds_what_it_does_with_workshops(model, visitor):
    world = make_world(visitor, model)

    found = {
        name: "".join(outcome(act, world, world.records[sort]) for sort in IN_COMMON)
        for name, act in ACTIONS.items()
    }
    entered = {
        name: "".join(outcome(act, world, code) for code in COUNTRIES.values())
        for name, act in ONCE.items()
    }

    assert found == {
        action: "".join(row[state][EVERY.index(tuple(sort))] for state, *sort in IN_COMMON)
        for (action, who), row in RECORDS.items()
        if who == visitor
    }
    assert entered == {
        action: "".join(row.values()) for (action, who), row in WITHOUT.items() if who == visitor
    }


@pytest.mark.parametrize("visitor", VISITORS)
def test_each_role_enters_what_the_table_says(visitor):
    world = make_world(visitor)

    found = {
        name: {whose: outcome(act, world, code) for whose, code in COUNTRIES.items()}
        for name, act in ONCE.items()
    }

    assert found == {action: row for (action, who), row in WITHOUT.items() if who == visitor}
