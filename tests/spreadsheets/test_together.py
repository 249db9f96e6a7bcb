"""Spreadsheets while others edit, and how their cost grows."""

from functools import partial
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from initiatives.models import Activity, Workshop
from initiatives.spreadsheets import files
from initiatives.spreadsheets.checking import Work
from initiatives.spreadsheets.resource import resource_of
from initiatives.spreadsheets.rights import Everything
from tests.admin_data import make_workshop
from tests.admin_forms import data_of, told
from tests.changing import edit, form_of, signed_in
from tests.editors import make_superuser
from tests.factories import make_country
from tests.overlap import COUNTING, in_threads, overlapping
from tests.spreadsheets.sheets import csv_of

LOCKING = {"sqlite": "BEGIN", "postgresql": "FOR UPDATE"}
COUNTRIES = ["KEN", "ZMB", "CHN"]


def new_rows(count, **cells):
    parts = {"participants_known": "some", "participations": "host: CHN; participant: KEN, ZMB"}
    return [{"slug": f"new-{n}", "name": f"New {n}"} | parts | cells for n in range(count)]


def row_of(activity, **cells):
    """Return the row of an activity as it would be downloaded now, changed."""
    return {"slug": activity.slug, "version": activity.last_changed_at.isoformat()} | cells


def put(folder, rows):
    """Put rows into a file of a folder."""
    path = folder / f"{uuid4()}.csv"
    path.write_text(csv_of(rows))
    return path


def take(path, rights=None):
    """Write a file as a process of its own would."""
    resource = resource_of(Workshop, rights or Everything(Workshop))
    report = files.take(path, path.name, resource, reason="A sheet")
    return dict(report.counts)


@pytest.fixture
def countries():
    for code in COUNTRIES:
        make_country(code)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", ["begun", "ending"])
def test_a_sheet_during_an_edit_of_another_record_loses_neither(tmp_path, countries, moment):
    user, mine, other = make_superuser(), make_workshop(slug="mine"), make_workshop(slug="other")
    path = put(tmp_path, [row_of(mine, city="Mombasa")])
    at = COUNTING if moment == "ending" else LOCKING[connection.vendor]

    outcomes = overlapping(partial(edit, other, user, city="Abidjan"), partial(take, path), at=at)

    assert outcomes == [None, {"changed": 1}]
    assert dict(Workshop.objects.values_list("slug", "city")) == {
        "mine": "Mombasa",
        "other": "Abidjan",
    }


@pytest.mark.django_db
def test_progress_of_checking_and_of_writing_is_told(tmp_path, countries):
    resource, told = resource_of(Workshop, Everything(Workshop)), []
    path = put(tmp_path, new_rows(250))

    files.take(path, path.name, resource, reason="A sheet", progress=lambda *how: told.append(how))

    assert told == [
        ("checked", 200, 250),
        ("checked", 250, 250),
        ("written", 0, 250),
        ("written", 50, 250),
        ("written", 100, 250),
        ("written", 250, 250),
    ]


@pytest.mark.django_db(transaction=True)
def test_pages_answer_while_a_sheet_is_written_and_show_nothing_of_it_yet(tmp_path):
    workshop = make_workshop("published", name="There before")
    resource, answers = resource_of(Workshop, Everything(Workshop)), []
    path = put(tmp_path, [row_of(workshop, name="Renamed")])

    def look(work, done, total):
        if work == Work.WRITTEN and done:
            answers.extend(in_threads(lambda: Client().get("/workshops/")))

    files.take(path, path.name, resource, reason="A sheet", progress=look)

    (during,) = answers
    assert during.status_code == 200
    assert ("There before" in during.text, "Renamed" in during.text) == (True, False)
    assert "Renamed" in Client().get("/workshops/").text


@pytest.mark.django_db(transaction=True)
def test_a_sheet_that_waited_for_an_edit_of_its_record_leaves_the_edit(tmp_path):
    user, workshop = make_superuser(), make_workshop(slug="course", city="Nairobi")
    path = put(tmp_path, [row_of(workshop, venue="A hall")])

    outcomes = overlapping(partial(edit, workshop, user, city="Abidjan"), partial(take, path))

    found = Workshop.objects.get()
    assert outcomes == [None, {"refused": 1}]
    assert (found.city, found.venue) == ("Abidjan", "")


@pytest.mark.django_db(transaction=True)
def test_of_two_sheets_of_one_record_at_once_one_is_refused(tmp_path):
    workshop = make_workshop(slug="course")
    sheets = [put(tmp_path, [row_of(workshop, venue=f"Hall {n}")]) for n in range(2)]

    outcomes = in_threads(*(partial(take, path) for path in sheets))

    assert sorted(outcomes, key=str) == [{"changed": 1}, {"refused": 1}]
    assert workshop.history.filter(history_change_reason="A sheet").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_form_that_waited_for_a_sheet_tells_what_the_sheet_wrote(tmp_path):
    client, workshop = signed_in(make_superuser()), make_workshop(slug="course", venue="Library")
    send = form_of(client, workshop, city="Nairobi")
    path = put(tmp_path, [row_of(workshop, venue="A hall")])

    taken, refused = overlapping(partial(take, path), send)
    again = client.post(refused.request["PATH_INFO"], data_of(refused))

    assert (taken, refused.status_code, again.status_code) == ({"changed": 1}, 200, 302)
    assert told(refused) == [("Venue", "Library", "A hall", False)]
    found = Workshop.objects.get()
    assert (found.city, found.venue) == ("Nairobi", "A hall")


@pytest.mark.django_db
def test_a_right_that_is_lost_between_checking_and_writing_writes_nothing(tmp_path):
    class Leaving(Everything):
        asked = 0

        def changeable(self, keys):
            self.asked += 1
            return set(keys) if self.asked == 1 else set()

    path = put(tmp_path, [row_of(make_workshop(slug="course"), venue="Hall")])

    with pytest.raises(PermissionDenied):
        take(path, Leaving(Workshop))

    assert Activity.objects.get().venue == ""
    assert not Activity.history.filter(history_change_reason="A sheet").exists()


@pytest.mark.django_db
def test_the_queries_of_a_check_grow_with_batches_and_those_of_a_sheet_by_few_a_row(
    tmp_path, countries
):
    resource = resource_of(Workshop, Everything(Workshop))
    few, many = put(tmp_path, new_rows(20)), put(tmp_path, new_rows(180))
    checks, writes = [], []
    for path in (few, many):
        with CaptureQueriesContext(connection) as queries:
            files.preview(path, path.name, resource)
        checks.append(len(queries))
    for path in (few, many):
        with CaptureQueriesContext(connection) as queries:
            take(path)
        writes.append(len(queries))

    assert checks[1] <= checks[0]
    assert (writes[1] - writes[0]) / 160 < 10
