"""A sheet whose process is killed half way: every table is as before, and its page says so."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings

from initiatives.models import DataVersion, Goal, Theme, Workshop
from initiatives.spreadsheets import uploads
from initiatives.spreadsheets.uploads import State, Step
from tests.admin_data import make_workshop
from tests.admin_forms import address
from tests.browser.serving import environment
from tests.editors import make_superuser
from tests.factories import make_claim, make_participation, make_source
from tests.loading import tables
from tests.spreadsheets.sheets import csv_of, database_url, outcomes, upload, write

CELLS = {
    "name": "New",
    "city": "Mombasa",
    "themes": "data; health",
    "sdgs": "4; 17",
    "participants_known": "some",
    "participations": "host: CHN; participant: KEN, ZMB",
    "sources": "paper; report",
}
# Runs a command of the portal, and stops for good after it wrote into a table.
STOPPING = """
import os, sys, time
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
from pathlib import Path
import django
django.setup()
from django.core.management import execute_from_command_line
from django.db import connection
table, at, *command = sys.argv[1:]

def stop(execute, sql, *args):
    result = execute(sql, *args)
    if sql.startswith(f'INSERT INTO "{table}"'):
        Path(at).touch()
        time.sleep(600)
    return result

with connection.execute_wrapper(stop):
    execute_from_command_line(["manage.py", *command])
"""


@pytest.fixture
def sheet(client, settings, tmp_path, countries):
    """A sheet with every kind of cell, of a record that is there and of thirty new ones."""
    settings.VAR = tmp_path
    client.force_login(make_superuser())
    for slug in ("paper", "report"):
        make_source(slug=slug)
    for slug in ("data", "health"):
        Theme.objects.create(slug=slug, name=slug)
    for number in (4, 17):
        Goal.objects.create(number=number, name=f"Goal {number}")
    there = make_workshop(slug="there", city="Nairobi", participants_known="some")
    make_participation(there, "KEN", "host")
    make_claim(there)
    DataVersion.objects.get_or_create(pk=1)
    own = {"slug": "there", "version": there.last_changed_at.isoformat()}
    new = [CELLS | {"slug": f"new-{n}", "version": ""} for n in range(30)]
    return csv_of([CELLS | own, *new]).encode()


def killed(folder, table, *command):
    """Kill a command once it has written into a table and nothing is decided yet."""
    at = folder / "reached"
    process = subprocess.Popen(
        [sys.executable, "-c", STOPPING, table, str(at), *command],
        cwd=settings.BASE_DIR,
        env=environment(folder, database_url()),
    )
    while not at.exists():
        assert process.poll() is None, "it ended before it was killed"
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


each_table = pytest.mark.parametrize(
    "table",
    ["initiatives_participation", "initiatives_claim", "initiatives_historicalactivity"],
)


@pytest.mark.django_db(transaction=True)
@each_table
def test_the_command_leaves_every_table_as_it_was(client, tmp_path, sheet, table):
    path = tmp_path / "sheet.csv"
    path.write_bytes(sheet)
    before = tables()

    killed(tmp_path, table, "import_activities", str(path), "--kind=workshop", "--reason=A sheet")

    assert tables() == before
    page = upload(client, Workshop, sheet, "sheet.csv")
    assert outcomes(page) == {"changed": 1, "created": 30}  # nothing is left held


@pytest.mark.django_db(transaction=True)
@each_table
def test_the_process_of_the_portal_leaves_every_table_as_it_was(client, tmp_path, sheet, table):
    page = upload(client, Workshop, sheet, "sheet.csv")
    stored = page.context["upload"]
    assert stored.confirm()
    before = tables()

    task = "initiatives.admin.sheet_tasks.write_sheet"
    killed(tmp_path, table, "run_task", task, json.dumps([[stored.key], {}]))

    assert tables() == before
    state = stored.state
    assert state.step == Step.WRITING  # as if its process had just begun
    stored.tell(State(state.step, state.done, state.total, at=state.at - uploads.STARTING))
    stopped = client.get(address(Workshop, "sheet", stored.key))
    assert stopped.context["state"].step == Step.STOPPED
    assert "stopped before its end" in stopped.text
    assert tables() == before
    again = write(client, Workshop, upload(client, Workshop, sheet, "sheet.csv"))
    assert (again.context["state"].step, outcomes(again)) == (
        Step.WRITTEN,
        {"changed": 1, "created": 30},
    )
