"""Merging in the admin: the button, the other record, the preview, the choices, who may."""

import pytest

from initiatives import models
from tests import factories as make
from tests.admin_forms import address
from tests.editors import make_user
from tests.merging_data import MAKERS, REASON, milestone, pair, role
from tests.roles.world import make_visitor
from tests.signatures import signed

pytestmark = pytest.mark.django_db

PAGE_QUERIES = 32

ADMINS = {
    models.Organization: models.Organization,
    models.Source: models.Source,
    models.Activity: models.Workshop,
}


def choose_url(record):
    return address(ADMINS[type(record)], "merge", record.pk)


def merge_url(kept, given_up):
    return address(ADMINS[type(kept)], "merge_with", kept.pk, given_up.pk)


def confirm(client, kept, given_up, **changes):
    """Look at the preview and send its form back."""
    form = client.get(merge_url(kept, given_up)).context["form"]
    sent = {field.html_name: field.value() for field in form if field.value() is not None}
    return client.post(merge_url(kept, given_up), sent | {"change_reason": REASON} | changes)


def messages_of(client, response):
    page = client.get(response.url)
    return [str(message) for message in page.context["messages"]]


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_the_button_leads_to_near_records_and_the_preview_and_back(client, editor, model):
    kept, given_up = pair(model)
    MAKERS[model](**{"title" if model is models.Source else "name": "Nothing like it"})

    form = client.get(address(ADMINS[model], "change", kept.pk))
    choose = client.get(choose_url(kept))
    asked = client.get(choose_url(kept), {"other": given_up.pk})
    done = confirm(client, kept, given_up)

    assert choose_url(kept) in form.text
    assert [row.pk for row, _address in choose.context["near"]] == [given_up.pk]
    assert asked.url == merge_url(kept, given_up)
    assert done.url == address(ADMINS[model], "change", kept.pk)
    assert messages_of(client, done) == [f"“{given_up}” was merged into “{kept}”."]
    assert not model.objects.filter(pk=given_up.pk).exists()
    assert signed(kept)[1] == editor


@pytest.mark.parametrize("kind", ["initiative", "forum"])
def test_each_kind_of_activity_has_its_pages(client, editor, kind):
    kept, given_up = (make.make_activity(kind) for _ in range(2))
    url = address(type(make.build_activity(kind)), "merge", kept.pk)

    asked = client.get(url, {"other": given_up.pk})
    sent = client.get(asked.url).context["form"]["stamp"].value()
    client.post(asked.url, {"change_reason": REASON, "stamp": sent})

    assert list(models.Activity.objects.all()) == [kept]


def test_the_preview_tells_row_by_row_what_moves(client, editor):
    kept, given_up = pair(models.Organization)
    shared, other = make.make_activity(name="Shared"), make.make_activity(name="Other")
    role(kept, shared)
    role(given_up, shared, note="With a stand")
    role(given_up, other)

    page = client.get(merge_url(kept, given_up))

    [table] = page.context["tables"]
    told = [(str(row["of"]), str(row["fate"])) for row in table.rows]
    assert told == [("Shared", "is there already: the two become one"), ("Other", "moves")]
    assert [(str(words), number) for words, number in table.counts] == [
        ("moves", 1),
        ("is there already: the two become one", 1),
    ]
    assert "“With a stand” is added" in page.text


def test_many_rows_are_counted_and_some_named(client, editor):
    kept, given_up = pair()
    for number in range(60):
        milestone(given_up, title=f"Day {number}")

    page = client.get(merge_url(kept, given_up))

    assert "60: moves" in page.text
    assert "and 10 further rows" in page.text
    assert ("Day 49" in page.text, "Day 50" in page.text) == (True, False)


def test_of_two_values_the_one_chosen_is_kept(client, editor):
    kept = make.make_activity(slug="kept", name="Course", city="Nairobi")
    given_up = make.make_activity(slug="given-up", name="Training", city="Mombasa")

    confirm(client, kept, given_up, **{"take-city": "other"})

    kept.refresh_from_db()
    assert (kept.name, kept.city) == ("Course", "Mombasa")


def test_a_merge_without_a_reason_is_asked_again(client, editor):
    kept, given_up = pair()

    response = confirm(client, kept, given_up, change_reason=" ")

    assert response.context["form"].errors == {"change_reason": ["This field is required."]}
    assert models.Activity.objects.count() == 2


def test_what_changed_since_the_preview_is_shown_anew(client, editor):
    kept, given_up = pair()
    stamp = client.get(merge_url(kept, given_up)).context["form"]["stamp"].value()
    milestone(given_up, title="New")
    sent = {"change_reason": REASON, "stamp": stamp}

    refused = client.post(merge_url(kept, given_up), sent)
    shown = refused.context["form"]["stamp"].value()
    done = client.post(merge_url(kept, given_up), sent | {"stamp": shown})

    assert "has changed meanwhile" in refused.text
    assert "New" in refused.text
    assert refused.context["form"]["change_reason"].value() == REASON
    assert shown != stamp
    assert done.status_code == 302
    assert models.Activity.objects.count() == 1


@pytest.mark.parametrize("stamp", ["", "x", "\x00"])
def test_nothing_is_merged_that_was_not_looked_at(client, editor, stamp):
    kept, given_up = pair()

    response = client.post(merge_url(kept, given_up), {"change_reason": REASON, "stamp": stamp})

    assert response.status_code == 200
    assert models.Activity.objects.count() == 2


def test_values_that_do_not_go_together_are_named(client, editor):
    kept = make.make_activity(starts_on="2025-05-01", ends_on="2025-05-03")
    given_up = make.make_activity(starts_on="2025-06-01", ends_on="2025-06-03")

    response = confirm(client, kept, given_up, **{"take-starts_on": "other"})

    assert "The later date lies before the earlier one." in response.text
    assert response.context["form"]["take-starts_on"].value() == "other"
    assert models.Activity.objects.count() == 2


def test_a_public_record_is_not_offered_to_a_draft(client, editor):
    draft, public = make.make_activity(publication_state="draft"), make.make_activity()

    choose = client.get(choose_url(draft), {"other": public.pk})
    page = client.get(merge_url(draft, public))
    sent = client.post(merge_url(draft, public), {"change_reason": REASON, "stamp": "x"})

    assert choose.context["near"] == []
    assert "would be hidden" in choose.text
    assert "would be hidden" in page.text
    assert "Merge them" not in page.text
    assert (sent.status_code, models.Activity.objects.count()) == (200, 2)


def test_another_kind_and_itself_are_refused(client, editor):
    workshop, forum = make.make_activity(), make.make_activity("forum")

    of_forum, of_itself, of_none, of_nothing = (
        client.get(choose_url(workshop), {"other": other}).context["form"].errors["other"]
        for other in (forum.pk, workshop.pk, 999, "")
    )
    of_no_key = client.get(choose_url(workshop), {"other": "x"})

    assert client.get(merge_url(workshop, forum)).status_code == 404
    assert "of another kind" in of_forum[0]
    assert "with itself" in of_itself[0]
    assert of_none == ["Select a valid choice. That choice is not one of the available choices."]
    assert of_nothing == ["This field is required."]
    assert of_no_key.status_code == 200


# Who may


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
@pytest.mark.parametrize(
    ("role_name", "status", "left"),
    [
        ("no group", 403, 2),
        ("Contributor", 403, 2),
        ("Focal point", 403, 2),
        ("Editor", 302, 1),
        ("Administrator", 302, 1),
    ],
)
def test_only_editors_and_administrators_merge(client, model, role_name, status, left):
    kept, given_up = pair(model)
    client.force_login(make_user())
    stamp = client.get(merge_url(kept, given_up)).context["form"]["stamp"].value()
    client.force_login(make_visitor(role_name))
    sent = {"change_reason": REASON, "stamp": stamp}

    pages = [client.get(url).status_code for url in (choose_url(kept), merge_url(kept, given_up))]
    form = client.get(address(ADMINS[model], "change", kept.pk))
    answer = client.post(merge_url(kept, given_up), sent)

    assert pages == [200 if left == 1 else 403] * 2
    assert (choose_url(kept) in form.text) == (left == 1)
    assert (answer.status_code, model.objects.count()) == (status, left)


def test_nobody_without_an_account_merges(client):
    kept, given_up = pair()

    answer = client.post(merge_url(kept, given_up), {"change_reason": REASON})

    assert answer.status_code == 302
    assert models.Activity.objects.count() == 2


# The desk


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_the_list_of_possible_duplicates_leads_to_the_merge(client, editor, model):
    kept, given_up = pair(model)

    waiting = client.get(f"{address(model, 'changelist')}?queue=same").text
    listed = client.get(address(model, "changelist")).text

    assert choose_url(kept) in waiting
    assert choose_url(given_up) in waiting
    assert choose_url(kept) not in listed


@pytest.mark.parametrize("rows", [10, 100])
def test_the_preview_costs_the_same_queries_for_any_number_of_rows(
    client, editor, rows, django_assert_num_queries
):
    kept, given_up = pair()
    for number in range(rows):
        milestone(given_up, title=f"Day {number}")
        make.make_claim(given_up, source=make.make_source())
    client.get(merge_url(kept, given_up))

    with django_assert_num_queries(PAGE_QUERIES):
        client.get(merge_url(kept, given_up))
