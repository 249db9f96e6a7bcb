"""The page of a suggestion under its number: what it tells, and what it tells nobody."""

import pytest
from django.utils import timezone

from initiatives import deciding, workflow
from initiatives.models import Claim
from tests.editors import make_user
from tests.factories import make_country, make_source, make_suggestion
from tests.pages.reading import facts, links, words

pytestmark = pytest.mark.django_db


def outcome(client, suggestion):
    return client.get(suggestion.get_absolute_url())


SECRET = {
    "contact": "me@example.org",
    "remark": "A private remark",
    "source_url": "https://example.org/given",
    "source_title": "A title given",
}


def test_an_open_suggestion_says_what_it_is_about_and_what_happens_next(client, course):
    suggestion = make_suggestion(**SECRET)

    page = outcome(client, suggestion)

    today = timezone.now().astimezone(timezone.get_current_timezone())
    assert list(facts(page)) == ["Record", "About", "Received"]
    assert facts(page)["Record"] == "A course"
    assert facts(page)["About"] == "City"
    assert str(today.year) in facts(page)["Received"]
    assert "What happens next" in words(page.text)
    assert not [text for text in [*SECRET.values(), "Mombasa"] if text in page.text]


def test_an_accepted_suggestion_shows_its_claim(client, course):
    suggestion = make_suggestion(**SECRET)
    source = make_source(title="A report")
    deciding.accept_suggestion(
        suggestion, by=make_user(), reason="On page 2", claim=Claim(source=source, value="Mombasa")
    )

    page = outcome(client, suggestion)

    told = facts(page)
    assert (told["Reason"], told["Source"]) == ("On page 2", "A report")
    assert told["Recorded as"].startswith("Mombasa")
    assert told["Decided"].startswith("Accepted")
    assert not [text for text in SECRET.values() if text in page.text]
    assert "Mombasa" in client.get("/workshops/course/").text


def test_a_claim_that_was_withdrawn_is_not_shown(client, course):
    suggestion, editor = make_suggestion(**SECRET), make_user()
    claim = Claim(source=make_source(title="A report"), value="Kisumu")
    deciding.accept_suggestion(suggestion, by=editor, reason="On page 2", claim=claim)
    workflow.withdraw_claim(suggestion.claim, by=editor, reason="Misread")

    page = outcome(client, suggestion)

    assert "no longer stands" in facts(page)["What came of it"]
    assert not [text for text in ("Kisumu", "Mombasa", *SECRET.values()) if text in page.text]


def test_of_a_record_without_claims_the_page_says_that_it_is_changed_by_hand(client):
    make_country("KEN")
    suggestion = make_suggestion("country", "KEN", field="names", **SECRET)
    deciding.accept_suggestion(suggestion, by=make_user(), reason="So it is")

    page = outcome(client, suggestion)

    told = facts(page)
    assert (told["Proposed"], told["Web address given"]) == ("Mombasa", SECRET["source_url"])
    assert told["What came of it"].startswith("No claims are kept of this fact")
    assert f'href="{SECRET["source_url"]}"' not in page.text
    assert SECRET["remark"] not in page.text


def test_a_declined_suggestion_gives_the_reason_and_nothing_that_was_proposed(client, course):
    suggestion = make_suggestion(**SECRET)
    deciding.decline_suggestion(suggestion, by=make_user(), reason="<b>Not</b> in the source")

    page = outcome(client, suggestion)

    assert facts(page)["Reason"] == "<b>Not</b> in the source"
    assert "<b>Not</b>" not in page.text
    assert "the record stays as it is" in page.text
    assert not [text for text in [*SECRET.values(), "Mombasa"] if text in page.text]


@pytest.mark.parametrize("state", ["draft", "in-review", "withdrawn"])
def test_a_record_that_is_not_public_is_not_named(client, course, state):
    suggestion = make_suggestion(**SECRET)
    deciding.accept_suggestion(
        suggestion,
        by=make_user(),
        reason="On page 2",
        claim=Claim(source=make_source(title="A report"), value="Mombasa"),
    )
    course.publication_state = state
    course.save()

    page = outcome(client, suggestion)

    assert facts(page)["Record"] == "Activity, at present not public"
    hidden = ("A course", "course/", "Mombasa", "A report")
    assert not [text for text in hidden if text in page.text]


def test_a_suggestion_follows_its_record(client, course):
    suggestion = make_suggestion()
    workflow.rename(course, "seminar", by=make_user(), reason="called so")

    assert links(outcome(client, suggestion))["A course"] == "/workshops/seminar/"


def test_the_outcome_is_found_in_small_letters_and_by_nothing_else(client, course):
    suggestion = make_suggestion()

    found = client.get(f"/suggest/{suggestion.number.lower()}/")
    others = [client.get(f"/suggest/{text}/").status_code for text in ("S-2026", "S", "activity")]

    assert found.status_code == 200
    assert others == [404, 404, 404]
    assert client.get("/suggest/").status_code == 404


def test_the_outcome_is_nobodys_copy_and_in_no_index(client, course):
    page = outcome(client, make_suggestion())

    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_the_outcome_takes_few_queries(client, course, django_assert_max_num_queries):
    suggestion = make_suggestion()
    deciding.accept_suggestion(
        suggestion, by=make_user(), reason="x", claim=Claim(source=make_source(), value="Mombasa")
    )
    outcome(client, suggestion)

    with django_assert_max_num_queries(4):
        outcome(client, suggestion)
