"""Publishing, withdrawing and deleting in the admin, and who may do what."""

import pytest

from initiatives.models import Activity, Claim, Participation, Workshop
from tests.admin_data import make_workshop
from tests.admin_forms import address, send_back
from tests.editors import make_superuser, make_user, recorded
from tests.factories import make_claim, make_country, make_participation, make_support

pytestmark = pytest.mark.django_db


def move_url(name, *records):
    keys = ",".join(str(record.pk) for record in records)
    return f"{address(type(records[0]), 'move', name)}?ids={keys}"


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


# Moving


def test_a_record_goes_from_draft_to_the_public_with_buttons(client, editor):
    record = make_workshop(starts_on="2025")
    make_claim(record)
    page = client.get(address(Workshop, "change", record.pk)).text
    assert move_url("submit", record) in page
    assert move_url("publish", record) not in page

    for name in ("submit", "publish"):
        asked = client.get(move_url(name, record))
        assert "A workshop" in asked.text
        response = client.post(move_url(name, record), {"change_reason": "all checked"})
        assert response.url == address(Workshop, "change", record.pk)

    assert Activity.objects.get().publication_state == "published"
    assert record.get_absolute_url() in client.get(address(Workshop, "change", record.pk)).text


def test_a_refusal_to_publish_names_the_fields_without_a_source(client, editor):
    record = make_workshop("in-review", starts_on="2025", city="Nairobi")

    response = client.post(
        move_url("publish", record), {"change_reason": "all checked"}, follow=True
    )

    assert messages_of(response) == [
        "“A workshop” is not published: no source is recorded for: Name, Dates, City."
    ]
    assert Activity.objects.get().publication_state == "in-review"


def test_the_page_that_publishes_names_beforehand_the_fields_without_a_source(client, editor):
    bare = make_workshop("in-review", name="Bare", starts_on="2025", city="Nairobi")
    ready = make_workshop("in-review", name="Ready", starts_on="2025")
    make_claim(ready)
    public = make_workshop("published", name="Public")

    asked = client.get(move_url("publish", bare, ready, public)).text
    withdrawing = client.get(move_url("withdraw", bare)).text

    told = "It cannot be published yet: no source is recorded for: Name, Dates, City."
    assert told in asked
    assert asked.count("no source is recorded") == 1
    assert "no source is recorded" not in withdrawing


def test_nothing_moves_without_a_reason(client, editor):
    record = make_workshop()

    response = client.post(move_url("submit", record), {"change_reason": " "})

    assert response.context["form"].errors == {"change_reason": ["This field is required."]}
    assert Activity.objects.get().publication_state == "draft"


def test_the_list_moves_several_and_says_which_it_could_not(client, editor):
    ready, bare = make_workshop("in-review", name="Ready"), make_workshop("in-review", name="Bare")
    Activity.objects.filter(pk=ready.pk).update(starts_on="2025")
    make_support(Activity.objects.get(pk=ready.pk), "name", "starts_on")
    url = address(Workshop, "changelist")
    chosen = {"action": "publish", "_selected_action": [ready.pk, bare.pk]}

    asked = client.post(url, chosen, follow=True)
    response = client.post(
        asked.redirect_chain[-1][0], {"change_reason": "all checked"}, follow=True
    )

    assert "“Ready” is public now." in messages_of(response)
    assert "“Bare” is not published" in " ".join(messages_of(response))
    states = Activity.objects.order_by("name").values_list("publication_state", flat=True)
    assert list(states) == ["in-review", "published"]


def test_the_form_cannot_change_the_state(client, editor):
    record = make_workshop()

    send_back(
        client,
        address(Workshop, "change", record.pk),
        publication_state="published",
        change_reason="try",
    )

    assert Activity.objects.get().publication_state == "draft"


def test_an_unknown_move_is_not_found(client, editor):
    record = make_workshop()

    assert client.get(move_url("promote", record)).status_code == 404


@pytest.mark.parametrize("keys", ["", "x", "²", "9" * 30, ",,-", "%00"])
def test_keys_that_are_none_choose_nothing(keys, client, editor):
    make_workshop()

    response = client.get(f"{address(Workshop, 'move', 'submit')}?ids={keys}")

    assert (response.status_code, response.context["records"]) == (200, [])


# Deleting


@pytest.mark.parametrize("state", ["in-review", "published", "withdrawn"])
def test_what_is_no_draft_cannot_be_deleted(state, client):
    client.force_login(make_superuser())
    record = make_workshop(state)

    response = client.post(
        address(Workshop, "delete", record.pk), {"post": "yes", "change_reason": "no"}
    )

    assert (response.status_code, Activity.objects.count()) == (403, 1)


def test_a_claim_on_a_published_record_is_withdrawn_not_deleted(client, editor):
    record = make_workshop("published", city="Nairobi")
    claim = make_claim(record, "city", value="Nairobi")
    make_claim(record, "city", value="Mombasa")
    deletion = client.post(
        address(Claim, "delete", claim.pk), {"post": "yes", "change_reason": "no"}
    )

    assert client.get(address(Claim, "withdraw", claim.pk)).status_code == 200
    client.post(address(Claim, "withdraw", claim.pk), {"change_reason": "misread"})

    assert deletion.status_code == 403
    assert Claim.objects.get(pk=claim.pk).is_withdrawn
    assert Activity.objects.get().city == "Mombasa"

    client.post(address(Claim, "restore", claim.pk), {"change_reason": "read again"})
    assert not Claim.objects.get(pk=claim.pk).is_withdrawn


# Roles


def test_a_contributor_enters_and_submits_a_draft_and_no_more(client):
    client.force_login(make_user("Contributor"))
    response = send_back(client, address(Workshop, "add"), name="New", slug="new")
    record = Workshop.objects.get()
    assert (response.status_code, record.publication_state) == (302, "draft")
    url = address(Workshop, "change", record.pk)
    assert send_back(client, url, city="Nairobi", change_reason="found").status_code == 302

    client.post(move_url("submit", record), {"change_reason": "complete"})

    assert Activity.objects.get().publication_state == "in-review"
    assert client.post(url, {"name": "x", "change_reason": "x"}).status_code == 403
    for name in ("publish", "withdraw", "back_to_draft"):
        response = client.post(move_url(name, record), {"change_reason": "mine"})
        assert response.status_code == 403
    assert Activity.objects.get().publication_state == "in-review"


def test_a_contributor_deletes_a_draft_with_all_that_is_in_it(client):
    user = make_user("Contributor")
    client.force_login(user)
    record = recorded(make_workshop(), user)
    make_claim(record)
    make_participation(record, "KEN")

    response = client.post(
        address(Workshop, "delete", record.pk), {"post": "yes", "change_reason": "entered twice"}
    )

    assert (response.status_code, Activity.objects.count()) == (302, 0)


def test_a_contributor_cannot_reach_a_published_record_through_its_parts(client):
    client.force_login(make_user("Contributor"))
    record = make_workshop("published")
    claim, kenya = make_claim(record), make_country("KEN")

    url = address(Claim, "change", claim.pk)
    changed = client.post(url, {"speaker": "me", "change_reason": "x"})
    added = send_back(
        client, address(Participation, "add"), activity=record.pk, country=kenya.pk, role="host",
        certainty="confirmed",
    )  # fmt: skip

    assert (changed.status_code, added.status_code) == (403, 403)
    assert not Participation.objects.exists()
