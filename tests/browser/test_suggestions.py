"""The search field as a combobox: keys, clicks, and nothing of it without scripts."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]


def test_keys_move_through_suggestions_and_enter_opens_one(open_page):
    with open_page() as page:
        page.goto("/about/")
        field = page.get_by_role("combobox", name="Search the record")
        expect(field).to_have_attribute("aria-expanded", "false")

        field.press_sequentially("ken")
        options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
        expect(options.first).to_have_text("Kenya Country")
        expect(field).to_have_attribute("aria-expanded", "true")
        expect(page.locator("[role=status]", has_text="2 suggestions")).to_have_count(1)

        field.press("ArrowUp")
        expect(options.last).to_have_attribute("aria-selected", "true")
        field.press("ArrowDown")
        expect(page.locator("[aria-selected=true]")).to_have_count(0)
        field.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")
        active = field.get_attribute("aria-activedescendant")
        assert active == options.first.get_attribute("id")
        field.press("Escape")
        expect(options.first).to_be_hidden()
        expect(field).to_have_value("ken")

        field.press("ArrowDown")
        field.press("Enter")
        expect(page).to_have_url(re.compile(r"/countries/KEN/$"))


def test_a_click_opens_a_suggestion_and_enter_alone_searches(open_page):
    with open_page() as page:
        page.goto("/search/")
        field = page.get_by_role("combobox", name="Search the record")
        field.press_sequentially("zeng")
        page.get_by_role("option", name="Zeng Yi").click()
        expect(page).to_have_url(re.compile(r"/people/zeng-yi/$"))

        page.goto("/search/")
        field.press_sequentially("zeng")
        expect(page.get_by_role("option").first).to_be_visible()
        field.press("Enter")
        expect(page).to_have_url(re.compile(r"/search/\?q=zeng$"))


def test_without_scripts_the_field_is_a_plain_one(open_page):
    with open_page(java_script_enabled=False) as page:
        page.goto("/search/")
        expect(page.get_by_role("combobox")).to_have_count(0)
        page.get_by_role("searchbox", name="Search the record").fill("kenya")
        page.get_by_role("searchbox", name="Search the record").press("Enter")
        expect(page).to_have_url(re.compile(r"/search/\?q=kenya$"))
