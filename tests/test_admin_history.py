"""Whatever is added, changed or deleted in the admin is signed with its reason."""

import pytest
from django.contrib import admin

from initiatives import workflow
from initiatives.models import (
    Activity,
    ApiToken,
    Claim,
    Commitment,
    Country,
    Distinction,
    Forum,
    Indicator,
    Initiative,
    Organization,
    Person,
    Publisher,
    Series,
    Source,
    Suggestion,
    Theme,
    Workshop,
)
from tests.admin_data import make_everything, make_workshop
from tests.admin_forms import address, data_of, errors_of, row, send_back
from tests.editors import make_superuser
from tests.factories import (
    make_activity,
    make_claim,
    make_commitment,
    make_country,
    make_organization,
    make_participation,
    make_publisher,
    make_source,
)
from tests.pages.reading import words
from tests.signatures import KINDS, NEEDED, signed

pytestmark = pytest.mark.django_db

# Edited as the kind that it is; decided by buttons (test_admin_suggestions.py); revoked by one
# and never deleted (test_tokens.py).
NOT_EDITED = {Activity, ApiToken, Distinction, Suggestion}


@pytest.fixture
def editor(client):
    user = make_superuser()
    client.force_login(user)
    return user


@pytest.mark.parametrize("model", KINDS)
def test_a_record_added_in_the_admin_is_signed(model, client, editor):
    url = address(model, "add")

    response = send_back(client, url, name="A new record", slug="new", **NEEDED[model])

    assert response.status_code == 302
    assert signed(Activity.objects.get()) == ("+", editor, "First recorded")


@pytest.mark.parametrize("model", KINDS)
def test_a_change_in_the_admin_is_signed_with_its_reason(model, client, editor):
    record = make_activity(model.KIND)
    rows = record.history.count()

    send_back(client, address(model, "change", record.pk), name="B", change_reason="wrong name")

    assert record.history.count() == rows + 1
    assert signed(record) == ("~", editor, "wrong name")
    assert Activity.objects.get().name == "B"


@pytest.mark.parametrize("model", KINDS)
def test_a_draft_deleted_in_the_admin_leaves_its_history(model, client, editor):
    record = make_activity(model.KIND, publication_state="draft")
    make_claim(record)
    url = address(model, "delete", record.pk)

    client.post(url, {"post": "yes", "change_reason": "entered twice"})

    assert not Activity.objects.exists()
    for history in (Activity.history, Claim.history):
        row = history.order_by("history_id").last()
        assert (row.history_type, row.history_user) == ("-", editor)
        assert row.history_change_reason == "entered twice"


@pytest.mark.no_cover
def test_every_model_edited_in_the_admin_is_signed_with_its_reason_and_needs_one(client, editor):
    make_everything(rows=1)
    edited = [
        model
        for model in admin.site._registry
        if hasattr(model, "history") and model not in NOT_EDITED
    ]

    for model in edited:
        record = model.objects.first()
        url, reason = address(model, "change", record.pk), f"{model.__name__} read anew"
        form, rows = data_of(client.get(url)), record.history.count()

        unsaid = client.post(url, form | {"change_reason": " "})
        left = record.history.count()
        said = client.post(url, form | {"change_reason": reason})

        assert (errors_of(unsaid).keys(), left) == ({"change_reason"}, rows), model
        assert said.status_code == 302, model
        assert signed(record) == ("~", editor, reason)


@pytest.mark.no_cover
def test_every_model_deleted_in_the_admin_is_signed_with_its_reason(client, editor):
    make_everything(rows=1)
    records = {model: model.objects.first() for model in with_history_in_admin()} | unreferred()
    del records[Activity]  # only to be looked at: a record is deleted as the kind that it is
    del records[ApiToken]

    for model, record in records.items():
        data = {"post": "yes", "change_reason": "not so"}
        client.post(address(model, "delete", record.pk), data)
        assert not model.objects.filter(pk=record.pk).exists(), model
        row = model.history.filter(id=record.pk).order_by("history_id").last()
        told = (row.history_type, row.history_user, row.history_change_reason)
        assert told == ("-", editor, "not so"), model


def with_history_in_admin():
    """Return the models in the admin that keep a history, those that refer to others first."""
    models = [model for model in admin.site._registry if hasattr(model, "history")]
    return sorted(models, key=lambda model: len(model._meta.related_objects))


def unreferred():
    """Return a row that may be deleted of each model whose others are held, or public."""
    draft = make_activity("initiative", publication_state="draft")
    return {
        Claim: make_claim(make_activity(publication_state="draft")),
        Initiative: Initiative.objects.get(pk=draft.pk),
        Workshop: Workshop.objects.get(pk=make_activity(publication_state="draft").pk),
        Forum: Forum.objects.get(pk=make_activity("forum", publication_state="draft").pk),
        Commitment: make_commitment(draft),
        Country: make_country("FRA"),
        Organization: make_organization(),
        Source: make_source(),
        Publisher: make_publisher(),
        Person: Person.objects.create(slug="nobody", name="Nobody"),
        Indicator: Indicator.objects.create(slug="nothing", name="Nothing"),
        Series: Series.objects.create(slug="never", name="Never"),
    }


def test_deleting_without_a_reason_deletes_nothing(client, editor):
    organization = make_organization()
    url = address(Organization, "delete", organization.pk)

    page = client.post(url, {"post": "yes", "change_reason": " "})

    form = page.content.decode().partition("<form method=")[2]
    assert "Say why it is deleted." in form.partition('name="change_reason"')[0]
    assert 'aria-describedby="id_change_reason_error"' in form
    assert Organization.objects.get() == organization


def test_rows_added_changed_and_deleted_inside_a_form_are_signed(client, editor):
    record = make_activity()
    changed, deleted = make_participation(record, "KEN"), make_participation(record, "ZMB")
    france, source = make_country("FRA"), make_source()
    url = address(Workshop, "change", record.pk)
    page = client.get(url)
    new = row(page, "participations", country=france.pk, role="host", sources=[source.pk],
              certainty="confirmed")  # fmt: skip
    forms = {
        form.instance.pk: form.prefix
        for rows in page.context["inline_admin_formsets"]
        for form in rows.formset.forms
    }
    data = {
        f"{forms[changed.pk]}-note": "spoke first",
        f"{forms[deleted.pk]}-DELETE": "on",
        "change_reason": "list of countries read again",
    }

    client.post(url, data_of(page) | new | data)

    added = record.participations.get(country=france)
    for part in (added, changed):
        assert signed(part)[1:] == (editor, "list of countries read again")
    gone = type(deleted).history.filter(id=deleted.pk).order_by("history_id").last()
    assert (gone.history_type, gone.history_change_reason) == ("-", "list of countries read again")
    assert list(added.sources.all()) == [source]
    assert Activity.objects.get().recorded_countries == 2


def test_one_saving_leaves_one_row_of_history_with_the_links_that_it_came_to(client, editor):
    record = make_workshop()
    first, second = make_source(), make_source()
    part = make_participation(record, "KEN")
    part.sources.add(first)
    rows = (record.history.count(), part.history.count())
    url = address(Workshop, "change", record.pk)
    theme = Theme.objects.create(slug="data", name="Data")

    changed = {"participations-0-sources": [second.pk], "participations-0-note": "As listed"}
    send_back(client, url, themes=[theme.pk], city="Lusaka", **changed, change_reason="listed")

    assert (record.history.count(), part.history.count()) == (rows[0] + 1, rows[1] + 1)
    latest = part.history.latest()
    assert [link.source for link in latest.sources.all()] == [second]
    assert (latest.note, latest.history_change_reason) == ("As listed", "listed")
    assert [link.theme for link in record.history.latest().themes.all()] == [theme]


def test_a_part_changed_on_its_own_page_shows_in_the_history_of_its_activity(client, editor):
    record = make_activity()
    part = make_participation(record, "KEN")
    before = Activity.objects.get().last_changed_at

    send_back(
        client,
        address(type(part), "change", part.pk),
        role="host",
        change_reason="Kenya was the host",
    )

    assert signed(record) == ("~", editor, "Kenya was the host")
    assert Activity.objects.get().last_changed_at > before


def test_a_part_moved_to_another_activity_touches_both(client, editor):
    first, second = make_activity(), make_activity()
    part = make_participation(first, "KEN")
    workflow.touch(first)

    send_back(
        client,
        address(type(part), "change", part.pk),
        activity=second.pk,
        change_reason="wrong workshop",
    )

    counts = Activity.objects.order_by("pk").values_list("recorded_countries", flat=True)
    assert list(counts) == [0, 1]


def test_the_history_page_shows_who_what_and_why(client, editor):
    record = make_activity(city="Nairobi")
    url = address(Workshop, "change", record.pk)
    send_back(client, url, city="Mombasa", change_reason="read <again>")

    workflow.withdraw(record, by=editor, reason="doubtful")

    page = client.get(address(Workshop, "history", record.pk)).text

    assert editor.username in page
    assert "Publication state: Published → Withdrawn" in words(page)
    assert "read &lt;again&gt;" in page
    assert "City: Nairobi → Mombasa" in words(page)
    assert "style=" not in page


def test_history_cannot_put_back_an_old_state_past_the_workflow(client, editor):
    record = make_activity()
    version = record.history.first().pk

    response = client.get(f"/admin/initiatives/workshop/{record.pk}/history/{version}/")

    assert response.status_code in (302, 404)
    client.post(f"/admin/initiatives/workshop/{record.pk}/history/{version}/", {"name": "x"})
    assert Activity.objects.get().name == "A workshop"
