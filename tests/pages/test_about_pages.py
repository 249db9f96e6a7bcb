"""The pages that say what the record is, how facts are told, and what was tested."""

import pytest
from django.test import override_settings

from initiatives.codelists import Level, Timeliness, Voice
from tests import factories as make
from tests.pages.reading import section, words

pytestmark = pytest.mark.django_db


def test_about_counts_what_is_published(client):
    make.make_activity("initiative", participants_known="none")
    make.make_activity(participant="KEN", participants_known="all")
    make.make_activity("forum", participant="ZMB", publication_state="draft")

    response = client.get("/about/")

    assert "Initiatives 1 Workshops 1 Forums 0" in words(response.content.decode())
    assert section(response, "scope").endswith(
        "Of 2 countries, 1 have a participation on record. In 1 of 2 activities the countries "
        "taking part are not named, so more may have been reached."
    )


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("record@example.org", 'href="mailto:record@example.org"'),
        ("https://example.org/write", 'href="https://example.org/write"'),
        ("The ministry, room 12", "The ministry, room 12"),
    ],
)
def test_the_operator_can_be_reached_as_configured(contact, link, client):
    with override_settings(CONTACT=contact):
        pages = [client.get(url).content.decode() for url in ("/about/", "/accessibility/")]

    assert all(link in page for page in pages)
    assert not any("No contact is configured" in page for page in pages)


def test_without_a_contact_the_pages_say_so(client):
    with override_settings(CONTACT=""):
        pages = [client.get(url).content.decode() for url in ("/about/", "/accessibility/")]

    assert all("No contact is configured for this installation." in page for page in pages)


@pytest.mark.parametrize("page", ["/about/", "/suggest/activity/course/?field=city"])
def test_who_suggests_something_is_told_what_is_kept(page, client):
    make.make_activity(slug="course")

    shown = words(client.get(page).content.decode())

    for told in (
        "the remark and your address never are",
        "It is deleted with the decision, and no history keeps it.",
        "No account is needed and no cookie set.",
    ):
        assert told in shown


def test_the_rule_names_every_level_every_term_and_the_voices(client):
    response = client.get("/methodology/")

    rule, voices = section(response, "commitments"), section(response, "voices")
    assert all(str(level.label) in rule for level in Level)
    assert all(str(term.label) in rule for term in Timeliness)
    assert "more than 60 days are left" in rule
    assert "unless an editor judged otherwise, which is then said with the reason" in rule
    assert str(Voice.OTHER_GOVERNMENT.label) in voices


def test_the_share_of_stated_claims_is_a_public_figure(client):
    course = make.make_activity()
    draft = make.make_activity(publication_state="draft")
    for field in ("", "city", "venue"):
        make.make_claim(course, field)
    make.make_claim(course, "name", is_withdrawn=True)
    make.make_claim(draft, "name")

    assert "Of 3 claims on published records, 2 are stated: 67 per cent." in section(
        client.get("/methodology/"), "claims"
    )


def test_without_claims_there_is_no_share(client):
    assert "No claim is on record yet." in section(client.get("/methodology/"), "claims")
