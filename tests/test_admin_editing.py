"""What editors do in the admin, and what it refuses."""

import json

import pytest
from django.urls import reverse

from initiatives.models import (
    Activity,
    Claim,
    Commitment,
    Country,
    Initiative,
    Organization,
    Participation,
    Publisher,
    Redirect,
    Source,
    Suggestion,
    Workshop,
)
from tests.admin_forms import address, data_of, errors_of, row, send_back
from tests.editors import make_superuser, make_user
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make_user("Editor")
    client.force_login(user)
    return user


def move_url(name, *records):
    keys = ",".join(str(record.pk) for record in records)
    return f"{address(type(records[0]), 'move', name)}?ids={keys}"


def workshop(state="draft", **fields):
    return Workshop.objects.get(pk=make_activity(publication_state=state, **fields).pk)


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


# Moving


def test_a_record_goes_from_draft_to_the_public_with_buttons(client, editor):
    record = workshop(starts_on="2025")
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
    record = workshop("in-review", starts_on="2025", city="Nairobi")

    response = client.post(
        move_url("publish", record), {"change_reason": "all checked"}, follow=True
    )

    assert messages_of(response) == [
        "“A workshop” is not published: no source is recorded for: Name, Dates, City."
    ]
    assert Activity.objects.get().publication_state == "in-review"


def test_nothing_moves_without_a_reason(client, editor):
    record = workshop()

    response = client.post(move_url("submit", record), {"change_reason": " "})

    assert response.context["form"].errors == {"change_reason": ["This field is required."]}
    assert Activity.objects.get().publication_state == "draft"


def test_the_list_moves_several_and_says_which_it_could_not(client, editor):
    ready, bare = workshop("in-review", name="Ready"), workshop("in-review", name="Bare")
    make_claim(ready, "name")
    make_claim(ready, "dates")
    url = address(Workshop, "changelist")
    Activity.objects.filter(pk=ready.pk).update(starts_on="2025")
    chosen = {"action": "publish", "_selected_action": [ready.pk, bare.pk]}

    asked = client.post(url, chosen, follow=True)
    response = client.post(
        asked.redirect_chain[-1][0], {"change_reason": "all checked"}, follow=True
    )

    assert "Publish: Ready" in messages_of(response)
    assert "“Bare” is not published" in " ".join(messages_of(response))
    states = Activity.objects.order_by("name").values_list("publication_state", flat=True)
    assert list(states) == ["in-review", "published"]


def test_the_form_cannot_change_the_state(client, editor):
    record = workshop()

    send_back(
        client,
        address(Workshop, "change", record.pk),
        publication_state="published",
        change_reason="try",
    )

    assert Activity.objects.get().publication_state == "draft"


def test_an_unknown_move_is_not_found(client, editor):
    record = workshop()

    assert client.get(move_url("promote", record)).status_code == 404


@pytest.mark.parametrize("keys", ["", "x", "²", "9" * 30, ",,-", "%00"])
def test_keys_that_are_none_choose_nothing(keys, client, editor):
    workshop()

    response = client.get(f"{address(Workshop, 'move', 'submit')}?ids={keys}")

    assert (response.status_code, response.context["records"]) == (200, [])


# Deleting


@pytest.mark.parametrize("state", ["in-review", "published", "withdrawn"])
def test_what_is_no_draft_cannot_be_deleted(state, client):
    client.force_login(make_superuser())
    record = workshop(state)

    response = client.post(
        address(Workshop, "delete", record.pk), {"post": "yes", "change_reason": "no"}
    )

    assert (response.status_code, Activity.objects.count()) == (403, 1)


def test_a_claim_on_a_published_record_is_withdrawn_not_deleted(client, editor):
    record = workshop("published", city="Nairobi")
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
    client.force_login(make_user("Contributor"))
    record = workshop()
    make_claim(record)
    make_participation(record, "KEN")

    response = client.post(
        address(Workshop, "delete", record.pk), {"post": "yes", "change_reason": "entered twice"}
    )

    assert (response.status_code, Activity.objects.count()) == (302, 0)


def test_a_contributor_cannot_reach_a_published_record_through_its_parts(client):
    client.force_login(make_user("Contributor"))
    record = workshop("published")
    claim, kenya = make_claim(record), make_country("KEN")

    url = address(Claim, "change", claim.pk)
    changed = client.post(url, {"speaker": "me", "change_reason": "x"})
    added = send_back(
        client, address(Participation, "add"), activity=record.pk, country=kenya.pk, role="host",
        certainty="confirmed",
    )  # fmt: skip

    assert (changed.status_code, added.status_code) == (403, 403)
    assert not Participation.objects.exists()


# What the forms refuse and read


def test_bounds_are_read_from_the_words(client, editor):
    record = workshop()
    url = address(Workshop, "change", record.pk)

    send_back(client, url, participants="over 180", change_reason="counted")
    first = Activity.objects.get()
    send_back(client, url, participants="nearly 40", change_reason="counted again")
    second = Activity.objects.get()
    send_back(client, url, participants="a dozen", participants_low="12", change_reason="third")
    third = Activity.objects.get()
    send_back(client, url, participants=None, change_reason="not stated")
    fourth = Activity.objects.get()

    bounds = [
        (record.participants, record.participants_low, record.participants_high)
        for record in (first, second, third, fourth)
    ]
    assert bounds == [
        ("over 180", 181, None),
        ("nearly 40", None, 39),
        ("a dozen", 12, None),
        ("", None, None),
    ]


def test_words_without_a_number_are_refused_with_an_example(client, editor):
    record = workshop()

    response = send_back(
        client, address(Workshop, "change", record.pk), countries="many", change_reason="x"
    )

    assert errors_of(response) == {
        "countries": ["Write it with a number: “nearly 40”, “over 180”, “37”."]
    }


def test_amounts_in_rows_are_read_from_their_words_too(client, editor):
    commitment, source = make_commitment(), make_source()
    url = address(Commitment, "change", commitment.pk)
    page = client.get(url)
    new = row(page, "evidence", number=1, bearing="partial", amount="over 2.5", source=source.pk)

    client.post(url, data_of(page) | new | {"change_reason": "found", "target": "74.7"})

    commitment.refresh_from_db()
    evidence = commitment.evidence.get()
    assert (str(evidence.amount_low), evidence.amount_high) == ("2.5000", None)
    assert str(commitment.target_low) == str(commitment.target_high) == "74.7000"


@pytest.mark.parametrize(
    ("model", "values", "field"),
    [
        (Workshop, {"starts_on": "2025-05-12", "ends_on": "2025-05-01"}, "__all__"),
        (Workshop, {"starts_on": "2025-02-30"}, "starts_on"),
        (Workshop, {"participants": "9", "participants_low": "9", "participants_high": "8"},
         "__all__"),
        (Workshop, {"status": "active"}, "status"),
        (Workshop, {"slug": "taken"}, "slug"),
        (Initiative, {"initiative_type": ""}, "initiative_type"),
        (Initiative, {"status": ""}, "status"),
        (Initiative, {"announced_on": "2025", "adopted_on": "2024"}, "__all__"),
    ],
)  # fmt: skip
def test_impossible_values_are_refused_before_the_database_sees_them(model, values, field, client):
    client.force_login(make_superuser())
    make_activity(slug="taken")
    needed = {"initiative_type": "programme", "status": "active"} if model is Initiative else {}

    response = send_back(
        client, address(model, "add"), **({"name": "New", "slug": "new"} | needed | values)
    )

    assert list(errors_of(response)) == [field]


def test_a_country_twice_in_one_role_is_refused(client, editor):
    record, kenya = workshop(), make_country("KEN")
    make_participation(record, "KEN", "host")
    url = address(Workshop, "change", record.pk)
    page = client.get(url)
    twice = row(page, "participations", country=kenya.pk, role="host", certainty="confirmed")

    response = client.post(url, data_of(page) | twice | {"change_reason": "x"})

    assert response.status_code == 200
    assert Participation.objects.count() == 1


def test_a_stated_claim_that_says_nothing_is_refused(client, editor):
    record, source = workshop(), make_source()
    url = address(Workshop, "change", record.pk)
    page = client.get(url)
    empty = row(page, "claims", basis="stated", field="city", source=source.pk)

    response = client.post(url, data_of(page) | empty | {"change_reason": "x"})

    assert "A stated claim names its field" in response.text
    assert not Claim.objects.exists()


def test_lists_are_written_line_by_line(client, editor):
    record, body = workshop(languages=["en"]), make_organization(aliases=["Old"])

    send_back(client, address(Workshop, "change", record.pk), languages="en\r\n fr \r\n",
              change_reason="both languages")  # fmt: skip
    send_back(client, address(Organization, "change", body.pk), aliases="", change_reason="none")

    assert Activity.objects.get().languages == ["en", "fr"]
    assert Organization.objects.get().aliases == []


def test_a_change_needs_a_reason(client, editor):
    record = workshop()

    response = send_back(client, address(Workshop, "change", record.pk), name="Other")

    assert list(errors_of(response)) == ["change_reason"]


# Names and search


def test_a_slug_is_fixed_and_renamed_on_its_own_page(client, editor):
    record = workshop(slug="first")
    url = address(Workshop, "change", record.pk)
    send_back(client, url, slug="second", change_reason="try")
    assert Activity.objects.get().slug == "first"
    rename = address(Workshop, "rename", record.pk)
    assert rename in client.get(url).text
    assert 'value="first"' in client.get(rename).text

    client.post(rename, {"slug": "second", "change_reason": "year added"})

    assert Activity.objects.get().slug == "second"
    assert Redirect.objects.get().new_slug == "second"


def test_a_record_without_public_address_is_not_renamed(client, editor):
    publisher = make_publisher()

    assert client.get(address(Publisher, "rename", publisher.pk)).status_code == 403
    assert "rename" not in client.get(address(Publisher, "change", publisher.pk)).text


def test_what_names_a_record_renews_what_is_derived_from_it(client, editor):
    country = make_country("KEN")
    record = make_activity(host="KEN")
    source = make_source(make_publisher("unclassified"))
    make_claim(record, source=source)

    send_back(client, address(Publisher, "change", source.publisher.pk), kind="press",
              change_reason="it is a newspaper")  # fmt: skip
    send_back(client, address(Country, "change", country.pk), name="Kenia", change_reason="x")

    record = Activity.objects.get()
    assert [voice.voice for voice in record.voices.all()] == ["press"]
    assert "kenia" in record.search_text


@pytest.mark.parametrize("typed", ["Türkiye", "turkiye", "TÜRKIYE"])
def test_search_reads_folded_and_unfolded(typed, client, editor):
    make_organization(name="Bank of Türkiye")
    make_organization(name="Another bank")

    found = client.get(address(Organization, "changelist"), {"q": typed}).context["cl"].queryset

    assert [body.name for body in found] == ["Bank of Türkiye"]


def test_a_promise_is_looked_for_among_initiatives(client, editor):
    make_activity("workshop", name="Training plan", slug="w")
    plan = make_activity("initiative", name="Training plan", slug="i")
    query = {"app_label": "initiatives", "model_name": "commitment", "field_name": "initiative"}

    answer = client.get(reverse("admin:autocomplete"), query | {"term": "training"})

    assert [found["id"] for found in json.loads(answer.content)["results"]] == [str(plan.pk)]


def test_a_decided_suggestion_says_when(client, editor):
    suggestion = Suggestion.objects.create(number="S-1", noun="activity", slug="x", value="y")
    url = address(Suggestion, "change", suggestion.pk)

    send_back(client, url, state="declined", decision="Not in the source", change_reason="read")

    assert Suggestion.objects.get().decided_at is not None


def test_deleting_a_source_that_is_used_is_refused(client, editor):
    source = make_source()
    make_claim(make_activity(), source=source)

    response = client.post(
        address(Source, "delete", source.pk), {"post": "yes", "change_reason": "no"}
    )

    assert "Cannot delete source" in response.text
    assert Source.objects.exists()
