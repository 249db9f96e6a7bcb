"""Rows that are refused, each with its row, its column and the reason; then nothing is written."""

import pytest

from initiatives import workflow
from initiatives.exports.xlsx import ESCAPED
from initiatives.models import Participation, Redirect, Workshop
from tests.admin_data import make_workshop
from tests.admin_forms import address
from tests.changing import edit
from tests.factories import make_activity, make_claim, make_country, make_source
from tests.spreadsheets.sheets import download, mistakes, reasons, upload, workbook, write

pytestmark = pytest.mark.django_db

NEW = {"slug": "new", "name": "New"}
CELLS = {
    "code": ("format", "on line", "“on line” is not on record: write “online”."),
    "country": (
        "place_country",
        "Kenya",
        "“Kenya” is not on record: write “CHN” or “COD” or “COG” or “KEN” or “ZMB”.",
    ),
    "theme": ("themes", "data; x", "“data” is not on record. “x” is not on record."),
    "source": ("sources", "nowhere", "“nowhere” is not on record."),
    "series": ("series", "nowhere", "“nowhere” is not on record."),
    "date": ("starts_on", "12 May", "“12 May” is not a date. Write 2025-05-12, 2025-05 or 2025."),
    "no such day": (
        "starts_on",
        "2025-02-30",
        "“2025-02-30” is not a date. Write 2025-05-12, 2025-05 or 2025.",
    ),
    "day": ("last_checked_on", "2025", "“2025” is no day: write 2025-05-12."),
    "count": ("participants", "many", "Write it with a number: “nearly 40”, “over 180”, “37”."),
    "number": (
        "edition_number",
        "2nd",
        "“2nd” is no whole number: write 2 for “second”.",
    ),
    "address": ("website", "example", "Enter a valid URL."),
    "long": (
        "city",
        "x" * 121,
        "Ensure this value has at most 120 characters (it has 121).",
    ),
    "status": ("status", "active", "“active” is not on record: write “cancelled” or “suspended” or "
               "“unknown”."),
    "state": ("publication_state", "published", "A new record is a draft: leave this cell empty."),
    "kind": ("kind", "forum", "This sheet holds records of one kind: write “workshop”."),
    "no role": (
        "participations",
        "KEN",
        "“KEN”: write the role first, as in “host: KEN; participant: UGA, ZMB”.",
    ),
    "ambiguous": (
        "participations",
        "host: Congo",
        "“Congo” may be DR Congo (COD) or Congo (COG): write the code instead.",
    ),
    "no country": (
        "participations",
        "host: Geneva",
        "“Geneva” is no country on record: correct it or take it out.",
    ),
    "slip": (
        "participations",
        "host: Zambbia",
        "“Zambbia” may be Zambia (ZMB): write the code instead.",
    ),
    "slug": (
        "slug",
        "A new one",
        "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
    ),
    "no slug": ("slug", "", "The cell is empty: it tells which record the row is."),
    "no name": ("name", "", "This field cannot be blank."),
    "control": (
        "venue",
        "a\x07b",
        "It holds a character that cannot be kept (a control character): take it out.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_that_cannot_be_taken_is_named(client, editor, countries, name):
    column, value, reason = CELLS[name]
    written = ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", value)

    page = upload(client, Workshop, workbook([{"slug": "good", "name": "Good"},
                                              NEW | {column: written}]))  # fmt: skip

    assert mistakes(page) == [(3, column, reason)]
    assert not page.context["is_ready"]
    assert write(client, Workshop, page).context["state"].step == "refused"
    assert not Workshop.objects.exists()


def test_rules_of_the_whole_row_are_told_without_a_column(client, editor):
    row = NEW | {"starts_on": "2025-05-12", "ends_on": "2025-05-11"}

    page = upload(client, Workshop, workbook([row]))

    assert mistakes(page) == [(2, "", "The later date lies before the earlier one.")]


def test_all_that_is_wrong_is_told_at_once(client, editor):
    rows = [NEW | {"format": "x", "website": "y"}, NEW, {"slug": "other", "name": ""}]

    page = upload(client, Workshop, workbook(rows))

    told = [(number, column) for number, column, _reason in mistakes(page)]
    assert sorted(told) == [(2, "format"), (2, "website"), (3, "slug"), (4, "name")]
    assert "stands in row 2 already" in str(mistakes(page))


def test_a_slug_of_another_record_is_refused(client, editor):
    make_activity("forum", slug="summit")
    Redirect.objects.create(noun="activity", old_slug="old", new_slug="new-one")

    page = upload(client, Workshop, workbook([{"slug": s, "name": "N"} for s in ("summit", "old")]))

    assert mistakes(page) == [
        (2, "slug", "“summit” is another record (forum), which this sheet does not hold."),
        (3, "slug", "“old” leads to “new-one” since a renaming: choose another."),
    ]


def test_a_sheet_publishes_nothing(client, editor):
    make_workshop(slug="course")
    rows = download(client, Workshop)
    rows[0]["publication_state"] = "published"

    page = upload(client, Workshop, workbook(rows))

    reason = "A sheet publishes nothing and withdraws nothing: write “draft” again."
    assert mistakes(page) == [(2, "publication_state", reason)]


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


HEADINGS = {
    "unknown": ([{"slug": "a", "citi": "x"}], "There is no column of this name: “citi” is not on "
                "record: write “city”."),
    "without slug": ([{"name": "x"}], "The column “slug” is missing: it tells which record a row "
                     "is."),
    "no rows": ([{"slug": None}], "The file has no row below its heading."),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADINGS)
def test_a_heading_that_cannot_be_taken_is_refused(client, editor, name):
    rows, reason = HEADINGS[name]

    page = upload(client, Workshop, workbook(rows))

    assert reasons(page) == [reason]


def test_a_column_that_is_there_twice_is_refused(client, editor):
    def twice(sheet):
        sheet.cell(1, 3, "name")

    page = upload(client, Workshop, workbook([NEW], twice))

    assert reasons(page) == ["The column “name” is there twice."]


def test_a_reason_and_a_file_are_asked_for(client, editor):
    without_reason = upload(client, Workshop, workbook([NEW]), reason=" ")
    without_file = client.post(address(Workshop, "upload"), {"change_reason": "Why"})

    assert list(without_reason.context["form"].errors) == ["change_reason"]
    assert list(without_file.context["form"].errors) == ["file"]
