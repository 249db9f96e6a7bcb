"""Long sheets: checked and written, told of, while pages answer and a form is saved."""

import time

import pytest
from django.tasks import task_backends
from django.test import Client

from initiatives.models import Activity, Claim, Participation, Workshop
from initiatives.spreadsheets import files
from initiatives.spreadsheets.checking import Work
from initiatives.spreadsheets.limits import ROWS_MAX
from initiatives.spreadsheets.resource import resource_of
from initiatives.spreadsheets.rights import Everything
from initiatives.spreadsheets.uploads import Step
from portal.processes import ProcessBackend
from tests.admin_data import make_workshop
from tests.admin_forms import address, data_of
from tests.browser.serving import environment
from tests.editors import make_superuser
from tests.factories import make_source
from tests.overlap import in_threads
from tests.spreadsheets.sheets import csv_of, database_url, upload

pytestmark = pytest.mark.no_cover


@pytest.mark.sqlite_only
@pytest.mark.django_db(transaction=True)
def test_ten_thousand_rows_are_written_while_pages_answer(tmp_path):
    make_workshop("published", name="There before")
    path = tmp_path / "sheet.csv"
    path.write_text(csv_of([{"slug": f"new-{n}", "name": f"New {n}"} for n in range(ROWS_MAX)]))
    resource, told, answers = resource_of(Workshop, Everything(Workshop)), [], []

    def look(work, done, total):
        told.append((work, done, total))
        if work == Work.WRITTEN and done > total / 2 and not answers:
            answers.extend(in_threads(lambda: Client().get("/workshops/")))

    report = files.take(path, path.name, resource, reason="A sheet", progress=look)

    assert report.counts == {"created": 10_000}
    assert [how for how in told if how[1:] == (10_000, 10_000)] == [
        ("checked", 10_000, 10_000),
        ("written", 10_000, 10_000),
    ]
    assert told == sorted(told)
    (during,) = answers
    assert (during.status_code, "There before" in during.text) == (200, True)
    assert Workshop.objects.filter(slug__startswith="new-").count() == 10_000
    assert Activity.history.filter(history_change_reason="A sheet").count() == 10_000


PARTS = {
    "participants_known": "some",
    "participations": "host: CHN; participant: KEN, ZMB",
    "sources": "paper; report",
}
PATIENCE = 120  # seconds


@pytest.mark.django_db(transaction=True)
def test_a_form_is_opened_and_saved_while_a_process_writes_an_uploaded_sheet(
    client, settings, tmp_path, monkeypatch, countries
):
    settings.VAR = tmp_path
    for name, value in environment(tmp_path, database_url()).items():
        monkeypatch.setenv(name, value)
    task_backends["default"] = ProcessBackend("default", {})  # `at_once` takes it away again
    for slug in ("paper", "report"):
        make_source(slug=slug)
    other = make_workshop(slug="other", city="Nairobi")
    client.force_login(make_superuser())
    rows = [{"slug": f"new-{n}", "name": f"New {n}"} | PARTS for n in range(2_000)]

    stored = upload(client, Workshop, csv_of(rows).encode(), "sheet.csv").context["upload"]
    assert wait(stored, lambda state: not state.is_working).counts == {"created": 2_000}
    url = address(Workshop, "change", other.pk)
    client.get(url)  # so that its templates are read before
    client.post(address(Workshop, "write", stored.key))
    writing = wait(stored, lambda state: state.work == Work.WRITTEN or not state.is_working)
    filled = data_of(client.get(url)) | {"city": "Mombasa", "change_reason": "Read again"}
    opened = stored.state
    told = client.get(address(Workshop, "sheet", stored.key))
    saved = client.post(url, filled)
    end = wait(stored, lambda state: not state.is_working)

    assert (writing.step, opened.step) == (Step.WRITING, Step.WRITING)
    assert "The record is being written" in told.text
    assert (saved.status_code, Workshop.objects.get(slug="other").city) == (302, "Mombasa")
    assert (end.step, end.counts) == (Step.WRITTEN, {"created": 2_000})
    assert Participation.objects.filter(activity__slug__startswith="new-").count() == 6_000
    assert Claim.objects.filter(activity__slug__startswith="new-").count() == 4_000


def wait(stored, is_so):
    """Return the state of a sheet once something is so of it."""
    until = time.monotonic() + PATIENCE
    while not is_so(state := stored.state):
        assert time.monotonic() < until, state
        time.sleep(0.01)
    return state
