"""Whatever changes leaves a row that says who and why, in one table a model."""

import pytest
from django.apps import apps

from initiatives import workflow
from initiatives.models import Activity
from tests.editors import make_user
from tests.factories import make_activity, make_claim, make_organization
from tests.signatures import KINDS, NEEDED, signed

pytestmark = pytest.mark.django_db
WITHOUT_HISTORY = {"ActivityVoice", "DataVersion", "FacetSet", "LoadedRecord", "SourceVoice"}


def test_every_model_has_history_but_what_is_computed():
    models = [
        model
        for model in apps.get_app_config("initiatives").get_models()
        if not model.__name__.startswith("Historical")
    ]

    without = {model.__name__ for model in models if not hasattr(model, "history")}

    assert without == WITHOUT_HISTORY


@pytest.mark.parametrize("model", KINDS)
def test_all_kinds_write_into_one_table(model):
    record = model.objects.create(slug="a", name="A", **NEEDED[model])
    record.name = "B"
    record.save()
    key = record.pk
    record.delete()

    rows = Activity.history.filter(id=key).order_by("history_id")

    assert model.history.model is Activity.history.model
    assert [(row.history_type, row.name, row.kind) for row in rows] == [
        ("+", "A", model.KIND),
        ("~", "B", model.KIND),
        ("-", "B", model.KIND),
    ]


@pytest.mark.parametrize("model", KINDS)
@pytest.mark.parametrize("name", workflow.MOVES)
def test_each_move_is_signed(name, model):
    origin = workflow.MOVES[name].origins[0]
    record = make_activity(model.KIND, publication_state=origin, starts_on="2025")
    make_claim(record)
    user = make_user()

    workflow.move(name, record, by=user, reason="because")

    assert signed(record) == ("~", user, "because")


def test_claims_and_names_moved_by_the_workflow_are_signed():
    user, organization = make_user(), make_organization()
    claim = make_claim(make_activity())

    workflow.withdraw_claim(claim, by=user, reason="misread")
    workflow.rename(organization, "renamed", by=user, reason="shorter")

    assert signed(claim) == ("~", user, "misread")
    assert signed(organization) == ("~", user, "shorter")
