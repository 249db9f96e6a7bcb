"""The data package of all that ships: valid by its own description, with all its keys."""

import csv
import io
import zipfile

import frictionless
import pytest

from initiatives.exports.bulk.tables import BULK
from initiatives.models import Claim, Participation

pytestmark = pytest.mark.no_cover


def test_the_package_of_the_record_is_valid_with_all_its_keys(reader, settings, tmp_path):
    settings.VAR = tmp_path
    path = tmp_path / "portal.zip"
    path.write_bytes(reader.get("/data/portal.zip").getvalue())

    report = frictionless.validate(str(path))
    with zipfile.ZipFile(path) as package:
        rows = {item.name: rows_in(package, item.name) for item in BULK}

    assert report.valid, report.flatten(["title", "message"])[:20]
    assert {task.name for task in report.tasks} == rows.keys()
    assert rows["claims"] == Claim.objects.published().count() > 800
    assert rows["participations"] == Participation.objects.published().count() > 500


def rows_in(package, table):
    with package.open(f"{table}.csv") as file:
        return sum(1 for _row in csv.DictReader(io.TextIOWrapper(file, newline="")))
