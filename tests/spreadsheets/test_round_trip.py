"""Lists downloaded as spreadsheets, edited and uploaded."""

import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from initiatives import workflow
from initiatives.models import Activity, Claim, Forum, Initiative, Participation, Theme, Workshop
from tests.admin_data import make_everything, make_workshop
from tests.admin_forms import address
from tests.factories import make_claim, make_participation, make_source
from tests.spreadsheets.sheets import (
    REASON,
    changes,
    csv_of,
    download,
    outcomes,
    upload,
    workbook,
    write,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 5, 12, 12, tzinfo=UTC).replace(tzinfo=None)  # cells have no zone
HARD = {
    "name": "=SUM(1,2)",
    "short_name": "+1",
    "slogan": "_x0041_ stays",
    "venue": "  two  spaces ",
    "summary": "One line\r\nanother\nand \u200fright to left 🙂, \"quoted\"; with 'marks'",
    "city": "São Tomé",
    "edition": "007",
}


def state_of_all():
    """Return all that sheets may change, and how often it was changed."""
    return (
        list(Activity.objects.order_by("pk").values()),
        list(Participation.objects.order_by("pk").values()),
        list(Claim.objects.order_by("pk").values()),
        Activity.history.count(),
        Participation.history.count(),
    )


@pytest.mark.parametrize("model", [Initiative, Workshop, Forum])
def test_a_sheet_that_nobody_edited_changes_nothing(client, editor, model):
    make_everything()
    before = state_of_all()
    response = client.get(address(model, "download"))

    page = upload(client, model, b"".join(response.streaming_content))

    assert outcomes(page) == {"unchanged": model.objects.count()}
    assert not page.context["is_ready"]
    assert state_of_all() == before


def test_texts_that_spreadsheets_mangle_come_back_as_they_were(client, editor):
    workshop = make_workshop(**HARD)

    response = client.get(address(Workshop, "download"))

    page = upload(client, Workshop, b"".join(response.streaming_content))

    assert outcomes(page) == {"unchanged": 1}
    assert {name: getattr(Workshop.objects.get(pk=workshop.pk), name) for name in HARD} == HARD


def test_only_the_rows_of_the_filtered_list_are_downloaded(client, editor):
    for number in range(60):
        make_workshop(name=f"In Nairobi {number:02}", city="Nairobi", format="online")
    make_workshop(name="Elsewhere", format="in-person")

    rows = download(client, Workshop, format__exact="online")

    assert sorted(row["name"] for row in rows) == [f"In Nairobi {n:02}" for n in range(60)]
    link = f"{address(Workshop, 'download')}?format__exact=online"
    assert link in client.get(f"{address(Workshop, 'changelist')}?format__exact=online").text


def test_codes_are_offered_and_columns_explained(client, editor, countries):
    make_workshop()
    response = client.get(address(Workshop, "download"))

    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))

    sheet, explained, codes = book.worksheets
    offered = {
        sheet.cell(1, next(iter(rule.sqref.ranges)).min_col).value: [
            cell[0].value for cell in codes[rule.formula1.split("!")[1].replace("$", "")]
        ]
        for rule in sheet.data_validations.dataValidation
    }
    assert offered["format"] == ["in-person", "online", "hybrid"]
    assert offered["place_country"] == ["CHN", "COD", "COG", "KEN", "ZMB"]
    assert set(offered) == {"format", "place_country", "scope", "status", "participants_known"}
    columns = [row[0] for row in explained.iter_rows(min_row=2, values_only=True) if row[0]]
    assert columns == [cell.value for cell in sheet[1]]
    assert all(row[2] for row in explained.iter_rows(min_row=2, values_only=True) if row[0])


def test_an_edited_row_is_shown_and_then_written(client, editor, countries):
    source = make_source(slug="list")
    Theme.objects.create(slug="data", name="Data")
    workshop = make_workshop(slug="course", city="Nairobi", participants_known="some")
    make_workshop(slug="other", city="Lusaka")
    make_participation(workshop, "KEN", "host", note="As told")
    make_participation(workshop, "CHN", "participant")
    rows = download(client, Workshop)
    row = next(row for row in rows if row["slug"] == "course")
    row |= {"city": "Mombasa", "participants": "over 180", "themes": "data", "sources": "list"}
    row |= {"participations": "host: Kenya; participant: Zambia"}

    page = upload(client, Workshop, workbook(rows))

    assert sorted(changes(page)) == sorted(
        (rows.index(row) + 2, *change)
        for change in [
            ("city", "Nairobi", "Mombasa"),
            ("participants", "", "over 180"),
            ("participations", "host: KEN; participant: CHN", "host: KEN; participant: ZMB"),
            ("sources", "", "list"),
            ("themes", "", "data"),
        ]
    )
    assert Workshop.objects.get(slug="course").city == "Nairobi"

    written = write(client, Workshop, page)

    found = Workshop.objects.get(slug="course")
    assert written.context["state"].step == "written"
    assert (found.city, found.participants_low, found.participants_high) == ("Mombasa", 181, None)
    assert [theme.slug for theme in found.themes.all()] == ["data"]
    assert sorted(found.participations.values_list("country__iso_alpha3", "role", "note")) == [
        ("KEN", "host", "As told"),
        ("ZMB", "participant", ""),
    ]
    assert [claim.source for claim in found.claims.filter(field="")] == [source]
    assert (found.recorded_countries, found.independent_sources) == (2, 1)
    assert "mombasa" in found.search_text
    assert Workshop.objects.get(slug="other").city == "Lusaka"


def test_each_row_that_changed_is_signed(client, editor, countries):
    workshop = make_workshop(slug="course", participants_known="some")
    make_participation(workshop, "KEN", "host")
    rows = download(client, Workshop)
    rows[0] |= {"city": "Mombasa", "participations": "host: ZMB"}

    write(client, Workshop, upload(client, Workshop, workbook(rows)))

    activity = workshop.history.latest()
    parts = Participation.history.filter(history_change_reason=REASON).order_by("history_type")
    assert (activity.history_user, activity.history_change_reason) == (editor, REASON)
    assert activity.city == "Mombasa"
    assert [(row.history_type, row.country.iso_alpha3, row.history_user) for row in parts] == [
        ("+", "ZMB", editor),
        ("-", "KEN", editor),
    ]


def test_a_new_slug_makes_a_draft(client, editor, countries):
    row = {"slug": "new-course", "name": "A new course", "starts_on": "2025-05", "format": "online"}
    row |= {"countries": "nearly 40", "languages": "en; fr", "place_country": "KEN"}
    row |= {"participations": "host: CHN", "participants_known": "some"}

    page = upload(client, Workshop, workbook([row]))
    write(client, Workshop, page)

    made = Workshop.objects.get()
    assert outcomes(page) == {"created": 1}
    assert (made.publication_state, made.kind) == ("draft", "workshop")
    assert (made.name, made.starts_on, made.languages) == ("A new course", "2025-05", ["en", "fr"])
    assert (made.countries_low, made.countries_high) == (None, 39)
    assert made.place_country.iso_alpha3 == "KEN"
    assert made.history.get().history_type == "+"
    assert made.recorded_countries == 1


def test_an_initiative_comes_with_its_type_and_status(client, editor):
    row = {"slug": "plan", "name": "A plan", "initiative_type": "action-plan", "status": "adopted"}

    write(client, Initiative, upload(client, Initiative, workbook([row])))

    made = Initiative.objects.get()
    assert (made.initiative_type, made.status) == ("action-plan", "adopted")


def test_the_same_file_again_changes_nothing(client, editor, countries):
    make_workshop(slug="course", city="Nairobi")
    rows = download(client, Workshop)
    rows[0] |= {"city": "Mombasa", "participants_known": "some", "participations": "host: KEN"}
    content = workbook([*rows, {"slug": "new", "name": "New"}])
    write(client, Workshop, upload(client, Workshop, content))
    before = state_of_all()

    page = upload(client, Workshop, content)

    assert outcomes(page) == {"unchanged": 2}
    assert state_of_all() == before


def test_keys_in_another_order_and_names_of_countries_change_nothing(client, editor, countries):
    for slug in ("data", "talent"):
        Theme.objects.create(slug=slug, name=slug)
    row = {"slug": "new", "name": "New", "themes": "talent; data", "participants_known": "some"}
    row |= {"participations": "participant: Zambia, Kenya\nhost: CHN; participant: KEN"}
    content = workbook([row])
    write(client, Workshop, upload(client, Workshop, content))
    before = state_of_all()

    page = upload(client, Workshop, content)

    assert Participation.objects.count() == 3
    assert outcomes(page) == {"unchanged": 1}
    assert state_of_all() == before


def test_an_empty_cell_takes_a_value_off_and_a_missing_column_leaves_it(client, editor, countries):
    workshop = make_workshop(slug="course", city="Nairobi", venue="A hall", participants="37")
    make_participation(workshop, "KEN", "host")
    [row] = download(client, Workshop)
    kept = {name: row[name] for name in ("slug", "version", "venue", "participants")}

    write(client, Workshop, upload(client, Workshop, workbook([kept | {"venue": ""}])))

    found = Workshop.objects.get()
    assert (found.venue, found.city, found.participants) == ("", "Nairobi", "37")
    assert found.participations.count() == 1


def test_csv_is_read_as_well(client, editor):
    make_workshop(slug="course", city="Nairobi")
    rows = download(client, Workshop)
    rows[0]["city"] = "São Tomé"

    for delimiter in ",;\t":
        content = csv_of(rows, delimiter).encode("utf-8-sig")
        page = upload(client, Workshop, content, name="sheet.csv")
        assert changes(page) == [(2, "city", "Nairobi", "São Tomé")]


def test_dates_are_taken_as_exactly_as_a_cell_shows_them(client, editor):
    forms = {"yyyy-mm-dd": "2025-05-12", "mmm yyyy": "2025-05", "yyyy": "2025"}
    rows = [
        {"slug": f"course-{n}", "name": "Course", "starts_on": date(2025, 5, 12)}
        for n in range(len(forms))
    ]
    rows.append({"slug": "at-noon", "name": "Course", "starts_on": NOON})

    def show(sheet):
        for number, form in enumerate(forms, 2):
            sheet.cell(number, 3).number_format = form

    page = upload(client, Workshop, workbook(rows[:-1], show))
    refused = upload(client, Workshop, workbook(rows))

    write(client, Workshop, page)
    found = Workshop.objects.order_by("slug").values_list("starts_on", flat=True)
    assert list(found) == list(forms.values())
    assert outcomes(refused)["refused"] == 1


def test_a_published_record_stays_published_and_is_found_by_its_new_words(client, editor):
    workshop = make_workshop("published", slug="course", city="Nairobi", starts_on="2025")
    make_claim(workshop)
    workflow.touch(workshop)
    rows = download(client, Workshop)
    rows[0]["city"] = "Mombasa"

    write(client, Workshop, upload(client, Workshop, workbook(rows)))

    found = Workshop.objects.get()
    assert (found.publication_state, found.city) == ("published", "Mombasa")
    assert "mombasa" in found.search_words
