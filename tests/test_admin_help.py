"""Forms say beside each field what belongs there, with an example where that is not obvious."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import RequestFactory

from initiatives import models
from initiatives.admin.help_texts import HELP
from tests.editors import make_superuser

# Forms that are not ours.
OF_DJANGO = {User, Group}
REGISTERED = [model for model in admin.site._registry if model not in OF_DJANGO]
# Of these nothing is typed: activities are edited by their kind, the others are kept by the portal.
UNTYPED = {
    models.Activity,
    models.ActivityVoice,
    models.SourceVoice,
    models.DataVersion,
    models.Distinction,
    models.LoadedRecord,
    models.FacetSet,
}
EXAMPLES = {
    (models.Workshop, "name"): "“Second Workshop on AI Capacity”",
    (models.Workshop, "series"): "“World AI Conference”",
    (models.Participation, "country"): "“KEN”",
    (models.Source, "url"): "https://example.org/news/1",
    (models.Claim, "normalised"): "2025-05-12, CHN, nearly 40",
    (models.Commitment, "target"): "“up to 500,000”",
}


@pytest.fixture
def request_of_root(db):
    """A request of somebody who may enter everything."""
    request = RequestFactory().get("/")
    request.user = make_superuser()
    return request


def fields_of(model, request):
    """Return the fields of a model's form and of the rows inside it."""
    page = admin.site.get_model_admin(model)
    if not page.has_add_permission(request):
        return {}
    fields = {(model, name): field for name, field in page.get_form(request).base_fields.items()}
    for rows in page.get_inline_instances(request):
        form = rows.get_formset(request).form
        fields |= {(rows.model, name): field for name, field in form.base_fields.items()}
    return fields


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_every_field_that_is_typed_has_a_help_text(request_of_root, model):
    fields = fields_of(model, request_of_root)

    assert bool(fields) == (model not in UNTYPED)
    assert [key for key, field in fields.items() if not field.help_text] == []
    for (owner, name), example in EXAMPLES.items():
        if owner is model:
            assert example in str(fields[owner, name].help_text)


def test_no_help_text_stands_in_for_one_of_the_column():
    columns = [model._meta.get_field(name) for model, texts in HELP.items() for name in texts]

    assert [str(column) for column in columns if column.help_text or not column.editable] == []
