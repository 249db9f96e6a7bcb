"""An editor's real day: a workshop is entered, reviewed, published, corrected, suggested about.

Each step is counted and timed; `docs/editing.md` tells the same as a guide.
"""

import io
import re
import shutil
import sqlite3
import sys
from contextlib import closing

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from initiatives.exports.formats import XLSX
from tests.browser import picturing
from tests.browser.conftest import log_in
from tests.browser.counting import Hand
from tests.browser.day_data import (
    ACADEMY,
    BEFOREHAND,
    CODES,
    FORTY,
    GAZETTE,
    HELD,
    NAME,
    PASSWORD,
    PUBLISHER,
)
from tests.browser.looking import problems_of
from tests.browser.serving import folder_served, served_portal
from tests.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]

WIDE, WIDTHS = {"width": 1280, "height": 900}, (320, 1280)  # pixels


@pytest.fixture(scope="module")
def portal_url(portal_url, tmp_path_factory):
    """Where a copy is of the portal that other tests read, whose record this one may change."""
    folder = tmp_path_factory.mktemp("day")
    shutil.copytree(folder_served() / "static", folder / "static")
    source, copy = (at / "portal.sqlite3" for at in (folder_served(), folder))
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
    with served_portal(folder) as address:
        Running(address, folder, "").run(BEFOREHAND)
        yield address


def test_an_editors_day(open_page):
    efforts = {}
    with (
        open_page(viewport=WIDE) as contributor,
        open_page(viewport=WIDE) as editor,
        open_page(viewport=WIDE) as reader,
    ):
        log_in(contributor, "contributor", PASSWORD)
        writing, reviewing, reading = map(Hand, (contributor, editor, reader))

        efforts["Enter"] = counted(writing, enter)
        efforts["Send to review"] = counted(writing, send_to_review)
        log_in(editor, "editor", PASSWORD)
        efforts["Review and publish"] = counted(reviewing, publish)
        address = read_what_is_published(editor, reader)
        efforts["Correct by spreadsheet"] = counted(reviewing, correct_by_spreadsheet)
        expect_place(reader, address, "Mombasa")
        efforts["Put back"] = counted(reviewing, put_back)
        expect_place(reader, address, "Nairobi")
        efforts["Suggest"] = counted(reading, suggest)
        efforts["Accept"] = counted(reviewing, accept)
        read_the_outcome(reader, address)

    keep(efforts)
    assert efforts["Enter"].acts <= 24
    assert efforts["Enter"].loads <= 3
    told = [row(step, effort) for step, effort in efforts.items()]
    guide = picturing.GUIDE.read_text()
    assert [line for line in told if line not in guide] == []


def counted(hand, step):
    """Do a step of the day; return what it took."""
    hand.begin()
    step(hand, hand.page)
    return hand.end()


def enter(hand, page):
    hand.click(page.locator(".model-workshop").get_by_role("link", name="Add"))
    hand.enter(page.get_by_label("Name:", exact=True), NAME)
    hand.enter(page.get_by_label("Starts on"), "2026-03-02")
    hand.enter(page.get_by_label("Ends on"), "2026-03-06")
    hand.enter(page.get_by_role("textbox", name="City:"), "Nairobi")
    hand.find(page.get_by_role("combobox", name="Country of the place"), "Kenya", "Kenya")
    hand.choose(page.get_by_label("Naming of the countries"), "All countries are named")
    for source in (ACADEMY, GAZETTE):
        hand.find(page.get_by_role("searchbox", name="Sources of this record"), source, source)
    hand.enter(page.get_by_label("Countries, as the source lists them"), FORTY)
    hand.choose(page.get_by_label("Role of these countries"), "Participant")
    expect(page.get_by_text("40 countries understood")).to_be_visible()
    with hand.resting():
        picturing.take(page, "enter", page.get_by_role("heading", name="Sources and countries"))
    claim_the_dates(hand, page)
    hand.click(page.get_by_role("button", name="Save and continue editing"))
    expect(page.get_by_text("40 countries recorded as participant.")).to_be_visible()


def claim_the_dates(hand, page):
    """Tell which source states the dates, in its words."""
    hand.click(page.get_by_role("button", name="Add another Claim"))
    claim = page.locator("#claims-0")
    hand.choose(claim.get_by_label("Field"), "Dates")
    hand.find(claim.get_by_role("combobox", name="Source:"), ACADEMY, ACADEMY)
    hand.enter(claim.get_by_label("Value as the source"), "from 2 to 6 March 2026")
    hand.enter(claim.get_by_label("Normalised value"), "2026-03-02 to 2026-03-06")


def send_to_review(hand, page):
    hand.click(page.get_by_role("link", name="Send to review"))
    give_reason(hand, page, "Entered after both sources", "Send to review")
    expect(page.get_by_text(f"“{NAME}” was sent to review.")).to_be_visible()


def publish(hand, page):
    hand.click(page.get_by_role("link", name=re.compile("To review")))
    hand.click(page.get_by_role("link", name=NAME))
    hand.click(page.get_by_role("link", name="Preview"))
    expect(page.get_by_text("Preview: not published")).to_be_visible()
    with hand.resting():
        picturing.take(page, "preview", page.locator("body"))
    hand.go_back()
    hand.click(page.get_by_role("link", name="Publish"))
    give_reason(hand, page, "Read against both sources", "Publish")
    expect(page.get_by_text(f"“{NAME}” is public now.")).to_be_visible()


def give_reason(hand, page, reason, act):
    hand.enter(page.get_by_label("Reason"), reason)
    hand.click(page.get_by_role("button", name=act, exact=True))


def read_what_is_published(editor, reader):
    """Follow the record to its public page; return its address."""
    address = editor.get_by_role("link", name="View on site").get_attribute("href")
    reader.goto(address)
    expect(reader.get_by_role("heading", level=1)).to_contain_text(NAME)
    shown = reader.locator("section:has(#participants) tbody a[href^='/countries/']")
    codes = [link.get_attribute("href").split("/")[2] for link in shown.all()]
    assert " ".join(sorted(codes)) == CODES
    expect(reader.get_by_text("40 countries named")).to_be_visible()
    for source in (ACADEMY, GAZETTE):
        expect(reader.locator("section:has(#sources)").get_by_text(source)).to_be_visible()
    picturing.take(reader, "public", reader.locator("#participants"))
    return address


def expect_place(reader, address, city):
    reader.goto(address)
    expect(fact(reader, "Place")).to_contain_text(city)


def fact(reader, label):
    return reader.locator("dt", has_text=label).locator("xpath=following-sibling::dd[1]")


def correct_by_spreadsheet(hand, page):
    hand.click(page.locator(".breadcrumbs").get_by_role("link", name="Workshops"))
    hand.enter(page.locator("#searchbar"), "Data Week")
    hand.click(page.get_by_role("button", name="Search"))
    with page.expect_download() as download:
        hand.click(page.get_by_role("link", name="Download spreadsheet"))
    corrected = change_cell(download.value.path(), "city", "Nairobi", "Mombasa")
    hand.click(page.get_by_role("link", name="Upload spreadsheet"))
    look_at(hand, page)
    hand.hand_in(page.get_by_label("File"), named(corrected))
    give_reason(hand, page, "Told otherwise by the organizers", "Show what it would do")
    expect(page.get_by_text("Checked: no row is refused.")).to_be_visible()
    expect(page.get_by_role("cell", name="Mombasa")).to_be_visible()
    look_at(hand, page, "spreadsheet")
    hand.click(page.get_by_role("button", name="Write all of it"))
    expect(page.get_by_text("is now on record")).to_be_visible()
    look_at(hand, page)


def change_cell(path, column, old, new):
    """Return the workbook with one cell of its only record changed."""
    book = load_workbook(io.BytesIO(path.read_bytes()))
    heading, row = book.worksheets[0].iter_rows(max_row=2)
    assert book.worksheets[0].max_row == 2
    cell = next(cell for name, cell in zip(heading, row, strict=True) if name.value == column)
    assert cell.value == old
    cell.value = new
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def named(content):
    return {"name": "workshops.xlsx", "mimeType": XLSX, "buffer": content}


def look_at(hand, page, picture=""):
    """Look for what is wrong with a page in both schemes, at both ends of the widths."""
    with hand.resting():
        if picture:
            picturing.take(page, picture, page.locator("body"))
        assert problems_of(page, WIDTHS) == []
        page.emulate_media(color_scheme="light")


def put_back(hand, page):
    hand.click(page.get_by_role("link", name="Back to the list"))
    hand.click(page.get_by_role("link", name=NAME))
    hand.click(page.get_by_role("link", name="History"))
    with hand.resting():
        picturing.take(page, "history", page.locator("body"))
    hand.click(page.get_by_role("link", name="Put back City: Nairobi"))
    give_reason(hand, page, "The organizers had mixed up two weeks", "Restore")
    expect(page.get_by_text("The organizers had mixed up two weeks")).to_be_visible()


def suggest(hand, page):
    hand.click(page.get_by_role("link", name="Suggest a correction: Place"))
    hand.enter(page.get_by_label("What should stand there"), "Naivasha")
    hand.enter(page.get_by_label("Web address where it can be read"), HELD)
    with hand.resting():
        picturing.take(page, "suggest", page.get_by_role("heading", name="Your suggestion"))
        page.wait_for_timeout(3_000)  # nobody reads the form faster, and nobody may
    hand.click(page.get_by_role("button", name="Send to the editors"))
    expect(page.get_by_text("waits for an editor")).to_be_visible()


def accept(hand, page):
    hand.click(page.locator(".breadcrumbs").get_by_role("link", name="Home"))
    hand.click(page.get_by_role("link", name=re.compile("Suggestions to decide")))
    hand.click(page.get_by_role("link", name=re.compile("^S-")))
    hand.click(page.get_by_role("link", name="Accept"))
    hand.enter(page.get_by_label("New source: title"), "Where the Data Week was held")
    hand.find(page.get_by_role("combobox", name="New source: publisher"), "Academy", PUBLISHER)
    hand.enter(page.get_by_label("Normalised value"), "Naivasha")
    with hand.resting():
        picturing.take(page, "accept", page.locator("body"))
    give_reason(hand, page, "Read on the page named", "Accept")
    expect(page.get_by_text("Accepted: S-")).to_be_visible()


def read_the_outcome(reader, address):
    """Look under the number, then at the record."""
    reader.reload()
    expect(reader.get_by_text("An editor accepted this suggestion.")).to_be_visible()
    expect(reader.get_by_text("Read on the page named")).to_be_visible()
    picturing.take(reader, "outcome", reader.locator("main"))
    reader.goto(address)
    expect(fact(reader, "Place")).to_contain_text("Nairobi")
    expect(reader.get_by_text("Naivasha").first).to_be_attached()  # among what sources say
    expect(
        reader.locator("section:has(#sources)").get_by_text("Where the Data Week was held")
    ).to_be_visible()


def row(step, effort):
    """Return the beginning of a row of the table in the guide, as far as each run takes the same.

    A page that shows how far a spreadsheet has come may be loaded or not.
    """
    loads = "" if step == "Correct by spreadsheet" else f" {effort.loads} |"
    return f"| {step} | {effort.clicks} | {effort.entries} |{loads}"


def whole_row(step, effort):
    """Return a row with what another run may take otherwise."""
    counts = f"{effort.clicks} | {effort.entries} | {effort.loads}"
    return f"| {step} | {counts} | {effort.seconds:.1f} |"


def keep(efforts):
    """Print what each step took; it goes into the guide with the pictures of the same run."""
    rows = {step: whole_row(step, effort) for step, effort in efforts.items()}
    sys.stdout.write("\n".join(rows.values()) + "\n")
    picturing.tell(rows)
