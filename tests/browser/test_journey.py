"""A reader's way through the record, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def scripts(request):
    return request.param


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_filter_of_a_list_outlives_a_look_at_a_source(open_page, scripts, size):
    with open_page(java_script_enabled=scripts, viewport=size) as page:
        page.goto("/")
        page.get_by_role("navigation", name="Sections").get_by_role(
            "link", name="Workshops"
        ).click()
        filter_by_country(page, "Kenya")
        expect_filtered(page, "KEN", "Kenya")
        filtered_list = page.url

        workshop = page.get_by_role("rowheader").get_by_role("link").first
        name = workshop.inner_text()
        workshop.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)

        title = open_first_mark(page)
        page.get_by_role("link", name="all that rests on it").first.click()
        expect(page).to_have_url(re.compile(r"/sources/[a-z0-9-]+/$"))
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.get_by_role("main").get_by_role("link", name=name).first).to_be_visible()

        go_back_to(page, filtered_list)
        expect_filtered(page, "KEN", "Kenya")
        expect(page.get_by_role("rowheader").get_by_role("link").first).to_have_text(name)


def test_the_first_screen_of_a_telephone_holds_purpose_search_and_three_numbers(open_page):
    with open_page(viewport=NARROW) as page:
        page.goto("/")

        expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
        expect(page.locator("main input[type=search]")).to_be_in_viewport(ratio=1)
        numbers = page.get_by_role("main").get_by_role("link").filter(has=page.locator("b"))
        for place in range(3):
            expect(numbers.nth(place)).to_be_in_viewport(ratio=1)
            assert re.search(r"\d", numbers.nth(place).inner_text())


def test_filter_is_taken_back_by_its_chip(open_page, scripts):
    with open_page(java_script_enabled=scripts) as page:
        page.goto("/workshops/?country=KEN")
        filtered = page.get_by_role("rowheader").count()

        page.get_by_role("link", name="Remove Kenya").click()

        expect(page).to_have_url(re.compile(r"/workshops/\??$"))
        expect(page.locator(".chip")).to_have_count(0)
        assert page.get_by_role("rowheader").count() > filtered > 0  # swapped by now


def test_paper_says_what_was_filtered_and_how_many_of_how_many(open_page):
    with open_page() as page:
        page.goto("/workshops/?country=KEN&country=CHN&from=2024")
        page.emulate_media(media="print")

        filtered, found = page.locator(".chips"), page.locator(".found")
        assert filtered.inner_text() == "Set: From: 2024 Kenya or China"
        expect(found).to_have_text(re.compile(r"^\d+ workshops of \d+$"))
        expect(found).to_be_visible()


def filter_by_country(page, country):
    region = page.get_by_role("group", name="A country that takes part").get_by_text(
        "Africa", exact=True
    )
    if not region.is_visible():
        page.get_by_text("Filters", exact=True).click()
    region.click()
    page.get_by_role("checkbox", name=country, exact=True).check()
    page.get_by_role("button", name="Show result").click()


def expect_filtered(page, code, country):
    expect(page).to_have_url(re.compile(rf"/workshops/\?(.*&)?country={code}(&|$)"))
    expect(page.get_by_role("link", name=f"Remove {country}")).to_be_visible()


def open_first_mark(page):
    """Open the first mark of a source, follow it into the list, return the source's title."""
    mark = page.locator("details.mark").first
    expect(mark.locator(".mark-panel")).to_be_hidden()
    mark.locator("summary").click()
    link = mark.get_by_role("link", name=re.compile(r"Source \d+ in the list"))
    link.click()
    expect(page).to_have_url(re.compile(r"#s1$"))
    source = page.locator("#s1")
    expect(source).to_be_in_viewport()
    return source.get_by_role("link").first.inner_text()


def go_back_to(page, url):
    for _step in range(3):  # from the source, from its place in the list, from the record
        assert page.url != url
        page.go_back()
    assert page.url == url


def test_small_screens_lead_to_the_search_from_every_page(open_page, scripts):
    with open_page(java_script_enabled=scripts, viewport=NARROW) as page:
        page.goto("/workshops/?country=KEN")
        page.get_by_role("banner").get_by_role("link", name="Search").click()

        expect(page).to_have_url(re.compile(r"/search/$"))
        expect(page.get_by_role("main").locator("input[name=q]")).to_be_visible()


def test_wide_screens_have_the_field_in_the_place_of_the_link(open_page):
    with open_page(viewport=WIDE) as page:
        page.goto("/workshops/")
        expect(page.get_by_role("banner").get_by_role("link", name="Search")).to_be_hidden()
        expect(page.get_by_role("banner").locator("input[name=q]")).to_be_visible()


def test_labels_of_a_folded_table_never_lie_on_what_they_name(open_page):
    with open_page(viewport=NARROW) as page:
        page.goto("/countries/CHN/")
        overlaps = page.evaluate(
            """() => [...document.querySelectorAll("td[data-label]")].filter((cell) => {
              const label = getComputedStyle(cell, "::before");
              const room = parseFloat(getComputedStyle(cell).paddingInlineStart);
              return label.position !== "static" || parseFloat(label.inlineSize) > room;
            }).length"""
        )

    assert overlaps == 0


def test_first_lines_of_a_row_stand_at_one_height(open_page):
    with open_page(viewport=WIDE) as page:
        page.goto("/workshops/")
        tops = page.evaluate(
            """() => [...document.querySelectorAll(".table tbody tr")].map((row) => {
              const first = (cell) => {
                const range = document.createRange();
                range.selectNodeContents(cell);
                return Math.round(range.getClientRects()[0].top);
              };
              const name = row.querySelector("th a"), date = row.querySelector("td time");
              return name && date ? Math.abs(first(name) - first(date)) : 0;
            })"""
        )

    assert len(tops) > 10
    assert max(tops) <= 1
