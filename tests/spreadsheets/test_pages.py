"""The pages of an uploaded sheet, the command, and the process that does the work."""

import json
import os
import time
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.tasks import task_backends
from django.urls import reverse

from initiatives.admin.sheet_tasks import check_sheet
from initiatives.models import Forum, Workshop
from initiatives.spreadsheets import uploads
from initiatives.spreadsheets.checking import Work
from initiatives.spreadsheets.uploads import State, Step
from portal.processes import ProcessBackend
from tests.admin_data import make_workshop
from tests.admin_forms import address
from tests.editors import make_user
from tests.spreadsheets.sheets import csv_of, download, upload, workbook, write

pytestmark = pytest.mark.django_db

NEW = {"slug": "new", "name": "New <b>"}


def test_a_preview_tells_rows_page_by_page_and_escapes_them(client, editor):
    rows = [NEW] + [{"slug": f"new-{n}", "name": "New"} for n in range(60)]

    page = upload(client, Workshop, workbook(rows))

    assert (len(page.context["page"]), page.context["page"].paginator.num_pages) == (50, 2)
    assert "New &lt;b&gt;" in page.text
    assert "New <b>" not in page.text
    second = client.get(page.request["PATH_INFO"], {"show": "created", "p": "2"})
    assert [line["slug"] for line in second.context["page"]] == [f"new-{n}" for n in range(49, 60)]
    assert client.get(page.request["PATH_INFO"], {"show": "x", "p": "y"}).status_code == 200


def test_refused_rows_are_shown_first(client, editor):
    page = upload(client, Workshop, workbook([NEW, {"slug": "bad", "name": ""}]))

    assert page.context["shown"] == "refused"
    assert [(tab["value"], tab["count"]) for tab in page.context["tabs"]] == [
        ("refused", 1),
        ("created", 1),
    ]
    assert "Write all of it" not in page.text


def test_rows_that_change_nothing_are_listed_beside_those_that_do(client, editor):
    make_workshop(slug="same")
    make_workshop(slug="other", city="Nairobi")
    same, other = sorted(download(client, Workshop), key=lambda row: row["slug"] == "other")

    page = upload(client, Workshop, workbook([other | {"city": "Mombasa"}, same]))
    skipped = client.get(page.request["PATH_INFO"], {"show": "unchanged"})

    assert [(tab["value"], tab["count"]) for tab in page.context["tabs"]] == [
        ("changed", 1),
        ("unchanged", 1),
    ]
    assert [(line["number"], line["slug"]) for line in page.context["page"]] == [(2, "other")]
    assert [(line["number"], line["slug"]) for line in skipped.context["page"]] == [(3, "same")]
    assert "Unchanged: 1" in page.text
    assert '<td data-label="Record">same</td>' in skipped.text


def test_progress_is_shown_while_the_work_goes_on(client, editor):
    page = upload(client, Workshop, workbook([NEW]))
    stored = page.context["upload"]
    with stored.held():
        stored.tell(State(Step.CHECKING, 200, 10_000, at=time.time() - 3_600))
        at_work = client.get(page.request["PATH_INFO"])

        stored.tell(State(Step.WRITING, 300, 10_000, Work.WRITTEN))
        writing = client.get(page.request["PATH_INFO"])

    assert "200 of 10000 rows checked." in " ".join(at_work.text.split())
    assert "300 of 10000 rows written." in " ".join(writing.text.split())
    assert "data-progress" in at_work.text
    assert "admin_progress.js" in at_work.text


def test_work_that_stopped_is_told_to_have_stopped(client, editor):
    page = upload(client, Workshop, workbook([NEW]))
    stored = page.context["upload"]
    stored.tell(State(Step.WRITING, 200, 10_000, at=time.time() - 3_600))

    stopped = client.get(page.request["PATH_INFO"])

    assert stopped.context["state"].step == Step.STOPPED
    assert "The work stopped before its end" in stopped.text


def test_a_sheet_that_changes_nothing_is_told_to_have_nothing_to_write(client, editor):
    make_workshop(slug="course")

    page = upload(client, Workshop, workbook(download(client, Workshop)), name="same.xlsx")

    assert page.context["state"].step == Step.NOTHING
    assert "There is nothing to write." in page.text
    assert "Nothing is written yet" not in page.text
    assert "Write all of it" not in page.text
    listed = client.get(address(Workshop, "upload")).text
    assert "checked, nothing to write" in listed.split("same.xlsx")[1].split("</li>")[0]


def test_a_sheet_written_twice_is_told_to_have_left_nothing_the_second_time(client, editor):
    record = make_workshop(slug="course", city="Nairobi")
    [row] = download(client, Workshop)
    tabs = [
        upload(client, Workshop, workbook([row | {"city": "Mombasa"}]), name=f"{number}.xlsx")
        for number in ("first", "second")
    ]

    first, second = [write(client, Workshop, tab) for tab in tabs]

    assert "Written. What the rows below tell is now on record." in first.text
    assert "Nothing was left to change" in second.text
    assert "now on record" not in second.text
    assert Workshop.history.filter(id=record.pk, city="Mombasa").count() == 1
    listed = client.get(address(Workshop, "upload")).text
    assert "nothing was left to change" in listed.split("second.xlsx")[1].split("</li>")[0]


def test_what_somebody_uploaded_is_found_again_by_nobody_else(client, editor, settings, tmp_path):
    settings.VAR = tmp_path
    page = upload(client, Workshop, workbook([NEW]), name="first.xlsx")
    upload(client, Workshop, workbook([{"slug": "bad", "name": ""}]), name="second.xlsx")
    sheet = page.request["PATH_INFO"]
    lists = [address(Workshop, "upload"), address(Forum, "upload"), reverse("admin:index")]

    own = [client.get(url) for url in lists]
    client.force_login(make_user("Editor"))
    foreign = [client.get(url) for url in lists]

    for answer in own:
        told = [(one["upload"].name, one["state"].step) for one in answer.context["sheets"]]
        assert told[:2] == [("second.xlsx", "refused"), ("first.xlsx", "checked")]
        assert f'<a href="{sheet}">first.xlsx</a>' in answer.text
        assert "checked, not written yet" in answer.text
    for answer in foreign:
        assert "first.xlsx" not in answer.text


def test_old_files_are_cleared_away(client, editor):
    old = upload(client, Workshop, workbook([NEW])).context["upload"]
    long_ago = time.time() - uploads.KEPT - 60
    os.utime(old.folder, (long_ago, long_ago))

    kept = upload(client, Workshop, workbook([NEW])).context["upload"]

    assert (old.folder.exists(), kept.folder.exists()) == (False, True)
    assert client.get(address(Workshop, "sheet", old.key)).status_code == 404


def test_a_task_is_begun_in_a_process_of_its_own(client, editor):
    page = upload(client, Workshop, workbook([NEW]))
    stored = page.context["upload"]
    stored.tell(State())
    own = task_backends["default"]
    task_backends["default"] = ProcessBackend("default", {})
    result = check_sheet.enqueue("no-such-sheet")
    task_backends["default"] = own

    assert result.status == "READY"
    call_command("run_task", check_sheet.module_path, json.dumps([[stored.key], {}]))
    assert stored.state.step == Step.CHECKED
    with pytest.raises(CommandError, match="is no task"):
        call_command("run_task", "json.dumps", "[[], {}]")


def told(*args, **options):
    out = StringIO()
    call_command("import_activities", *args, stdout=out, **options)
    return out.getvalue().splitlines()


def test_the_command_tells_all_and_writes_nothing_when_asked_to_try(tmp_path, client, editor):
    make_workshop(slug="course", city="Nairobi")
    rows = download(client, Workshop)
    rows[0]["city"] = "Mombasa"
    path = tmp_path / "sheet.csv"
    path.write_text(csv_of(rows))

    lines = told(path, "--dry-run")

    assert lines == [
        "row 2 course: changed, city: Nairobi → Mombasa",
        "0 created, 1 changed, 0 unchanged, 0 refused",
        "Nothing was written.",
    ]
    assert Workshop.objects.get().city == "Nairobi"

    assert told(path, "--reason", "Read again", "--user", editor.username) == [
        "0 created, 1 changed, 0 unchanged, 0 refused"
    ]
    found = Workshop.objects.get()
    signed = found.history.latest()
    assert (found.city, signed.history_user, signed.history_change_reason) == (
        "Mombasa",
        editor,
        "Read again",
    )
    assert told(path, "--dry-run")[0] == "0 created, 0 changed, 1 unchanged, 0 refused"


def test_the_command_refuses_with_row_column_and_reason(tmp_path):
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(workbook([NEW, {"slug": "bad", "name": "Bad", "format": "x"}]))

    with pytest.raises(CommandError) as refusal:
        told(path, "--kind", "workshop", "--reason", "Why")

    assert str(refusal.value).splitlines() == [
        "1 created, 0 changed, 0 unchanged, 1 refused",
        "row 3 bad: refused, format: “x” is not on record. There is: “in-person”, “online”, "
        "“hybrid”.",
        "Nothing was written.",
    ]
    assert not Workshop.objects.exists()


REFUSED = [
    (["--kind", "workshop"], "Say why"),
    (["--dry-run"], "of which kind"),
    (["--kind", "workshop", "--reason", "Why", "--user", "nobody"], "There is no user"),
]


@pytest.mark.parametrize(("options", "reason"), REFUSED)
def test_the_command_says_what_it_lacks(tmp_path, options, reason):
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(workbook([NEW]))

    with pytest.raises(CommandError, match=reason):
        told(path, *options)

    assert not Workshop.objects.exists()


def test_the_command_refuses_what_is_no_sheet(tmp_path):
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(b"text")

    for file in (path, tmp_path / "nowhere.xlsx"):
        with pytest.raises(CommandError, match="Nothing was written"):
            told(file, "--kind", "workshop", "--dry-run")


def test_a_list_offers_to_upload_to_who_may_enter_records(client):
    reader = make_user("Editor")
    reader.groups.clear()
    reader.user_permissions.add(Permission.objects.get(codename="view_workshop"))
    client.force_login(reader)
    as_reader = client.get(address(Workshop, "changelist")).text
    client.force_login(make_user("Contributor"))
    as_contributor = client.get(address(Workshop, "changelist")).text

    assert address(Workshop, "download") in as_reader
    assert address(Workshop, "upload") not in as_reader
    assert address(Workshop, "upload") in as_contributor


def test_a_sheet_written_is_told_to_be_written(client, editor):
    page = write(client, Workshop, upload(client, Workshop, workbook([NEW])))

    assert "Written." in page.text
    assert "Write all of it" not in page.text
