"""The pages of data entry as somebody with an account sees them: accessible, inside the screen."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import problems_of

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]

WIDTHS = (320, 1280)  # pixels
RECORD = "/admin/initiatives/initiative/1"  # the first that was loaded
PAGES = {
    "index": "/admin/",
    "list": "/admin/initiatives/claim/?q=china&basis__exact=stated",
    "list with pages": "/admin/initiatives/country/",
    "new workshop": "/admin/initiatives/workshop/add/",
    "new claim": "/admin/initiatives/claim/add/",
    "record": f"{RECORD}/change/",
    "history": f"{RECORD}/history/",
    "reason": f"{RECORD}/rename/",
    "merge": f"{RECORD}/merge/2/",
    "all activities": "/admin/initiatives/activity/?queue=one-source",
    "upload": "/admin/initiatives/workshop/upload/",
    "tokens": "/admin/initiatives/apitoken/",
}


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_page_of_data_entry_is_accessible_and_fits(open_page, session, address):
    with open_page(storage_state=session) as page:
        assert page.goto(address).status == 200
        expect(page.get_by_role("button", name="Log out")).to_be_visible()

        assert problems_of(page, WIDTHS) == []


def test_question_before_a_draft_is_deleted_is_accessible_and_fits(open_page, session):
    with open_page(storage_state=session) as page:
        page.goto("/admin/initiatives/forum/add/")
        page.get_by_label("Name:", exact=True).fill("A draft to be deleted")
        page.get_by_role("button", name="Save and continue editing").click()
        page.get_by_role("button", name="Delete", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Delete")

        assert problems_of(page, WIDTHS) == []

        page.get_by_label("Reason").fill("Made by a test")
        page.get_by_role("button", name="Yes, I’m sure").click()
        expect(page.get_by_text("A draft to be deleted")).to_be_visible()


def test_a_draft_is_previewed_put_back_and_restored_on_accessible_pages(open_page, session):
    with open_page(storage_state=session) as page:
        page.goto("/admin/initiatives/forum/add/")
        page.get_by_label("Name:", exact=True).fill("A forum to be restored")
        page.get_by_role("button", name="Save and continue editing").click()
        page.get_by_label("City").fill("Nairobi")
        page.get_by_label("Reason for this change").fill("Read by a test")
        page.get_by_role("button", name="Save and continue editing").click()
        form = page.url

        page.get_by_role("link", name="Preview").click()
        expect(page.get_by_text("Preview: not published")).to_be_visible()
        assert problems_of(page, WIDTHS) == []

        page.goto(form)
        page.get_by_role("link", name="History").click()
        assert problems_of(page, WIDTHS) == []
        page.get_by_role("link", name="Put back City").click()
        assert problems_of(page, WIDTHS) == []
        page.set_viewport_size({"width": 320, "height": 900})
        for column in ("Now", "Restored"):
            expect(page.locator(f"[data-label={column}]")).to_be_in_viewport(ratio=1)
        page.get_by_label("Reason").fill("Misread by a test")
        page.get_by_role("button", name="Restore").click()
        expect(page.get_by_text("Misread by a test")).to_be_visible()

        page.goto(form)
        page.get_by_role("button", name="Delete", exact=True).click()
        page.get_by_label("Reason").fill("Made by a test")
        page.get_by_role("button", name="Yes, I’m sure").click()
        page.get_by_role("link", name="Deleted records").click()
        assert problems_of(page, WIDTHS) == []
        page.get_by_role("link", name="A forum to be restored").first.click()
        expect(page.get_by_text("comes back")).to_be_visible()
        assert problems_of(page, WIDTHS) == []


def test_a_new_token_is_shown_inside_the_screen(open_page, session, account):
    with open_page(storage_state=session) as page:
        page.goto("/admin/initiatives/apitoken/add/")
        page.get_by_role("combobox", name="User").click()
        page.get_by_role("option", name=account[0]).click()
        page.get_by_label("Name:").fill("A system of a test")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator("#secret")).to_contain_text("acr_")

        assert problems_of(page, WIDTHS) == []

        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        secret = page.locator("#secret").text_content()
        page.get_by_role("button", name="Copy").click()
        expect(page.get_by_text("Copied", exact=True)).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == secret

        page.reload()
        expect(page.get_by_role("heading", level=1)).not_to_contain_text("Token made")


def test_fields_for_typing_are_named_by_their_labels(open_page, session):
    with open_page(storage_state=session) as page:
        page.goto(f"{RECORD}/change/")
        themes = page.get_by_role("searchbox", name="Themes")
        expect(themes.first).to_be_attached()

        page.goto("/admin/initiatives/workshop/add/")
        page.get_by_role("button", name="Add another Participation").click()
        expect(page.get_by_role("combobox", name="Country", exact=True)).to_be_visible()
        expect(page.get_by_role("combobox", name="Role", exact=True)).to_be_visible()
        expect(page.get_by_role("searchbox", name="Sources").first).to_be_visible()
