"""A column that takes codes of a vocabulary takes no others, whatever writes the row."""

from copy import copy

import pytest
from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint, Q

from tests.admin_data import make_everything
from tests.test_invariants import insert_in_bulk, insert_raw, own_models

pytestmark = pytest.mark.django_db


def columns():
    """Return every column with codes: its model and its field."""
    return [
        (model, field)
        for model in own_models()
        if not model._meta.proxy
        for field in model._meta.local_fields
        if field.choices
    ]


def admitted_by_checks(model, name: str) -> list[set[str]]:
    """Return what the checks of a model admit in one column, whatever stands in the others."""
    conditions = [item.condition for item in model._meta.constraints if is_check(item)]
    return [set(values) for found in conditions for values in listed(found, f"{name}__in")]


def is_check(constraint) -> bool:
    return isinstance(constraint, CheckConstraint)


def listed(condition: Q, lookup: str):
    """Yield the values of a condition that consists of this look-up alone."""
    if len(condition.children) == 1 and condition.children[0][0] == lookup:
        yield condition.children[0][1]


def test_every_column_with_codes_admits_those_of_its_vocabulary_and_a_blank_where_it_may_be():
    wanted = {
        f"{model.__name__}.{field.name}": [
            {*dict(field.flatchoices), *([""] if field.blank else [])}
        ]
        for model, field in columns()
    }

    assert len(wanted) > 35
    assert {
        f"{model.__name__}.{field.name}": admitted_by_checks(model, field.name)
        for model, field in columns()
    } == wanted


def refusal(insert, row, **changes) -> str:
    """Write a row of the table anew with another value; return why not, "" if it was taken."""
    row, rows = copy(row), type(row)._base_manager
    for name, value in changes.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            rows.filter(pk=row.pk)._raw_delete(using=rows.db)
            insert(row)
    except IntegrityError as error:
        return str(error).lower()
    return ""


@pytest.mark.parametrize("insert", [insert_in_bulk, insert_raw])
def test_the_database_refuses_a_code_that_is_in_no_vocabulary(insert):
    make_everything(rows=1)
    rows = {model: model._base_manager.order_by("pk").first() for model, _field in columns()}

    refused = {str(field): refusal(insert, rows[model], **{field.name: "zz"})
               for model, field in columns()}  # fmt: skip
    as_they_were = {model: refusal(insert, row) for model, row in rows.items()}

    # Another check on the same column may speak first.
    assert {name: why for name, why in refused.items() if " check " not in f" {why}"} == {}
    assert as_they_were == dict.fromkeys(rows, "")
