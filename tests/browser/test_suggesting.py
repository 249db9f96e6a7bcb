"""A correction: a reader suggests it, an editor accepts it, everybody reads what came of it."""

import re
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.browser.looking import problems_of
from tests.browser.serving import folder_served

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]

WIDTHS = (320, 1280)  # pixels
RECORD = "/workshops/ai-capacity-building-shanghai-2024/"
VENUE = "A hall that only a test knows"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_link_beside_a_fact_is_reached_by_keyboard(open_page, scripts):
    with open_page(java_script_enabled=scripts) as page:
        page.goto(RECORD)
        link = page.get_by_role("link", name="Suggest a correction: Dates")
        link.focus()
        page.keyboard.press("Enter")

        expect(page.get_by_label("About", exact=True)).to_have_value("dates")


@pytest.fixture
def _afterwards_as_before(session):
    """Give the portal back as it was: other tests count what it holds."""
    served = folder_served() / "portal.sqlite3"
    with closing(sqlite3.connect(served)) as now, closing(sqlite3.connect(":memory:")) as kept:
        now.backup(kept)
        yield
        kept.backup(now)


@pytest.mark.usefixtures("_afterwards_as_before")
def test_a_suggestion_becomes_a_claim_that_everybody_reads(open_page, session):
    with open_page() as page:
        number = suggest(page)
        expect(page.get_by_text("waits for an editor")).to_be_visible()
        assert problems_of(page, WIDTHS) == []

    with open_page(storage_state=session) as page:
        accept(page, number)

    with open_page() as page:
        page.goto(f"/suggest/{number}/")
        expect(page.get_by_text("An editor accepted this suggestion.")).to_be_visible()
        expect(page.get_by_text(VENUE)).to_be_visible()
        expect(page.get_by_text("reader@example.org")).to_have_count(0)
        assert problems_of(page, WIDTHS) == []
        page.get_by_role("main").get_by_role("link", name="AI Capacity").first.click()
        expect(page).to_have_url(re.compile(RECORD))
        expect(page.get_by_text(VENUE).first).to_be_attached()


def suggest(page) -> str:
    """Send a suggestion from the record's page; return its number."""
    page.goto(RECORD)
    page.get_by_role("link", name="Suggest a correction or an addition").click()
    assert problems_of(page, WIDTHS) == []  # which takes longer than the form must stay open
    page.get_by_role("button", name="Send to the editors").click()
    expect(page.get_by_role("alert")).to_contain_text("This field is required.")
    assert problems_of(page, WIDTHS) == []
    page.get_by_label("About", exact=True).select_option(label="Venue")
    page.get_by_label("What should stand there").fill(VENUE)
    page.get_by_label("Web address where it can be read").fill("https://example.org/only-a-test")
    page.get_by_label("Your e-mail address").fill("reader@example.org")
    page.get_by_role("button", name="Send to the editors").click()
    expect(page).to_have_url(re.compile(r"/suggest/S-\d{4}-\w{10}/$"))
    return page.get_by_role("heading", level=1).inner_text()


def accept(page, number: str) -> None:
    """Find a suggestion in the admin and accept it on a new source."""
    page.goto("/admin/initiatives/suggestion/?state__exact=open")
    page.get_by_role("link", name=number).click()
    assert problems_of(page, WIDTHS) == []
    page.get_by_role("link", name="Accept").click()
    assert problems_of(page, WIDTHS) == []
    page.get_by_label("New source: title").fill("A report that only a test knows")
    page.get_by_label("New source: name of a new publisher").fill("A paper of a test")
    page.get_by_label("Reason").fill("Read on the page named")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text(f"Accepted: {number}")).to_be_visible()
