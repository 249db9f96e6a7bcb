"""Loading files: what is created, updated, left unchanged and left alone."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from django.db import connection
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext

from initiatives.importers import records, stored
from initiatives.importers.references import KeyIndex
from initiatives.models import (
    Activity,
    Commitment,
    DataVersion,
    Evidence,
    LoadedRecord,
    Participation,
    Publisher,
    Source,
    Theme,
    Workshop,
)
from tests.factories import make_activity, make_participation
from tests.loading import Files, history_of, load, tables

pytestmark = pytest.mark.django_db
KINDS = ["initiative", "workshop", "forum"]
KILLED_HALF_WAY = """
import os, signal, sys, django
django.setup()
from django.core.management import call_command
from django.db.models.signals import post_save
def count(saved=[], **kwargs):
    saved.append(1)
    if len(saved) == 8:
        os.kill(os.getpid(), signal.SIGKILL)
post_save.connect(count)
call_command("load_portal", sys.argv[1])
"""


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path)


def data_version():
    return DataVersion.objects.get().number


def test_every_record_becomes_a_row(files, capsys):
    load(files.write())

    course = Workshop.objects.get()
    assert str(Evidence.objects.get().commitment) == "Hold ten courses"
    assert course.publication_state == "published"
    assert (course.countries, course.countries_low, course.countries_high) == (
        "nearly 40",
        None,
        39,
    )
    assert course.first_recorded_at == datetime(2026, 11, 23, tzinfo=UTC)
    assert [part.sources.get().slug for part in course.participations.all()] == ["original"]
    assert Source.objects.get(slug="reprint").reprint_of.slug == "original"
    assert capsys.readouterr().out.splitlines() == [
        f"initiatives.{name}: {count} created, 0 updated, 0 unchanged, 0 left alone"
        for name, count in [
            ("claim", 1), ("commitment", 1), ("country", 1), ("evidence", 1), ("forum", 1),
            ("initiative", 1), ("participation", 1), ("publisher", 1), ("source", 2),
            ("theme", 1), ("workshop", 1),
        ]
    ]  # fmt: skip


def test_derived_columns_are_filled_and_the_load_counts_as_one_change(files):
    load(files.write())

    course = Activity.objects.get(slug="course")
    assert "cote d'ivoire" in course.search_text
    assert (course.sort_key, course.recorded_countries) == ("a course", 1)
    assert course.independent_sources == 1
    assert [voice.voice for voice in course.voices.all()] == ["united-nations"]
    assert data_version() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_of_each_kind_leaves_one_history_row_with_its_links(files, kind):
    load(files.write())

    record = Activity.objects.get(kind=kind)
    assert history_of(record) == [("+", "loaded from record.json")]
    assert [link.theme for link in record.history.get().themes.all()] == [Theme.objects.get()]


@pytest.mark.parametrize("kind", KINDS)
def test_an_update_leaves_one_history_row_with_its_links(files, kind):
    load(files.write())
    files.add("theme", slug="data", name="Data")
    files.fields(kind).update(name="Another name", themes=[["data"]])

    load(files.write("later.json"))

    record = Activity.objects.get(kind=kind)
    data = Theme.objects.get(slug="data")
    assert (record.name, list(record.themes.all())) == ("Another name", [data])
    assert history_of(record) == [
        ("~", "loaded from later.json"),
        ("+", "loaded from record.json"),
    ]
    assert [link.theme for link in record.history.first().themes.all()] == [data]


def test_a_second_load_changes_nothing(files, capsys):
    path = files.write()
    load(path)
    before = tables()
    capsys.readouterr()

    load(path)

    assert tables() == before
    assert capsys.readouterr().out == (
        "12 records: 0 created, 0 updated, 12 unchanged, 0 left alone\n"
    )


def test_each_model_is_told_of_when_asked(files, capsys):
    path = files.write()
    load(path)
    capsys.readouterr()

    load(path, verbosity=2)

    out = capsys.readouterr().out
    assert "initiatives.workshop: 0 created, 0 updated, 1 unchanged, 0 left alone\n" in out
    assert len(out.splitlines()) == 11


def test_a_second_load_takes_as_many_queries_for_more_records(files):
    counts = []
    for number in range(2):
        files.copy("workshop", slug=f"course-{number}")
        files.copy("participation", activity=[f"course-{number}"])
        load(path := files.write())
        with CaptureQueriesContext(
            connection,
        ) as queries:
            load(path)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_load_reads_no_rows_that_were_made_here(files, monkeypatch):
    load(path := files.write())
    monkeypatch.setattr(stored, "BLOCK", 1)
    make_participation(make_activity("workshop", slug="made-here"), "KEN")
    made: set[str] = set()

    def note(instance, **_kwargs):
        made.add(instance.slug)

    post_init.connect(note, sender=Activity)
    load(path)
    post_init.disconnect(note, sender=Activity)

    keys = KeyIndex(records.read([path]).records)
    assert keys.find(Activity, ("course",)) == Activity.objects.get(slug="course").pk
    assert not [key for key in keys.of(Activity) if "made-here" in key]
    assert not [key for key in keys.of(Participation) if "made-here" in key]
    assert "course" in made
    assert "made-here" not in made


def test_check_writes_nothing(files, capsys):
    before = tables()

    load(files.write(), check=True)

    assert tables() == before
    assert "theme: 1 created" in (out := capsys.readouterr().out)
    assert out.endswith("Checked: no mistake found, nothing was written.\n")


def test_an_update_keeps_what_is_not_in_the_file_and_dates_the_change(files):
    load(files.write())
    before = Activity.objects.get(slug="course")
    files.fields("workshop")["first_recorded_at"] = "2000-01-01T00:00:00Z"
    files.fields("participation")["note"] = "Confirmed"

    load(files.write())

    course = Activity.objects.get(slug="course")
    assert course.first_recorded_at == before.first_recorded_at
    assert course.last_changed_at > before.last_changed_at
    plan = Activity.objects.get(slug="plan")
    assert plan.last_changed_at < course.last_changed_at
    assert data_version() == 2


def test_what_a_file_no_longer_says_is_emptied(files):
    load(files.write())
    del files.fields("participation")["sources"]
    del files.fields("workshop")["countries"], files.fields("workshop")["countries_high"]

    load(files.write())

    assert not Participation.objects.get().sources.exists()
    assert Workshop.objects.get().countries_high is None


def test_a_renamed_publisher_is_found_through_its_sources_and_activities(files):
    load(files.write())
    files.fields("publisher")["name"] = "World News"
    files.fields("country")["name"] = "Ivory Coast"

    load(files.write())

    assert "world news" in Source.objects.get(slug="original").search_text
    assert "ivory coast" in Workshop.objects.get().search_text


def test_long_keys_are_told_apart(files):
    for end in "ab":
        files.copy("claim", value="x" * 400 + end, activity=["course"], locator="y" * 90)
        files.add(
            "source", slug=f"{'s' * 110}{end}", title="Long", publisher=["un-news"], kind="news"
        )
        files.copy("claim", value="é" * 490 + end, source=[f"{'s' * 110}{end}"])
    load(path := files.write())
    before = tables()

    load(path)

    assert tables() == before
    assert LoadedRecord.objects.filter(label="initiatives.claim").count() == 5


@pytest.mark.parametrize("folder", ["empty", "missing"])
def test_without_files_there_is_nothing_to_load(settings, tmp_path, capsys, folder):
    (tmp_path / "empty").mkdir()
    settings.FIXTURE_DIRS = [tmp_path / folder]

    load()

    assert capsys.readouterr().out == "No files to load.\n"
    assert not Commitment.objects.exists()


def test_without_names_all_files_are_loaded(files, settings):
    files.write("2.json")
    files.objects = []
    files.add("series", slug="courses", name="Courses")
    files.write("1.json")
    settings.FIXTURE_DIRS = [files.folder]

    load()

    assert LoadedRecord.objects.filter(label="initiatives.series").count() == 1
    assert Publisher.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_load_that_is_killed_leaves_nothing(files):
    path, before = files.write(), tables()

    killed = subprocess.run(
        [sys.executable, "-c", KILLED_HALF_WAY, path],
        env=os.environ
        | {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "portal.settings"},
        check=False,
    )

    assert killed.returncode == -signal.SIGKILL
    assert tables() == before
    load(path)
    assert Workshop.objects.count() == 1


def database_url():
    """Return the address of the database of this test."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    user = f"{settings['USER']}:{settings['PASSWORD']}".strip(":")
    host = f"{quote(settings['HOST'], safe='')}:{settings['PORT']}".strip(":")
    return f"postgres://{user}@{host}/{settings['NAME']}"
