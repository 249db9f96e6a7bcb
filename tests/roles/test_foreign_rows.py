"""Rows of every model that are of another country: typed by no focal point, changed by none."""

import pytest
from django.apps import apps

from initiatives.models import (
    Activity,
    Check,
    Commitment,
    Country,
    CountryName,
    Funding,
    GroupMembership,
    Indicator,
    Observation,
    Organization,
    OrganizationRole,
    Participation,
    Person,
    Publisher,
    Statement,
    Workshop,
)
from initiatives.rights.countries import NAMED
from initiatives.rights.records import OF_COUNTRIES, WAYS
from tests.admin_data import make_workshop
from tests.admin_forms import address, errors_of, send_back
from tests.editors import recorded
from tests.factories import (
    make_activity,
    make_commitment,
    make_country,
    make_organization,
    make_participation,
    make_person,
    make_source,
    make_statement,
)
from tests.merging_data import funding, observation, role

pytestmark = pytest.mark.django_db
FRENCH = "Not among your countries (KEN): France (FRA)."
REASON = {"change_reason": "Because"}
# What makes a row one of a country, and what its form asks for beside that.
FORMS = {
    (Participation, "country"): {"role": "host", "certainty": "confirmed"},
    (OrganizationRole, "organization"): {"role": "partner", "certainty": "confirmed"},
    (Commitment, "promiser_country"): {"text": "To do"},
    (Commitment, "promiser_organization"): {"text": "To do"},
    (Funding, "organization"): {"amount": "5 million", "currency": "USD"},
    (Statement, "country"): {"speaker_kind": "unnamed", "speaker": "a minister"},
    (Statement, "person"): {"speaker_kind": "person"},
    (Statement, "body"): {"speaker_kind": "body"},
    (Observation, "country"): {"value": "40", "unit": "people"},
    (Organization, "country"): {"name": "Ministry", "kind": "government"},
    (Person, "country"): {"name": "Ada Speaker"},
}
# What names a country, and is anybody's to name: where something is, and what is no part of it.
FREE = {
    (Activity, "place_country"),
    (Check, "country"),
    (CountryName, "country"),
    (GroupMembership, "country"),
    (Organization, "parent"),
    (Publisher, "country"),
}
# A row of another country, of each model whose rows may keep a draft from being deleted.
ROWS = {
    Participation: lambda draft, france: make_participation(draft, "FRA"),
    OrganizationRole: lambda draft, france: role(body_of("FRA"), draft),
    Commitment: lambda draft, france: make_commitment(draft, promiser_country=france),
    Funding: lambda draft, france: funding(activity=draft, organization=body_of("FRA")),
    Statement: lambda draft, france: make_statement(activity=draft, country=france),
    Observation: lambda draft, france: observation(activity=draft, country=france),
}


def of(model, name):
    return f"{model.__name__}.{name}"


def body_of(code):
    return make_organization(country=code)


def named_of(model, name, code):
    """Return what a column would name to be of a country."""
    makers = {
        Country: make_country,
        Organization: body_of,
        Person: lambda code: make_person("A person", country=make_country(code)),
    }
    return makers[model._meta.get_field(name).related_model](code)


@pytest.fixture
def plan(kenya):
    """A plan that the focal point recorded."""
    return recorded(make_activity("initiative", publication_state="draft"), kenya)


def sent_of(model, name, plan):
    """Return what the form of a new row holds, but for what it is of."""
    columns = {field.name for field in model._meta.fields}
    indicator = Indicator.objects.create(slug="share", name="A share")
    shared = {
        "activity": plan.pk, "initiative": plan.pk, "source": make_source().pk,
        "indicator": indicator.pk, "slug": "new", "summary": "Said",
    }  # fmt: skip
    return {key: value for key, value in shared.items() if key in columns} | FORMS[model, name]


def test_every_column_that_leads_to_a_country_is_held_or_free():
    relations = {
        (model, field.name)
        for model in apps.get_app_config("initiatives").get_models()
        for field in model._meta.local_concrete_fields
        if field.related_model in (Country, Organization, Person)
        and not model.__name__.startswith("Historical")
    }

    assert {(model, name) for model, names in NAMED.items() for name in names} == FORMS.keys()
    assert relations == FORMS.keys() | FREE


@pytest.mark.parametrize(("model", "name"), FORMS, ids=[of(*one) for one in FORMS])
def test_what_else_is_of_another_country_is_refused_by_its_name(client, plan, model, name):
    given, url = sent_of(model, name, plan), address(model, "add")
    foreign, own = (named_of(model, name, code) for code in ("FRA", "KEN"))
    before = model.objects.count()

    refused = send_back(client, url, **given, **{name: foreign.pk})
    kept = model.objects.count()
    taken = send_back(client, url, **given, **{name: own.pk})

    assert errors_of(refused) == {name: [FRENCH]}
    assert (taken.status_code, kept, model.objects.count()) == (302, before, before + 1)


def test_what_is_of_no_country_is_recorded(client, plan):
    given = sent_of(OrganizationRole, "organization", plan)
    given |= {"organization": make_organization().pk}

    assert send_back(client, address(OrganizationRole, "add"), **given).status_code == 302
    assert OrganizationRole.objects.count() == 1


def test_the_page_of_what_is_of_another_country_is_to_look_at(client, plan):
    promise = make_commitment(plan, promiser_country=make_country("FRA"))
    url = address(Commitment, "change", promise.pk)
    gone = address(Commitment, "delete", promise.pk)

    answers = (
        client.get(url),
        client.post(url, REASON),
        client.post(gone, {"post": "yes", **REASON}),
    )

    assert [answer.status_code for answer in answers] == [200, 403, 403]
    assert Commitment.objects.get().text == "To do something"


def test_every_model_whose_rows_are_of_an_activity_and_a_country_is_tried():
    assert set(ROWS) == set(OF_COUNTRIES) == NAMED.keys() & WAYS.keys()


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)
def test_a_draft_that_holds_rows_of_other_countries_is_not_deleted(client, kenya, model):
    draft = recorded(make_workshop(), kenya)
    make_participation(draft, "KEN")
    theirs = ROWS[model](draft, make_country("FRA"))
    url = address(Workshop, "delete", draft.pk)

    refused = client.post(url, {"post": "yes", **REASON}).status_code
    theirs.delete()
    done = client.post(url, {"post": "yes", **REASON}).status_code

    assert (refused, done) == (403, 302)
    assert not Activity.objects.filter(pk=draft.pk).exists()
