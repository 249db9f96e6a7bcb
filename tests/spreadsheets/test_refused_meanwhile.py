"""Rows that would undo what was changed since the download are refused, and nothing is written."""

import pytest

from initiatives import workflow
from initiatives.models import Participation, Workshop
from tests.admin_data import make_workshop
from tests.changing import edit
from tests.factories import make_claim, make_country, make_source
from tests.spreadsheets.sheets import download, mistakes, upload, workbook, write

pytestmark = pytest.mark.django_db


def test_a_record_changed_since_the_download_is_refused_with_what_changed(client, editor):
    workshop, other = make_workshop(slug="course", city="Nairobi"), make_workshop(slug="other")
    rows = download(client, Workshop)
    edit(workshop, editor, city="Mombasa")
    for row in rows:
        row["venue"] = "A hall"

    page = upload(client, Workshop, workbook(rows))

    [(_row, column, reason)] = mistakes(page)
    assert column == "version"
    assert f"city: Nairobi → Mombasa ({editor}: “edited”)" in reason
    assert write(client, Workshop, page).context["state"].step == "refused"
    assert Workshop.objects.get(pk=other.pk).venue == ""


def test_a_country_taken_off_meanwhile_is_told_too(client, editor, countries):
    workshop = make_workshop(slug="course")
    rows = download(client, Workshop)
    Participation(activity=workshop, country=make_country("KEN"), role="host").save()
    workflow.touch(workshop)
    rows[0]["city"] = "Mombasa"

    page = upload(client, Workshop, workbook(rows))

    assert "participations" in mistakes(page)[0][2]


def test_a_record_changed_between_preview_and_word_is_not_overwritten(client, editor):
    workshop = make_workshop(slug="course", city="Nairobi")
    rows = download(client, Workshop)
    rows[0]["venue"] = "A hall"
    page = upload(client, Workshop, workbook(rows))
    edit(workshop, editor, city="Mombasa")

    written = write(client, Workshop, page)

    assert written.context["state"].step == "refused"
    found = Workshop.objects.get()
    assert (found.city, found.venue) == ("Mombasa", "")


@pytest.mark.parametrize(
    ("version", "part"),
    [("", "is there already"), ("yesterday", "is not what was downloaded"),
     ("2025-01-01T00:00:00", "is not what was downloaded")],
)  # fmt: skip
def test_what_is_there_is_changed_by_a_downloaded_row_alone(client, editor, version, part):
    make_workshop(slug="course", city="Nairobi")

    page = upload(
        client, Workshop, workbook([{"slug": "course", "version": version, "city": "Mombasa"}])
    )

    assert part in mistakes(page)[0][2]
    assert Workshop.objects.get().city == "Nairobi"


def test_a_slug_that_was_changed_in_the_sheet_makes_no_second_record(client, editor):
    make_workshop(slug="course")
    rows = download(client, Workshop)
    rows[0]["slug"] = "corse"

    page = upload(client, Workshop, workbook(rows))

    assert (
        "No record has the slug “corse” any more"
        in {column: reason for _row, column, reason in mistakes(page)}["version"]
    )


def test_a_source_leaves_a_draft_but_not_what_was_public(client, editor):
    source = make_source(slug="news")
    draft, public = make_workshop(slug="draft"), make_workshop("published", slug="public")
    for workshop in (draft, public):
        make_claim(workshop, source=source)
    rows = download(client, Workshop)
    for row in rows:
        row["sources"] = ""

    page = upload(client, Workshop, workbook(rows))
    [(number, column, _reason)] = mistakes(page)
    assert (rows[number - 2]["slug"], column) == ("public", "sources")
    own = workbook([row for row in rows if row["slug"] == "draft"])
    write(client, Workshop, upload(client, Workshop, own))

    assert (draft.claims.count(), public.claims.count()) == (0, 1)
