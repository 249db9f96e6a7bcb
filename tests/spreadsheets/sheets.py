"""Spreadsheets as editors download, change and upload them."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from openpyxl import Workbook, load_workbook

from tests.admin_forms import address

REASON = "Corrected after the organizers' list"


def download(client, model, **query):
    """Return the rows of a list as its spreadsheet has them, by column; empty cells are ""."""
    return read(client.get(address(model, "download"), query))


def read(response):
    """Return the rows of a spreadsheet that was given out, by column; empty cells are ""."""
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    heading, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [{name: cell or "" for name, cell in zip(heading, row, strict=True)} for row in rows]


def workbook(rows, change=None):
    """Return the bytes of a workbook with these rows; ``change`` is called with its sheet."""
    book = Workbook()
    sheet = book.active
    sheet.append(list(dict.fromkeys(name for row in rows for name in row)))
    for row in rows:
        sheet.append([row.get(cell.value) for cell in sheet[1]])
    if change:
        change(sheet)
    return saved(book)


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv_of(rows, delimiter=","):
    """Return the text of a CSV file with these rows."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def upload(client, model, content, name="sheet.xlsx", reason=REASON):
    """Upload a file; return the page that follows, which is the preview once it is checked."""
    file = SimpleUploadedFile(name, content)
    return client.post(
        address(model, "upload"), {"file": file, "change_reason": reason}, follow=True
    )


def write(client, model, page):
    """Confirm what a preview shows; return the page that follows."""
    key = page.context["upload"].key
    return client.post(address(model, "write", key), follow=True)


def outcomes(page):
    """Return what becomes of the rows of a sheet, by outcome."""
    return page.context["state"].counts


def changes(page):
    """Return what a preview says would change: row, column, old, new."""
    return [
        (line["number"], *change) for line in page.context["page"] for change in line["changes"]
    ]


def mistakes(page):
    """Return what a preview refuses: row, column, reason."""
    return [
        (line["number"], *mistake) for line in page.context["page"] for mistake in line["mistakes"]
    ]


def reasons(page):
    """Return why a file as a whole was refused."""
    return page.context["state"].reasons


def database_url():
    """Return the address of the database of this test, for a process of its own."""
    own = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{own['NAME']}"
    host = own["HOST"].replace("/", "%2F")
    port = f":{own['PORT']}" if own["PORT"] else ""
    return f"postgres://{own['USER']}:{own['PASSWORD']}@{host}{port}/{own['NAME']}"
