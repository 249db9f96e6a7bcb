"""Lists swap their results in place: address, history, focus and what is read aloud are right."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import axe_findings

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]

SLOW = 600  # milliseconds that an answer is held back
WEIGHT_MAX = 60_000  # bytes of a first visit, scripts and styles included


def opened(page, address):
    """Open a list and leave a mark that no other page would have."""
    assert page.goto(address).status == 200
    page.evaluate("() => { window.isTheSamePage = true }")


def expect_swapped(page, query, found):
    """Expect an address and a number of rows, on the same page still."""
    expect(page).to_have_url(re.compile(rf"/[a-z]+/{re.escape(query)}$"))
    expect(page.locator(".found")).to_have_text(re.compile(found))
    assert page.evaluate("() => window.isTheSamePage")


def state_of(page):
    """Return what a list shows: title, "n of m", words, and the form as it would be sent."""
    form = "(form) => new URLSearchParams(new FormData(form)).toString()"
    return (
        page.title(),
        page.locator(".found").inner_text(),
        page.locator(".results").inner_text(),
        page.locator(".filters form").evaluate(form),
    )


def test_a_facet_words_and_chips_swap_the_result_and_keep_the_focus(open_page):
    with open_page() as page:
        opened(page, "/workshops/")
        scope = page.locator("#facet-scope")
        scope.locator("summary").first.click()
        everything = page.locator(".found").inner_text()

        theme = page.get_by_role("checkbox", name="Talent and training")
        theme.focus()
        theme.press("Space")
        expect_swapped(page, "?theme=talent-training", r"^\d+ workshops of \d+$")
        expect(theme).to_be_focused()
        expect(theme).to_be_checked()
        expect(scope).to_have_attribute("open", "")
        expect(page.locator("#list-said")).to_have_text(page.locator(".found").inner_text())

        words = page.get_by_label("Words")
        words.press_sequentially("beijing")
        expect_swapped(page, "?q=beijing&theme=talent-training", r"^\d+ workshops? of \d+$")
        expect(words).to_be_focused()
        words.press_sequentially(" ai")
        expect(words).to_have_value("beijing ai")
        expect_swapped(page, "?q=beijing%20ai&theme=talent-training", " of ")
        assert axe_findings(page) == []

        swapped = state_of(page)
        page.reload()
        assert state_of(page) == swapped
        page.evaluate("() => { window.isTheSamePage = true }")

        page.get_by_role("link", name="Remove Words").focus()
        page.keyboard.press("Enter")
        expect_swapped(page, "?theme=talent-training", " of ")
        expect(page.get_by_role("link", name="Remove Talent and training")).to_be_focused()
        expect(words).to_have_value("")
        page.keyboard.press("Enter")
        expect_swapped(page, "", f"^{everything}$")
        expect(page.locator(".found")).to_be_focused()
        expect(theme).not_to_be_checked()


def test_back_and_forward_restore_result_form_and_page(open_page):
    with open_page() as page:
        opened(page, "/activities/")
        states = [state_of(page)]
        page.get_by_role("link", name="Forum: ").click()
        expect_swapped(page, "?kind=forum", "forum|activities of")
        states.append(state_of(page))
        page.locator("#order-name").focus()
        page.keyboard.press("Enter")
        expect_swapped(page, "?kind=forum&order=name", "activities of")
        expect(page.locator("#order-name")).to_be_focused()
        expect(page.get_by_role("columnheader", name="Name")).to_have_attribute(
            "aria-sort", "ascending"
        )
        states.append(state_of(page))
        page.get_by_role("link", name="Next").click()
        expect_swapped(page, "?kind=forum&order=name&page=2", "activities of")
        expect(page.locator(".found")).to_be_focused()
        expect(page).to_have_title(re.compile("page 2"))
        states.append(state_of(page))

        for query, state in zip(
            ["?kind=forum&order=name", "?kind=forum", ""], states[2::-1], strict=True
        ):
            page.go_back()
            expect_restored(page, query, state)
        for query, state in zip(
            ["?kind=forum", "?kind=forum&order=name"], states[1:3], strict=True
        ):
            page.go_forward()
            expect_restored(page, query, state)

        page.get_by_role("rowheader").get_by_role("link").first.click()
        expect(page).to_have_url(re.compile(r"/forums/[a-z0-9-]+/$"))
        page.go_back()
        expect(page).to_have_url(re.compile(r"/activities/\?kind=forum&order=name$"))
        assert state_of(page) == states[2]


def expect_restored(page, query, state):
    expect_swapped(page, query, f"^{re.escape(state[1])}$")
    expect(page).to_have_title(state[0])
    expect(page.locator("#list-said")).to_have_text(state[1])
    expect(page.locator("#list")).not_to_have_attribute("aria-busy", "true")
    assert state_of(page) == state


def test_a_refusal_is_swapped_in_beside_its_field_and_left_by_the_back_button(open_page):
    with open_page() as page:
        opened(page, "/workshops/?country=KEN")
        before = state_of(page)
        start = page.get_by_label("From", exact=True)
        start.fill("yesterday")
        start.press("Tab")

        expect(page.get_by_role("alert")).to_contain_text("This could not be read")
        expect_swapped(page, "?from=yesterday&country=KEN", "Show all")
        expect(start).to_have_attribute("aria-invalid", "true")
        expect(start).to_have_value("yesterday")
        expect(page.get_by_label("To", exact=True)).to_be_focused()
        assert axe_findings(page) == []

        page.go_back()
        expect_swapped(page, "?country=KEN", " of ")
        assert state_of(page) == before
        page.go_forward()
        expect(page.get_by_role("alert")).to_be_visible()
        expect_swapped(page, "?from=yesterday&country=KEN", "Show all")


def test_the_last_choice_wins_however_late_the_answers_come(open_page):
    with open_page() as page:
        opened(page, "/activities/")
        page.route(
            lambda url: url.endswith("?kind=workshop"),
            lambda route: (page.wait_for_timeout(SLOW), route.continue_()),
        )
        page.get_by_role("checkbox", name="Workshop").check()
        page.get_by_role("checkbox", name="Forum").check()
        expect_swapped(page, "?kind=workshop&kind=forum", " of ")
        expect(page.get_by_role("checkbox", name="Workshop")).to_be_checked()
        expect(page.get_by_role("checkbox", name="Forum")).to_be_checked()

        page.get_by_role("link", name="Workshop: ").click()
        page.get_by_role("link", name="Clear all").click()
        expect_swapped(page, "", r"activities$")
        page.wait_for_timeout(2 * SLOW)
        expect_swapped(page, "", r"activities$")
        expect(page.locator(".chip")).to_have_count(0)


def test_typing_narrows_the_countries_and_asks_nobody(open_page):
    with open_page() as page:
        opened(page, "/activities/")
        facet = page.get_by_role("group", name="A country that takes part")
        field, boxes = (
            facet.get_by_role("searchbox", name="Type to narrow"),
            facet.get_by_role("checkbox"),
        )
        expect(boxes).to_have_count(0)  # folded

        field.press_sequentially("cote d")
        expect(boxes).to_have_count(1)
        field.press("Enter")
        box = facet.get_by_role("checkbox", name="Côte d'Ivoire")
        box.check()
        expect_swapped(page, "?country=CIV", " of ")
        expect(box).to_be_focused()
        expect(field).to_have_value("cote d")
        expect(boxes).to_have_count(1)

        field.fill("nowhere at all")
        expect(facet.get_by_role("status")).to_have_text("None of that name has a result.")
        expect(boxes).to_have_count(0)
        field.fill("")
        expect(facet.get_by_role("status")).to_have_text("")
        expect(box).to_be_visible()
        expect_swapped(page, "?country=CIV", " of ")


def test_without_scripts_countries_fold_out_by_region(open_page):
    with open_page(java_script_enabled=False) as page:
        page.goto("/activities/")
        facet = page.get_by_role("group", name="A country that takes part")
        expect(facet.get_by_role("searchbox")).to_have_count(0)
        facet.get_by_text("Africa", exact=True).click()
        facet.get_by_role("checkbox", name="Kenya").check()
        page.get_by_role("button", name="Show result").click()

        expect(page).to_have_url(re.compile(r"/activities/\?q=&.*country=KEN"))
        expect(facet.get_by_role("checkbox", name="Kenya")).to_be_checked()


def test_the_heaviest_list_is_light_on_the_wire(open_page):
    with open_page() as page:
        sizes = []
        page.on(
            "requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"])
        )
        page.goto("/activities/")
        page.wait_for_load_state("networkidle")

        assert 20_000 < sum(sizes) < WEIGHT_MAX


def test_coverage_swaps_its_columns_and_the_roles_that_count(open_page):
    with open_page() as page:
        opened(page, "/coverage/")

        page.get_by_role("link", name="role", exact=True).click()
        expect_swapped(page, "?by=role", "no participation is recorded.")

        host = page.get_by_role("checkbox", name="Host")
        host.focus()
        host.press("Space")
        expect_swapped(page, "?by=role&role=host", "recorded that is counted here")
        expect(host).to_be_focused()
        expect(page.get_by_text("Counted is only a participation as:")).to_be_visible()
        expect(page.locator(".matrix thead th")).to_have_text(
            ["Countries", "All that is counted", "Host"]
        )
