"""A sheet refuses whatever `full_clean()` of an activity refuses: each field, each constraint."""

import pytest
from django.core.exceptions import ValidationError

from initiatives.models import Activity, Forum, Initiative, Workshop
from initiatives.spreadsheets import columns, files
from initiatives.spreadsheets.limits import RefusedError
from initiatives.spreadsheets.resource import resource_of
from initiatives.spreadsheets.rights import Everything
from tests.factories import INITIATIVE
from tests.spreadsheets.sheets import csv_of

pytestmark = pytest.mark.django_db

KINDS = (Initiative, Workshop, Forum)
LOOKED_UP = {*columns.LINKED, *columns.NAMED, *columns.FIXED, columns.VERSION}
# Texts that no field is broken by: any length, any words.
FREE = {"summary", "audience"}
WRONG = ["x" * 20_000, "no such thing", "-1", "9" * 40, "2025-02-30", "a\0b", ""]
# Cells that break a constraint of the model, by its name, in a sheet of a kind.
BROKEN = {
    "activity_initiatives_have_no_event_columns": [(Initiative, {"initiative_type": ""}),
                                                   (Initiative, {"status": ""})],
    "activity_events_have_no_initiative_columns": [(Workshop, {"status": "active"}),
                                                   (Forum, {"status": "adopted"})],
    "activity_ends_on_not_before_starts_on": [
        (kind, {"starts_on": "2025-05", "ends_on": "2025-04-30"}) for kind in KINDS
    ],
    "activity_adopted_on_not_before_announced_on": [
        (Initiative, {"announced_on": "2025-05", "adopted_on": "2024"})
    ],
    "activity_ends_on_not_before_announced_or_adopted": [
        (Initiative, {"announced_on": "2025-05", "ends_on": "2024"}),
        (Initiative, {"adopted_on": "2025-05", "ends_on": "2024"}),
    ],
    **{f"activity_{name}_is_known": [(kind, {name: "none such"}) for kind in kinds]
       for name, kinds in {"status": KINDS, "scope": KINDS, "participants_known": KINDS,
                           "initiative_type": [Initiative], "format": [Workshop, Forum]}.items()},
    **{f"activity_{name}_is_a_partial_date": [(kind, {name: "2025-13"}) for kind in kinds]
       for name, kinds in {"starts_on": KINDS, "ends_on": KINDS, "announced_on": [Initiative],
                           "adopted_on": [Initiative], "apply_by": [Workshop, Forum]}.items()},
}  # fmt: skip
# What no cell says: told by the portal, or read from the words beside it.
NEVER = {
    "activity_kind_is_known",
    "activity_one_party_is_known",
    "activity_state_is_known",
    "activity_participants_bounds_in_order",
    "activity_countries_bounds_in_order",
}


def refused(folder, model, cells):
    """Does a sheet refuse a new row?"""
    path = folder / "sheet.csv"
    path.write_text(csv_of([filled(model) | cells]))
    try:
        report = files.preview(path, path.name, resource_of(model, Everything(model)))
    except RefusedError:  # a file with such a sign is refused as a whole
        return True
    return dict(report.counts) == {"refused": 1}


def filled(model):
    own = INITIATIVE if model is Initiative else {}
    return {"slug": "new", "name": "New"} | own


def errors_of(model, cells):
    """Return what `full_clean` refuses of an activity that holds these cells as they are."""
    try:
        model(**filled(model) | cells).full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def typed(model):
    """Return the fields of a kind that a sheet writes as they are typed."""
    names = [name for name in columns.names_of(model.KIND) if name not in LOOKED_UP]
    return [Activity._meta.get_field(name) for name in names]


CASES = [(model, field.name) for model in KINDS for field in typed(model)]


@pytest.mark.parametrize(("model", "name"), CASES)
def test_what_a_field_refuses_is_refused_in_its_column(tmp_path, model, name):
    field = Activity._meta.get_field(name)
    limit = ["x" * (field.max_length + 1)] if field.max_length else []
    as_typed = [text.split("; ") for text in WRONG] if name == "languages" else [*WRONG, *limit]

    wrong = [value for value in as_typed if name in errors_of(model, {name: value})]
    texts = ["; ".join(value) if isinstance(value, list) else value for value in wrong]
    texts = [text for text in texts if text.strip()] + ([""] if is_needed(field) else [])

    assert bool(texts) == (name not in FREE)
    assert [text for text in texts if not refused(tmp_path, model, {name: text})] == []


def is_needed(field):
    return not field.blank and not field.has_default() and field.name != "slug"


@pytest.mark.parametrize(
    ("name", "model", "cells"),
    [(name, *case) for name, cases in BROKEN.items() for case in cases],
)
def test_what_a_constraint_refuses_is_refused_as_a_row(tmp_path, name, model, cells):
    [constraint] = [one for one in Activity._meta.constraints if one.name == name]
    with pytest.raises(ValidationError):
        constraint.validate(Activity, model(**filled(model) | cells))

    assert errors_of(model, cells)
    assert refused(tmp_path, model, cells)


def test_no_constraint_is_left_out_and_what_is_right_is_taken(tmp_path):
    names = {constraint.name for constraint in Activity._meta.constraints}

    assert {*BROKEN, *NEVER} == names
    assert [refused(tmp_path, model, {}) for model in KINDS] == [False] * 3
    assert [errors_of(model, {}) for model in KINDS] == [{}] * 3
