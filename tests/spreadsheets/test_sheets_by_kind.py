"""The list of all activities gives its rows as sheets of one kind each, to be sent back."""

import io

import pytest
from openpyxl import load_workbook

from initiatives.codelists import PublicationState
from initiatives.models import Activity, Forum, Initiative, Workshop
from tests.admin_data import make_workshop
from tests.admin_forms import address
from tests.editors import make_user, recorded
from tests.factories import make_activity
from tests.spreadsheets.sheets import outcomes, upload, workbook, write

pytestmark = pytest.mark.django_db


def offered(page):
    """Return the sheets that a list offers: how many rows, and where."""
    return {str(sheet["label"]): sheet["count"] for sheet in page.context["sheets_by_kind"]}


def rows_at(client, url):
    """Return the rows of a workbook as they would be sent back."""
    book = load_workbook(io.BytesIO(b"".join(client.get(url).streaming_content)))
    heading, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def test_the_rows_of_a_queue_are_downloaded_kind_by_kind_and_uploaded_again(client, editor):
    make_workshop(PublicationState.IN_REVIEW, name="Waits", slug="waits")
    make_activity(
        "forum", name="Waits too", slug="waits-too", publication_state=PublicationState.IN_REVIEW
    )
    make_workshop("draft", name="Waits not", slug="waits-not")
    page = client.get(address(Activity, "changelist"), {"queue": "to-review"})
    sheets = {str(sheet["label"]): sheet["address"] for sheet in page.context["sheets_by_kind"]}

    assert offered(page) == {"workshops": 1, "forums": 1}
    assert sheets["workshops"] in page.text.replace("&amp;", "&")
    [row] = rows_at(client, sheets["workshops"])
    [forum] = rows_at(client, sheets["forums"])
    assert (row["slug"], row["kind"], forum["kind"]) == ("waits", "workshop", "forum")
    row["city"] = "Mombasa"
    written = write(client, Workshop, upload(client, Workshop, workbook([row])))
    assert outcomes(written) == {"changed": 1}
    assert Workshop.objects.get(slug="waits").city == "Mombasa"


def test_words_and_filters_of_the_list_hold_for_its_sheets(client, editor):
    for number in range(60):
        make_workshop(name=f"Course {number}", slug=f"course-{number}", city="Nairobi")
    make_workshop(name="Another", slug="another")
    page = client.get(address(Activity, "changelist"), {"q": "course"})
    [sheet] = page.context["sheets_by_kind"]

    assert (offered(page), len(rows_at(client, sheet["address"]))) == ({"workshops": 60}, 60)


def test_a_sheet_of_all_activities_holds_what_its_user_may_see(client):
    user = make_user("Contributor")
    recorded(make_workshop(name="Own", slug="own"), user)
    make_workshop(name="Of somebody else", slug="foreign")
    client.force_login(user)
    page = client.get(address(Activity, "changelist"))
    [sheet] = page.context["sheets_by_kind"]

    assert [row["slug"] for row in rows_at(client, sheet["address"])] == ["own"]


def test_sheets_are_given_to_who_may_see_records_of_their_kind_alone(client, editor):
    make_workshop()
    unknown = client.get(address(Activity, "download", "course"))
    empty = rows_at(client, address(Activity, "download", str(Initiative.KIND)))
    editor.groups.clear()

    assert (unknown.status_code, empty) == (404, [])
    assert client.get(address(Activity, "download", str(Forum.KIND))).status_code == 403
