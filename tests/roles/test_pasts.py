"""Every role does what the table says with the past of a row of every model of the admin.

A cell has the letters of `test_matrix.py` for: the history of a row, and giving a field back what
it held; then, of the same row once it was deleted: its history, its place in the list of deleted
records, and bringing it back. "-" stands where a model has no such page. "Whose" tells whether a
row belongs to a draft of the visitor, or to what is published and another's.
"""

import csv
from itertools import product

import pytest
from django.conf import settings
from django.contrib import admin

from tests.roles.registry import FOREIGN, make_registry
from tests.roles.rows_past import HELD, PAST, give_pasts, letters_of, restores
from tests.roles.world import VISITORS

pytestmark = [pytest.mark.no_cover, pytest.mark.django_db, pytest.mark.sqlite_only]

with (settings.BASE_DIR / "tests" / "data" / "roles_pasts.csv").open() as file:
    TABLE = {(row.pop("model"), row.pop("whose")): row for row in csv.DictReader(file)}
# What nobody does, so that no request of the tests shows that it would be taken.
NEVER = {
    ("Activity", "history"),  # which leads to that of its kind
    ("FacetSet", "history"),  # which the portal keeps for itself
    ("SourceVoice", "history"),
    # What was revoked, decided or told apart stays so.
    *product(("ApiToken", "Distinction", "Suggestion"), ("restore", "deleted_list", "undelete")),
}


def test_the_table_leaves_out_no_model_of_the_admin():
    assert {model for model, _whose in TABLE} == {model.__name__ for model in admin.site._registry}
    assert set(HELD) == {model for model in admin.site._registry if restores(model)}


def test_whatever_is_refused_to_one_role_is_done_by_another():
    letters = {}
    for (model, _whose), row in TABLE.items():
        for act, *given in zip(PAST, *(row[visitor] for visitor in VISITORS), strict=True):
            letters.setdefault((model, act.__name__), set()).update(given)

    assert {key for key, found in letters.items() if not found & {"y", "-"}} == NEVER


@pytest.mark.parametrize("visitor", [*VISITORS, FOREIGN])
def test_each_role_does_with_the_past_of_each_model_what_the_table_says(visitor):
    world, rows = make_registry(visitor)
    give_pasts(rows)

    found = {
        (model.__name__, whose): letters_of(world, model, row)
        for (model, whose), row in rows.items()
    }

    assert found == {key: row[visitor] for key, row in TABLE.items()}
