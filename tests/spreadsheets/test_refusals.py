"""Rows that are refused, each with its row, its column and the reason; then nothing is written."""

import pytest

from initiatives.exports.xlsx import ESCAPED
from initiatives.models import Redirect, Workshop
from tests.admin_data import make_workshop
from tests.admin_forms import address
from tests.factories import make_activity, make_source
from tests.spreadsheets.sheets import download, mistakes, reasons, upload, workbook, write

pytestmark = pytest.mark.django_db

NEW = {"slug": "new", "name": "New"}
CELLS = {
    "code": ("format", "on line", "“on line” is not on record. Did you mean “online”?"),
    "country": (
        "place_country",
        "Kenya",
        "No country “Kenya” is recorded. There is: “CHN”, “COD”, “COG”, “KEN”, “ZMB”.",
    ),
    "theme": ("themes", "data; x", "No theme “data” is recorded. No theme “x” is recorded."),
    "languages": (
        "languages",
        "English; fr",
        "“English” is no tag of a language (BCP 47): write en, fr, zh-Hans or pt-BR.",
    ),
    "language": (
        "native_language",
        "Chinese",
        "“Chinese” is no tag of a language (BCP 47): write en, fr, zh-Hans or pt-BR.",
    ),
    "source": ("sources", "nowhere", "No source “nowhere” is recorded."),
    "series": ("series", "nowhere", "No series “nowhere” is recorded."),
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
    "status": ("status", "active", "“active” is not on record. There is: “cancelled”, “suspended”, "
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


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("xinhua-workshop-2025", "No source “xinhua-workshop-2025” is recorded."),
        (
            "gazette-data-wek-2025",
            "No source “gazette-data-wek-2025” is recorded. Did you mean “gazette-data-week-2025”?",
        ),
    ],
)
def test_an_unknown_source_is_told_as_such_and_one_is_offered_only_if_it_is_near(
    client, editor, typed, told
):
    make_source(slug="gazette-data-week-2025")
    for number in range(20):
        make_source(slug=f"xinhua-forum-nairobi-{number}")

    page = upload(client, Workshop, workbook([NEW | {"sources": typed}]))

    assert mistakes(page) == [(2, "sources", told)]


def test_every_entry_of_a_cell_that_is_not_clear_is_named(client, editor, countries):
    rows = [
        NEW | {"participations": "host: Congo; participant: Zambbia, KEN", "languages": "en; a, b"}
    ]

    found = mistakes(upload(client, Workshop, workbook(rows)))

    [congo] = [reason for _row, column, reason in found if column == "participations"]
    assert congo.index("Congo") < congo.index("Zambbia")
    assert "Kenya" not in congo
    assert [reason[:3] for _row, column, reason in found if column == "languages"] == ["“a”", "“b”"]


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


HEADINGS = {
    "unknown": ([{"slug": "a", "citi": "x"}], "There is no column “citi”."),
    "nearly known": ([{"slug": "a", "theme": "x"}], "There is no column “theme”. Did you mean "
                     "“themes”?"),
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
