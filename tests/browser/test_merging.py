"""Two records become one, as an editor sees it: found by typing, looked at, confirmed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import problems_of

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]

WIDTHS = (320, 1280)  # pixels
NAME = "A course that only this test knows"


def test_records_that_may_be_duplicates_are_listed_inside_the_screen(open_page, session):
    with open_page(storage_state=session) as page:
        page.goto("/admin/initiatives/organization/add/")
        page.get_by_label("Name:", exact=True).fill("Smart Africa Aliance")
        page.get_by_label("Kind:").select_option(index=1)
        page.get_by_role("button", name="Save", exact=True).click()
        page.goto("/admin/initiatives/organization/?queue=same")
        near = page.get_by_role("cell", name="(near name)")
        expect(near).to_have_count(2)
        assert problems_of(page, WIDTHS) == []

        near.first.get_by_role("link").click()
        expect(page.get_by_role("heading", name="Merge two records")).to_be_visible()


def test_two_drafts_are_merged_from_the_button_to_the_message(open_page, session):
    with open_page(storage_state=session) as page:
        for city in ("Nairobi", "Mombasa"):
            page.goto("/admin/initiatives/workshop/add/")
            page.get_by_label("Name:", exact=True).fill(f"{NAME}, {city}")
            page.get_by_role("textbox", name="City:").fill(city)
            page.get_by_role("button", name="Save and continue editing").click()
        page.get_by_role("link", name="Merge with another").click()
        expect(page.get_by_role("combobox", name="The other record")).to_be_visible()
        assert problems_of(page, WIDTHS) == []

        page.get_by_role("main").get_by_role("link", name=NAME).click()
        expect(page.get_by_role("heading", name="Merge two records")).to_be_visible()
        page.get_by_role("radio", name="Nairobi", exact=True).check()
        assert problems_of(page, WIDTHS) == []

        page.get_by_label("Reason").fill("Made by a test")
        page.get_by_role("button", name="Merge them").click()
        expect(page.get_by_text("was merged into")).to_be_visible()
        expect(page.get_by_role("textbox", name="City:")).to_have_value("Nairobi")
        expect(page).to_have_url(re.compile("/workshop/[0-9]+/change/$"))
