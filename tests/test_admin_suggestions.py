"""Suggestions in the admin: how they are decided, and with which source."""

import re

import pytest
from django.core import mail

from initiatives import deciding
from initiatives.models import Activity, Claim, Organization, Publisher, Source, Suggestion
from tests.admin_forms import address
from tests.deciding import url
from tests.editors import make_superuser, make_user
from tests.factories import (
    make_activity,
    make_country,
    make_organization,
    make_publisher,
    make_source,
    make_suggestion,
)
from tests.pages.reading import words

pytestmark = pytest.mark.django_db


def accepted_by(client, suggestion, **changes):
    """Send the page on which a suggestion is accepted, as an editor fills it in."""
    page = client.get(url("accept", suggestion))
    form = page.context["form"]
    held = {field.name: field.value() for field in form if field.value() not in (None, "", False)}
    data = held | {"change_reason": "Read there"} | changes
    return client.post(url("accept", suggestion), data)


def refused(response):
    found = response.context["form"].errors.items()
    return {name: [str(text) for text in texts] for name, texts in found}


def messages_after(client, response):
    return [str(message) for message in client.get(response.url).context["messages"]]


# Accepting


def test_an_editor_accepts_with_a_source_on_record(client, editor, course):
    source = make_source(url="https://example.org/news/")
    suggestion = make_suggestion(source_url="https://example.org/news", remark="I was there")
    shown = client.get(url("change", suggestion)).text
    assert url("accept", suggestion) in shown
    assert 'name="_save"' not in shown
    asked = client.get(url("accept", suggestion))
    assert "I was there" in asked.text
    assert asked.context["form"]["source"].value() == source.pk

    response = accepted_by(client, suggestion, source=source.pk, quote="in Mombasa")

    assert response.url == url("change", suggestion)
    claim = Claim.objects.get()
    assert (claim.activity, claim.field, claim.value) == (course, "city", "Mombasa")
    assert (claim.source, claim.quote, claim.basis) == (source, "in Mombasa", "stated")
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decision) == ("accepted", "Read there")
    assert "Mombasa" in client.get(course.get_absolute_url()).text


@pytest.mark.parametrize(
    ("noun", "field", "value"),
    [
        ("activity", "city", "Nairobi"),
        ("activity", "venue", "not recorded"),
        ("activity", "dates", "2025-05-12 to 2025-05-16"),
        ("activity", "place_country", "Kenya"),
        ("activity", "status", "Cancelled"),
        ("activity", "organizer", None),
        ("organization", "name", "An institute"),
        ("organization", "kind", "Academia"),
        ("organization", "funding", None),
        ("organization", "aliases", "not recorded"),
    ],
)
def test_the_value_on_record_stands_beside_the_value_proposed(client, editor, noun, field, value):
    course = make_activity(
        city="Nairobi", starts_on="2025-05-12", ends_on="2025-05-16", status="cancelled",
        place_country=make_country("KEN"),
    )  # fmt: skip
    make_activity(city="Mombasa")
    body = make_organization(name="An institute")
    slug = course.slug if noun == "activity" else body.slug

    page = client.get(url("accept", make_suggestion(noun, slug, field=field, value="New")))

    told = words(page.text)
    if value is None:
        assert "Value on record" not in told
    else:
        assert f"Value on record {value} Value proposed New" in told


def test_records_and_facts_are_named_in_the_list_and_on_the_page(client, editor, course):
    body = make_organization(name="An institute")
    suggestion = make_suggestion("organization", body.slug, field="kind", value="press")
    make_suggestion(field="city")
    make_suggestion("organization", "gone", field="name")

    listed = words(client.get(address(Suggestion, "changelist")).text)
    page = words(client.get(url("change", suggestion)).text)

    assert "Organization An institute Kind press" in listed
    assert f"{course.name} City" in listed
    assert "Organization gone Name" in listed
    assert "Record: An institute Field: Kind" in page


def test_an_editor_accepts_with_a_new_source_in_the_same_step(client, editor, course):
    publisher, suggestion = (
        make_publisher(),
        make_suggestion(source_url="https://example.org/new", source_title="A report"),
    )
    before = Source.objects.count()

    response = accepted_by(client, suggestion, publisher=publisher.pk, kind="news", language="fr")

    source = Claim.objects.get().source
    assert Source.objects.count() == before + 1
    assert (source.slug, source.title, source.url) == (
        "a-report",
        "A report",
        "https://example.org/new",
    )
    assert (source.publisher, source.language, source.read_extent) == (publisher, "fr", "unstated")
    assert messages_after(client, response) == [f"Accepted: {suggestion}"]


def test_the_form_marks_what_is_needed_of_a_source_as_well(client, editor, course):
    page = client.get(url("accept", make_suggestion())).text

    rows = page.split('<div class="form-row">')[1:]
    marks = {row.split(":</label>")[0].rpartition(">")[2]: mark_in(row) for row in rows}

    assert marks["Value as the source gives it"] == marks["Reason"] == "Needed."
    assert marks["Exact quote"] == marks["Source on record"] == ""
    unless = "Needed unless a source on record is chosen"
    assert marks["New source: title"] == marks["New source: publisher"] == unless
    assert marks["New source: language"] == unless
    assert marks["New source: web address"] == ""


def mark_in(row):
    """Return how a row of a form says that it must be filled in."""
    found = re.search(r"Needed\.|Needed unless a source on record is chosen", row)
    return found[0] if found else ""


def test_a_new_publisher_is_recorded_with_it(client, editor, course):
    make_source(slug="a-report")
    suggestion = make_suggestion(source_title="A report")

    response = accepted_by(client, suggestion, publisher_name="联合早报", kind="news")

    source = Claim.objects.get().source
    assert source.slug == f"a-report-{suggestion.number.lower()}"
    assert (source.publisher.name, source.publisher.kind) == ("联合早报", "unclassified")
    assert source.publisher.slug == suggestion.number.lower()
    assert messages_after(client, response)[0] == (
        "The new publisher “联合早报” is recorded as “Unclassified”: "
        f'<a href="{address(Publisher, "change", source.publisher.pk)}">choose its kind</a>'
    )


def test_the_record_shows_the_value_if_the_editor_says_so(client, editor, course):
    accepted_by(client, make_suggestion(), source=make_source().pk, is_shown="on")

    assert Activity.objects.get().city == "Mombasa"


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, ["title", "publisher"]),
        ({"title": "A report"}, ["publisher"]),
        ({"title": "A report", "publisher_name": "P", "language": ""}, ["language"]),
        ({"title": "A report", "publisher_name": "P", "published_on": "2025-13"}, ["published_on"]),
        ({"title": "A report", "publisher_name": "P", "kind": "rumour"}, ["kind"]),
        ({"title": "A report", "publisher_name": "P", "value": ""}, ["value"]),
        ({"title": "A report", "publisher_name": "P", "change_reason": " "}, ["change_reason"]),
        ({"title": "A report", "publisher_name": "P", "url": "javascript:x"}, ["url"]),
        ({"title": "A\0", "publisher_name": "P"}, ["title"]),
        ({"title": "A report", "publisher_name": "P", "quote": "word " * 26}, ["__all__"]),
        ({"source": "999999"}, ["source"]),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_written(client, editor, course, changes, fields):
    suggestion, publishers = make_suggestion(), Publisher.objects.count()

    response = accepted_by(client, suggestion, **changes)

    assert set(fields) <= set(refused(response))
    assert not Claim.objects.exists()
    assert Publisher.objects.count() == publishers
    assert Suggestion.objects.get().state == "open"


def test_a_value_that_the_record_cannot_hold_is_refused_on_the_page(client, editor, course):
    suggestion = make_suggestion(field="participants", value="many")

    response = accepted_by(client, suggestion, source=make_source().pk, is_shown="on")

    assert refused(response) == {"__all__": ["The record cannot hold “many”."]}
    assert not Claim.objects.exists()


def test_of_a_record_without_claims_the_page_leads_to_its_form(client, editor):
    body = make_organization()
    suggestion = make_suggestion("organization", body.slug, field="name", value="New name")

    asked = client.get(url("accept", suggestion))
    response = client.post(url("accept", suggestion), {"change_reason": "So it is"}, follow=True)

    assert list(asked.context["form"].fields) == ["change_reason"]
    assert address(Organization, "change", body.pk) in asked.text
    assert "changes nothing else" in asked.text
    told = [str(message) for message in response.context["messages"]]
    assert told == [
        "The record itself is not changed by this: do so in its own form.",
        f"Accepted: {suggestion}",
    ]
    assert Suggestion.objects.get().state == "accepted"
    assert Organization.objects.get().name != "New name"


def test_an_activity_that_is_gone_cannot_get_a_claim(client, editor):
    response = accepted_by(client, make_suggestion(slug="gone"), source=make_source().pk)

    assert refused(response) == {"__all__": ["There is no record or no claim to write."]}
    assert Suggestion.objects.get().state == "open"


def test_an_editor_declines_with_a_reason_and_the_sender_is_told(
    client, editor, course, django_capture_on_commit_callbacks
):
    suggestion = make_suggestion(contact="me@example.org")
    empty = client.post(url("decline", suggestion), {"change_reason": ""})
    assert refused(empty) == {"change_reason": ["This field is required."]}

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("decline", suggestion), {"change_reason": "Not in the source"})

    suggestion.refresh_from_db()
    told = (suggestion.state, suggestion.decision, suggestion.contact)
    assert told == ("declined", "Not in the source", "")
    [message] = mail.outbox
    assert f"http://testserver/suggest/{suggestion.number}/" in message.body
    assert "me@example.org" not in client.get(url("history", suggestion)).text


# Once decided


def test_what_was_decided_can_be_read_and_no_more(client, course):
    client.force_login(make_superuser())
    suggestion = make_suggestion()
    deciding.decline_suggestion(suggestion, by=make_user(), reason="No")

    page = client.get(url("change", suggestion))
    changed = client.post(url("change", suggestion), {"value": "Kisumu", "change_reason": "x"})
    deleted = client.post(url("delete", suggestion), {"post": "yes", "change_reason": "x"})
    again = client.post(url("decline", suggestion), {"change_reason": "Again"})

    assert page.status_code == 200
    assert 'name="_save"' not in page.text
    assert url("accept", suggestion) not in page.text
    assert (changed.status_code, deleted.status_code) == (403, 403)
    assert "decided already" in refused(again)["__all__"][0]
    found = Suggestion.objects.get()
    assert (found.value, found.decision) == ("Mombasa", "No")


def test_what_was_proposed_is_changed_by_nobody(client, course):
    client.force_login(make_superuser())
    suggestion = make_suggestion()

    client.post(
        url("change", suggestion),
        {"value": "Kisumu", "state": "accepted", "number": "S-1", "change_reason": "x"},
    )

    found = Suggestion.objects.get()
    assert (found.value, found.state, found.number) == ("Mombasa", "open", suggestion.number)
