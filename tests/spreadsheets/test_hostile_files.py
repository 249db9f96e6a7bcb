"""Files that are broken or made to harm: refused with a reason, nothing written, no error."""

import pytest
from openpyxl import Workbook

from initiatives.models import Activity, Workshop
from initiatives.spreadsheets import limits
from tests import hostile_entries
from tests.hostile import DATES, LONG, SNIPPETS
from tests.spreadsheets.hostile_files import FILES, READABLE, repacked
from tests.spreadsheets.sheets import (
    changes,
    csv_of,
    mistakes,
    outcomes,
    reasons,
    saved,
    upload,
    workbook,
    write,
)

pytestmark = pytest.mark.django_db

ROWS = [{"slug": "new", "name": "New"}]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_refused(client, editor, name):
    make, file, reason = FILES[name]

    page = upload(client, Workshop, make(), name=file)

    assert page.status_code == 200
    assert (page.context["state"].step, reasons(page)) == ("refused", [reason])
    assert not page.context["is_ready"]
    assert not Activity.objects.exists()


@pytest.mark.parametrize("name", READABLE)
def test_a_file_that_is_odd_and_can_be_read_is_read_as_it_is(client, editor, name):
    make, file = READABLE[name]

    page = upload(client, Workshop, make(), name=file)
    write(client, Workshop, page)

    assert changes(page) == [(2, "name", "", "New")]
    assert list(Activity.objects.values_list("slug", "name")) == [("new", "New")]


def test_an_encoding_that_no_program_can_tell_is_seen_in_the_preview(client, editor):
    content = "slug,name\nnew,毛\n".encode("gb18030")  # the same bytes as “ë” in UTF-8

    page = upload(client, Workshop, content, name="sheet.csv")

    assert changes(page) == [(2, "name", "", "ë")]
    assert not Activity.objects.exists()


def test_more_rows_than_are_taken_are_refused(client, editor, monkeypatch):
    text = "slug,name\n" + "".join(f"new-{n},New\n" for n in range(limits.ROWS_MAX + 1))

    page = upload(client, Workshop, text.encode(), name="sheet.csv")

    assert reasons(page) == ["More than 10,000 rows: part the file."]


def formula(sheet):
    sheet["B2"] = "=HYPERLINK(A1)"


def error(sheet):
    sheet["B2"] = "#REF!"


def truth(sheet):
    sheet["B2"] = True


def beside(sheet):
    sheet["H2"] = "a note"


CELLS = {
    formula: ("name", "It is a formula: write its value in its place."),
    error: ("name", "It holds an error of the spreadsheet: “#REF!”."),
    truth: ("name", "It holds true or false: write the value as text."),
    beside: ("H", "This column has no name in the first row."),
}


@pytest.mark.parametrize("change", CELLS)
def test_cells_that_are_no_values_are_named(client, editor, change):
    column, reason = CELLS[change]

    page = upload(client, Workshop, workbook(ROWS, change))

    assert mistakes(page) == [(2, column, reason)]
    assert not Activity.objects.exists()


def test_merged_cells_are_named(client, editor):
    page = upload(client, Workshop, workbook(ROWS, lambda sheet: sheet.merge_cells("A2:B3")))

    assert reasons(page) == ["Cells are merged (A2:B3): part them, each row by itself."]


def test_a_formula_in_csv_is_named(client, editor):
    page = upload(client, Workshop, b'slug,name\nnew,"=cmd|calc"\n', name="sheet.csv")

    assert mistakes(page) == [(2, "name", "It is a formula: write its value in its place.")]


def test_links_to_other_workbooks_are_not_followed(client, editor):
    content = repacked(lambda parts: parts.update({
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels":
            b'<Relationships><Relationship Target="file:///etc/passwd"/></Relationships>',
    }))  # fmt: skip

    assert outcomes(upload(client, Workshop, content)) == {"created": 1}


def far_away():
    book = Workbook()
    book.active.append(["slug", "name"])
    book.active.cell(1_048_576, 16_384, "x")
    return saved(book)


def test_a_cell_at_the_end_of_the_sheet_costs_nothing(client, editor):
    page = upload(client, Workshop, far_away())

    assert page.context["state"].step == "refused"
    assert "Cells lie below row 20,000: delete the empty rows, or part the file." in page.text


TEXTS = [*SNIPPETS, *DATES, *LONG]


def test_hostile_texts_in_every_column_lead_to_no_error(client, editor):
    columns = ["name", "city", "starts_on", "website", "format", "themes", "sdgs", "languages",
               "participations", "participants", "edition_number", "place_country", "sources",
               "last_checked_on", "version", "kind", "publication_state", "slug"]  # fmt: skip
    texts = [text for text in TEXTS if "\0" not in text]
    rows = [
        {"slug": f"new-{number}", "name": "New"} | {column: text}
        for number, (column, text) in enumerate(
            (column, text) for column in columns for text in texts
        )
    ]
    names = list(dict.fromkeys(name for row in rows for name in row))
    content = csv_of([{name: row.get(name, "") for name in names} for row in rows])

    page = upload(client, Workshop, content.encode("utf-8", "replace"), name="sheet.csv")

    assert page.status_code == 200
    assert page.context["state"].step == "refused"
    assert sum(outcomes(page).values()) == len(rows)
    assert not Activity.objects.exists()


def test_each_row_that_holds_no_value_of_its_column_is_refused(client, editor, countries):
    rows = [{"slug": f"new-{n}", "name": "New"} | {column: text}
            for n, (column, text) in enumerate(hostile_entries.CELLS)]  # fmt: skip
    names = list(dict.fromkeys(name for row in rows for name in row))
    content = csv_of([{name: row.get(name, "") for name in names} for row in rows])

    page = upload(client, Workshop, content.encode(), name="sheet.csv")

    lines = page.context["upload"].lines
    assert [rows[each["number"] - 2] for each in lines if each["outcome"] != "refused"] == []
    assert outcomes(page) == {"refused": len(rows)}
    assert not page.context["is_ready"]
    assert not Activity.objects.exists()
