"""Every role does what the table says with a row of every model of the admin.

A cell has a letter for each door, as the tables of `test_matrix.py` have them: add, change,
delete, rename, tell apart; then whether the list shows the row, and a near name, what it may be
merged with, and merging it; "-" where the model has no such door. "Whose" tells whether a row
belongs to a draft of the visitor, or to what is published and another's. No row is of the country
of "Focal point, foreign".
"""

import csv

import pytest
from django.conf import settings
from django.contrib import admin
from django.test import Client

from initiatives.models import Country, FocalPoint
from tests.admin_forms import address
from tests.editors import make_user
from tests.factories import make_country
from tests.roles.actions import DELETED, REASON
from tests.roles.doors import DOORS, FORMS, doors_of
from tests.roles.registry import FOREIGN, bodies_of, make_registry
from tests.roles.world import ONCE_EACH, VISITORS, make_visitor, outcome

pytestmark = [pytest.mark.no_cover, pytest.mark.django_db]

with (settings.BASE_DIR / "tests" / "data" / "roles_models.csv").open() as file:
    TABLE = {(row.pop("model"), row.pop("whose")): row for row in csv.DictReader(file)}
# The querysets that hold a focal point are tried on both engines by `test_foreign_rows.py`.
EACH = [*ONCE_EACH, pytest.param(FOREIGN, marks=pytest.mark.sqlite_only)]
# What nobody does in a form, so that no request of the tests shows that it would be taken.
KEPT = {"ActivityVoice", "DataVersion", "FacetSet", "LoadedRecord", "SourceVoice"}
NEVER = (
    {(model, door.__name__) for model in (*KEPT, "Activity", "Group") for door in FORMS}
    | {
        ("ApiToken", "change"),  # it is revoked
        ("ApiToken", "delete"),
        ("Distinction", "add"),  # told apart on a page of its own
        ("Distinction", "change"),
        ("Suggestion", "change"),  # it is decided
        ("FacetSet", "listed"),  # which the portal keeps for itself
        ("SourceVoice", "listed"),
    }
    | {
        (model.__name__, "rename")
        for model, model_admin in admin.site._registry.items()
        if hasattr(model_admin, "rename_view") and not model_admin.is_renamable
    }
)  # no address has their slug


def test_the_table_leaves_out_no_model_of_the_admin():
    assert {model for model, _whose in TABLE} == {model.__name__ for model in admin.site._registry}


def test_whatever_is_refused_to_one_role_is_done_by_another():
    done = {
        (model, door.__name__)
        for (model, _whose), row in TABLE.items()
        for number, door in enumerate(DOORS)
        if "y" in {row[visitor][number] for visitor in VISITORS}
    }

    every = {
        (model.__name__, door.__name__)
        for model in admin.site._registry
        for door in doors_of(model)
    }
    assert every - done == NEVER


@pytest.mark.parametrize("visitor", EACH)
def test_each_role_does_with_each_model_what_the_table_says(visitor):
    world, rows = make_registry(visitor)
    bodies = bodies_of(rows)

    found = {
        (model.__name__, whose): "".join(
            outcome(door, world, model, row, bodies[model, whose])
            if door in doors_of(model)
            else "-"
            for door in DOORS
        )
        for (model, whose), row in rows.items()
    }

    assert found == {key: row[visitor] for key, row in TABLE.items()}


# The countries of a visitor after it tried to give itself France.
OWN = {"Focal point": ["KEN"], "Administrator": ["FRA"]}


@pytest.mark.parametrize("visitor", VISITORS)
def test_nobody_but_an_administrator_gives_countries_to_itself(visitor):
    client, user = Client(), make_visitor(visitor)
    if user:
        client.force_login(user)
    user = user or make_user("Contributor")
    sent = {"user": user.pk, "countries": [make_country("FRA").pk]} | REASON

    client.post(address(FocalPoint, "add"), sent)
    for point in FocalPoint.objects.filter(user=user):
        client.post(address(FocalPoint, "change", point.pk), sent)
    given = Country.objects.filter(focal_points__user=user)

    assert list(given.values_list("iso_alpha3", flat=True)) == OWN.get(visitor, [])
    for point in FocalPoint.objects.filter(user=user):
        client.post(address(FocalPoint, "delete", point.pk), DELETED)
    assert FocalPoint.objects.filter(user=user).exists() == (visitor == "Focal point")
