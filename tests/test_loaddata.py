"""Django's own loaddata reads the same files, whatever was there before."""

import re

import pytest
from django.core.management import call_command

from initiatives.models import Activity, LoadedRecord, Source, Workshop
from initiatives.search import index
from tests.loading import Files, load, tables

pytestmark = pytest.mark.django_db


def loaddata(path):
    call_command("loaddata", str(path), verbosity=0)


# History, and what SQLite keeps its index of words in: the same words may be laid out otherwise.
NOT_CONTENT = re.compile("historical|_words_(data|idx)$")


def content():
    """Return every row that is neither history nor the index of words."""
    return {name: rows for name, rows in tables().items() if not NOT_CONTENT.search(name)}


def test_loaddata_reads_the_same_files_twice(tmp_path):
    path = Files(tmp_path).write()
    loaddata(path)
    first = content()

    loaddata(path)

    assert Workshop.objects.get().themes.get().slug == "talent-training"
    assert Source.objects.get(slug="reprint").reprint_of.slug == "original"
    assert {name: len(rows) for name, rows in content().items()} == {
        name: len(rows) for name, rows in first.items()
    }


def test_loaddata_may_follow_load_portal(tmp_path):
    path = Files(tmp_path).write()
    load(path)
    first = content()

    loaddata(path)
    call_command("reindex")

    assert index.damaged() == []
    changed = {name for name, rows in content().items() if rows != first[name]}
    assert changed <= {"initiatives_activity", "initiatives_dataversion", "initiatives_facetset"}
    assert Activity.objects.get(slug="course").recorded_countries == 1


def test_load_portal_finds_what_loaddata_loaded_unchanged(tmp_path, capsys):
    path = Files(tmp_path).write()
    loaddata(path)

    load(path)

    assert "12 records: 0 created, 0 updated, 12 unchanged, 0 left alone" in capsys.readouterr().out
    assert LoadedRecord.objects.count() == 12
