"""What forms of data entry say while somebody types: pasted countries, records that are near."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]


def test_an_entry_that_is_not_clear_is_chosen_or_taken_out(open_page, session):
    with open_page(storage_state=session) as page:
        page.goto("/admin/initiatives/workshop/add/")
        pasted = page.get_by_label("Countries, as the source lists them")
        pasted.fill("Kenya, Congo, Hong Kong, China, Zambia")
        expect(page.get_by_text("2 entries are not clear")).to_be_visible()

        page.get_by_role("button", name=re.compile("^Democratic Republic")).click()
        expect(pasted).to_have_value("Kenya, COD, Hong Kong, China, Zambia")
        expect(page.get_by_text("1 entry is not clear")).to_be_visible()
        page.get_by_role("button", name="Take it out").click()

        expect(pasted).to_have_value("Kenya, COD, Zambia")
        expect(page.get_by_text("3 countries understood")).to_be_visible()
        expect(page.get_by_text("not clear")).to_be_hidden()


def test_two_entries_are_decided_at_once_before_the_panel_is_drawn_anew(open_page, session):
    with open_page(storage_state=session) as page:
        page.goto("/admin/initiatives/workshop/add/")
        pasted = page.get_by_label("Countries, as the source lists them")
        pasted.fill("Kenya, Congo, Atlantis, Guinea, Mu, Zambia")
        expect(page.get_by_text("4 entries are not clear")).to_be_visible()

        page.evaluate(
            """() => {
              for (const [entry, code] of [["Congo", "COD"], ["Atlantis", ""], ["Guinea", "GNB"]])
                document.querySelector(`[data-entry="${entry}"][data-write="${code}"]`).click();
            }"""
        )

        expect(pasted).to_have_value("Kenya, COD, GNB, Mu, Zambia")
        expect(page.get_by_text("1 entry is not clear")).to_be_visible()


def test_a_record_near_the_name_that_is_typed_is_shown(open_page, session):
    with open_page(storage_state=session) as page:
        page.goto("/admin/initiatives/organization/add/")
        name = page.get_by_label("Name:", exact=True)
        name.fill("International Telecomunication Unio")

        near = page.get_by_role("status").get_by_role("link")
        expect(near.first).to_have_text(re.compile("International Telecommunication Union"))
        expect(page.get_by_text("They open in a new tab")).to_be_visible()
        with page.expect_popup() as opened:
            near.first.click()
        opened.value.close()
        expect(name).to_have_value("International Telecomunication Unio")

        name.fill("Nothing like it anywhere")
        expect(near).to_have_count(0)


def test_a_source_of_the_address_that_is_typed_is_shown(open_page, session):
    with open_page(storage_state=session) as page:
        page.goto("/admin/initiatives/source/add/")
        url = page.get_by_label("Web address:", exact=True)
        url.press_sequentially("http://www.icannwiki.org/Global_Digital_Compact/")

        near = page.get_by_role("status").get_by_role("link")
        expect(near).to_have_text(["Global Digital Compact"])
        expect(url).to_have_value("http://www.icannwiki.org/Global_Digital_Compact/")

        url.fill("https://example.org/nothing-like-it")
        expect(near).to_have_count(0)
