"""What may never be true, the database itself refuses, through every door, on both engines."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import DecimalField
from django.db.models.expressions import DatabaseDefault

from initiatives.fields import PartialDateField
from tests.rows import (
    activity,
    check,
    claim,
    commitment,
    data_version,
    event_in_a_country,
    evidence,
    funding,
    initiative,
    membership,
    observation,
    organization_role,
    outcome,
    override,
    participation,
    relation,
    statement,
    workshop,
)

pytestmark = pytest.mark.django_db


def insert_in_bulk(row):
    type(row).objects.bulk_create([row])


def insert_raw(row):
    """Write a row past Django: an INSERT of its own with the columns that have a value."""
    table, columns = row._meta.db_table, {}
    for field in row._meta.concrete_fields:
        value = None if field.generated else field.pre_save(row, add=True)
        is_left_to_database = field.generated or isinstance(value, DatabaseDefault)
        if not is_left_to_database and not (field.primary_key and value is None):
            columns[field.column] = field.get_db_prep_save(value, connection)
    names = ", ".join(map(connection.ops.quote_name, columns))
    places = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(columns.values()))


EVENTS = "activity_events_have_no_initiative_columns"
INITIATIVES = "activity_initiatives_have_no_event_columns"
ORDER = "activity_ends_on_not_before_starts_on"
KNOWN = "activity_ends_on_not_before_announced_or_adopted"
START = "activity_starts_on_is_a_partial_date"
STATED = "claim_stated_says_what"
ONE_THING = "check_of_one_thing_at_most"
SPEAKER = "statement_has_its_speaker"
UNIQUE = "unique|UNIQUE"

# the constraint that speaks, the row, what is wrong with it, its sibling that is right
RULES = [
    # Other checks on the columns of a kind may speak first.
    ("activity_", activity, {"kind": "party"}, {"kind": "forum"}),
    ("activity_state_is_known", workshop,
     {"publication_state": "x"}, {"publication_state": "draft"}),
    (EVENTS, workshop, {"adopted_on": "2025"}, {"starts_on": "2025"}),
    (EVENTS, workshop, {"announced_on": "2025"}, {"apply_by": "2025"}),
    (EVENTS, workshop, {"initiative_type": "project"}, {"format": "online"}),
    (EVENTS, workshop, {"status": "completed"}, {"status": "cancelled"}),
    (INITIATIVES, initiative, {"city": "Nairobi"}, {"website": "https://example.org"}),
    (INITIATIVES, initiative, {"venue": "Hall 1"}, {"announced_on": "2025"}),
    (INITIATIVES, initiative, {"edition_number": 2}, {"scope": "global"}),
    (INITIATIVES, initiative, {"apply_by": "2025"}, {"ends_on": "2025"}),
    (INITIATIVES, initiative, {"initiative_type": ""}, {"initiative_type": "group"}),
    (INITIATIVES, initiative, {"status": ""}, {"status": "unknown"}),
    (INITIATIVES, event_in_a_country, {"kind": "initiative"}, {"kind": "forum"}),
    (ORDER, workshop, {"starts_on": "2025-05-12", "ends_on": "2025-05-11"},
     {"starts_on": "2025-05-12", "ends_on": "2025-05-12"}),
    (ORDER, workshop, {"starts_on": "2025-05-12", "ends_on": "2025-04"},
     {"starts_on": "2025-05-12", "ends_on": "2025-05"}),
    (ORDER, workshop, {"starts_on": "2025-05", "ends_on": "2024"},
     {"starts_on": "2025-05", "ends_on": "2025"}),
    ("activity_adopted_on_not_before_announced_on", initiative,
     {"announced_on": "2025", "adopted_on": "2024-12-31"},
     {"announced_on": "2025", "adopted_on": "2025-01-01"}),
    (KNOWN, initiative, {"announced_on": "2025-05-12", "ends_on": "2025-05-11"},
     {"announced_on": "2025-05-12", "ends_on": "2025-05"}),
    (KNOWN, initiative, {"adopted_on": "2025", "ends_on": "2024-12-31"},
     {"adopted_on": "2025", "ends_on": "2025-01-01"}),
    (KNOWN, initiative, {"announced_on": "2024", "adopted_on": "2026", "ends_on": "2025"},
     {"announced_on": "2024", "adopted_on": "2026", "ends_on": "2026"}),
    (KNOWN, initiative, {"announced_on": "2026", "ends_on": "2025"},
     {"announced_on": "2026", "ends_on": "2025", "starts_on": "2025"}),
    (START, workshop, {"starts_on": "2025-13"}, {"starts_on": "2025-12"}),
    (START, workshop, {"starts_on": "2025-13-01"}, {"starts_on": "2025-12-01"}),
    (START, workshop, {"starts_on": "2025-00"}, {"starts_on": "2025-01"}),
    (START, workshop, {"starts_on": "2025-01-32"}, {"starts_on": "2025-01-31"}),
    (START, workshop, {"starts_on": "soon"}, {"starts_on": ""}),
    (START, workshop, {"starts_on": "May 2025"}, {"starts_on": "2025-05"}),
    (START, workshop, {"starts_on": "2025-5-1"}, {"starts_on": "2025-05-01"}),
    ("activity_participants_bounds_in_order", workshop,
     {"participants_low": 41, "participants_high": 40},
     {"participants_low": 40, "participants_high": 40}),
    ("activity_countries_bounds_in_order", workshop,
     {"countries_low": 41, "countries_high": 40}, {"countries_low": 41}),
    ("commitment_target_bounds_in_order", commitment,
     {"target_low": "1.5", "target_high": "1.4"}, {"target_high": "1.4"}),
    ("evidence_amount_bounds_in_order", evidence,
     {"amount_low": 2, "amount_high": 1}, {"amount_low": 1, "amount_high": 2}),
    ("funding_amount_bounds_in_order", funding,
     {"amount_low": 2, "amount_high": 1}, {"amount_low": 2, "amount_high": 2}),
    ("observation_value_bounds_in_order", observation,
     {"value_low": 60_000_000_000, "value_high": 1}, {"value_low": 60_000_000_000}),
    (UNIQUE, participation, {"role": "host"}, {"role": "participant"}),
    ("participation_role_is_known", participation, {"role": "guest"}, {"role": "observer"}),
    (UNIQUE, organization_role, {"role": "partner"}, {"role": "organizer"}),
    ("organization_role_is_known", organization_role, {"role": "guest"}, {"role": "funding"}),
    (UNIQUE, membership, {"since": "2000"}, {"since": "2002"}),
    ("membership_until_not_before_since", membership,
     {"since": "2025-05-12", "until": "2025-05-11"}, {"since": "2025-05-12", "until": "2025-05"}),
    ("membership_until_not_before_since", membership,
     {"since": "2025-05", "until": "2025-04"}, {"since": "2025-05", "until": "2025-06"}),
    ("relation_is_not_to_itself", relation, {"to": "itself"}, {"to": "another"}),
    ("relation_kind_is_known", relation, {"kind": "likes"}, {"kind": "supports"}),
    ("outcome_is_not_itself", outcome, {"concerns": "itself"}, {"concerns": "another"}),
    ("outcome_is_not_itself", outcome, {"concerns": "itself"}, {"concerns": "nothing"}),
    (STATED, claim, {"basis": "stated", "field": "city"},
     {"basis": "stated", "field": "city", "value": "Nairobi"}),
    (STATED, claim, {"basis": "stated", "field": "city", "normalised": "Nairobi"},
     {"basis": "stated", "field": "city", "quote": "in Nairobi"}),
    (STATED, claim, {"basis": "stated", "value": "Nairobi"},
     {"basis": "stated", "field": "city", "locator": "page 1"}),
    (STATED, claim, {"basis": "record", "field": "city"}, {"basis": "record"}),
    ("claim_basis_is_known", claim, {"basis": "rumour", "field": "city", "value": "x"},
     {"basis": "record", "quote": "x"}),
    (ONE_THING, check, {"of": ["activity", "country"]}, {"of": ["activity"]}),
    (ONE_THING, check, {"of": ["country", "source"]}, {"of": ["country"]}),
    (ONE_THING, check, {"of": ["commitment", "source"]}, {"of": ["commitment"]}),
    (ONE_THING, check, {"of": ["activity", "commitment"]}, {"of": ["source"]}),
    (ONE_THING, check, {"of": ["activity", "country", "commitment", "source"]}, {"of": []}),
    (SPEAKER, statement, {"speaker_kind": "person"},
     {"speaker_kind": "person", "named": ["person"]}),
    (SPEAKER, statement, {"speaker_kind": "person", "named": ["body"]},
     {"speaker_kind": "person", "named": ["person", "body"]}),
    (SPEAKER, statement, {"speaker_kind": "body"}, {"speaker_kind": "body", "named": ["body"]}),
    (SPEAKER, statement, {"speaker_kind": "body", "speaker": "x", "named": ["person"]},
     {"speaker_kind": "body", "speaker": "x"}),
    (SPEAKER, statement, {"speaker_kind": "unnamed"}, {"speaker_kind": "unnamed", "speaker": "x"}),
    # Two checks read this column; SQLite and PostgreSQL name another one first.
    ("statement_", statement, {"speaker_kind": "crowd", "speaker": "x"},
     {"speaker_kind": "unnamed", "speaker": "x", "named": ["body"]}),
    ("funding_of_one_thing", funding, {"of": ["activity", "commitment"]}, {"of": ["activity"]}),
    ("funding_of_one_thing", funding, {"of": []}, {"of": ["commitment"]}),
    ("override_expires_after_it_is_made", override,
     {"expires_on": date(2025, 5, 31)}, {"expires_on": date(2025, 6, 2)}),
    ("override_expires_after_it_is_made", override,
     {"expires_on": date(2025, 6, 1)}, {"expires_on": date(2026, 6, 1)}),
    ("override_says_something", override,
     {"level": "", "expires_on": date(2026, 1, 1)},
     {"level": "", "timeliness": "overdue", "expires_on": date(2026, 1, 1)}),
    ("commitment_measure_is_known", commitment, {"measure": "mood"}, {"measure": "activities"}),
    ("evidence_bearing_is_known", evidence, {"bearing": "rumour"}, {"bearing": "context"}),
    ("data_version_is_one_row", data_version, {"pk": 2}, {"pk": 1}),
]  # fmt: skip


@pytest.fixture(params=[insert_in_bulk, insert_raw])
def insert(request):
    """A door by which rows reach the table without ``save`` and without validation."""
    return request.param


def numbered(rules):
    return [pytest.param(*rule, id=f"{rule[0]}-{number}") for number, rule in enumerate(rules)]


@pytest.mark.parametrize(("constraint", "build", "wrong", "right"), numbered(RULES))
def test_database_refuses_the_wrong_row_and_takes_its_sibling(
    insert, constraint, build, wrong, right
):
    with transaction.atomic():
        row = build(**wrong)
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            insert(row)
        transaction.set_rollback(True)  # so that the sibling meets the same neighbours

    row = build(**right)
    before = type(row)._base_manager.count()
    insert(row)

    assert type(row)._base_manager.count() == before + 1


@pytest.mark.parametrize(("constraint", "build", "wrong", "right"), numbered(RULES))
def test_validation_refuses_the_wrong_row_first_and_takes_its_sibling(
    constraint, build, wrong, right
):
    with transaction.atomic():
        row = build(**wrong)
        with pytest.raises(ValidationError) as refused:
            row.validate_constraints()
        transaction.set_rollback(True)

    build(**right).validate_constraints()

    if constraint in guarded(type(row)):
        told = {check.name: check for check in row._meta.constraints}[constraint]
        assert told.get_violation_error_message() in refused.value.messages


def test_validation_leaves_out_what_follows_from_a_field_that_is_left_out():
    row = workshop(starts_on="2025-05-12", ends_on="2025-04", participants_low=41)

    row.validate_constraints(exclude={"ends_on"})

    with pytest.raises(ValidationError, match="The later date lies before"):
        row.validate_constraints(exclude={"participants_low"})


def own_models():
    """The models that are not history: what history keeps was accepted once."""
    found = apps.get_app_config("initiatives").get_models()
    return [model for model in found if not hasattr(model, "history_object")]


def guarded(model):
    return [constraint.name for constraint in model._meta.constraints]


def test_every_partial_date_is_guarded_by_the_database():
    unguarded = [
        f"{model.__name__}.{field.name}"
        for model in own_models()
        for field in model._meta.local_fields
        if isinstance(field, PartialDateField)
        and not any(name.endswith(f"_{field.name}_is_a_partial_date") for name in guarded(model))
    ]

    assert unguarded == []


def test_every_pair_of_bounds_is_guarded_by_the_database():
    pairs = [
        (model, field.name.removesuffix("_low"))
        for model in own_models()
        for field in model._meta.local_fields
        if isinstance(field, DecimalField) and field.name.endswith("_low")
    ]

    assert len(pairs) >= 6
    assert [
        f"{model.__name__}.{name}"
        for model, name in pairs
        if not any(guard.endswith(f"_{name}_bounds_in_order") for guard in guarded(model))
    ] == []


def test_what_a_constraint_refuses_is_told_in_words_and_not_by_its_name():
    constraints = [check for model in own_models() for check in model._meta.constraints]

    assert [check.name for check in constraints if is_told_by_its_name(check)] == []


def is_told_by_its_name(constraint):
    """Without words of its own, unless Django has some or a field refuses it before."""
    of_columns = getattr(constraint, "fields", ()) and constraint.condition is None
    is_code = constraint.name.endswith("_is_known")  # each such column has its choices
    has_words = constraint.violation_error_message != constraint.default_violation_error_message
    return not (has_words or of_columns or is_code)


def test_every_column_of_codes_has_choices_which_are_told_before_its_constraint():
    columns = [
        (model, constraint.condition.children[0][0].removesuffix("__in"))
        for model in own_models()
        for constraint in model._meta.constraints
        if constraint.name.endswith("_is_known")
    ]

    assert len(columns) >= 30
    assert [
        f"{model.__name__}.{name}"
        for model, name in columns
        if not model._meta.get_field(name).choices
    ] == []
