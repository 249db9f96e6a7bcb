"""A sheet of as many rows as are taken: checked and written, told of, while pages answer."""

import pytest
from django.test import Client

from initiatives.models import Activity, Workshop
from initiatives.spreadsheets import files
from initiatives.spreadsheets.checking import Work
from initiatives.spreadsheets.limits import ROWS_MAX
from initiatives.spreadsheets.resource import resource_of
from initiatives.spreadsheets.rights import Everything
from tests.admin_data import make_workshop
from tests.overlap import in_threads
from tests.spreadsheets.sheets import csv_of

pytestmark = [pytest.mark.no_cover, pytest.mark.sqlite_only]


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
