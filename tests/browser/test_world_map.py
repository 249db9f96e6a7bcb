"""The map by keyboard: it opens, tells the name of a country, and leads to what is counted."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]


@pytest.mark.parametrize("has_scripts", [True, False])
def test_tab_reaches_a_country_and_enter_opens_what_it_counts(open_page, has_scripts):
    with open_page(java_script_enabled=has_scripts) as page:
        page.goto("/world/?theme=governance-safety&country=BRA&country=AFG")
        page.locator(".world > summary").press("Enter")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip the map")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("group", name="Activities that name each country")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Afghanistan: nothing recorded")).to_be_focused()
        page.keyboard.press("Tab")
        country = page.locator(".world").get_by_role("link", name=re.compile(r"^Brazil: \d+$"))
        expect(country).to_be_focused()
        expect(country.locator("text")).to_have_css("opacity", "1")

        page.keyboard.press("Enter")

        page.wait_for_url(re.compile(r"/activities/\?theme=governance-safety&country=BRA$"))


def test_a_click_on_the_shape_opens_its_country(open_page):
    with open_page() as page:
        page.goto("/")
        page.locator(".world > summary").click()
        map_of_all = page.locator(".world .map").first
        map_of_all.scroll_into_view_if_needed()
        box = map_of_all.bounding_box()

        # The middle of Australia, as shares of the map's width and height.
        page.mouse.click(box["x"] + 0.825 * box["width"], box["y"] + 0.74 * box["height"])

        page.wait_for_url(re.compile(r"/countries/AUS/$"))
