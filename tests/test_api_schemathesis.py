"""Whatever is asked of the API, the answer keeps to its schema: every check of Schemathesis.

What is written is tried twice: by whom no token lets in, and by an editor's system.
"""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.running import running

CASES = 5_000  # in all, at least
OPERATIONS, READING = 49, 42
FUZZED = 5  # of each operation, besides the cases that follow from the schema alone
CASES_WRITING, FUZZED_WRITING = 300, 20
PATIENCE = 30 * 60  # seconds

# An editor's system with its token, and a draft of each kind to be changed.
PREPARE = """
from tests.editors import make_user
from tests.factories import make_activity
from tests.writing import make_token
print(make_token(make_user("Editor")))
for kind in ("initiative", "workshop", "forum"):
    print(make_activity(kind, slug=f"draft-{kind}", publication_state="draft").slug)
"""
# What there is to be written: drafts, their history, suggestions.
COUNT = """
from initiatives.models import Activity, Suggestion
drafts = Activity.objects.filter(publication_state="draft")
changes = Activity.history.filter(history_type="~", publication_state="draft")
print(drafts.count(), changes.count(), Suggestion.objects.count())
"""

pytestmark = [pytest.mark.long, pytest.mark.sqlite_only]


def test_schemathesis_finds_nothing(portal_url, tmp_path):
    report = found(portal_url, tmp_path, "tests.schemathesis_hooks", FUZZED)

    assert report["operations"]["total"] == OPERATIONS
    assert report["operations"]["tested"] == OPERATIONS
    assert report["test_cases"]["generated"] >= CASES


def test_schemathesis_finds_nothing_in_what_an_editor_writes(loaded, tmp_path, monkeypatch):
    monkeypatch.setenv("PORTAL_SUGGESTION_RATE", "5000/hour")
    with running(tmp_path / "portal", loaded) as portal:
        secret, *drafts = portal.run(PREPARE).split()
        before = portal.run(COUNT)

        report = found(
            portal.address,
            tmp_path,
            "tests.schemathesis_writing",
            FUZZED_WRITING,
            *("--header", f"Authorization: Bearer {secret}"),
            *("--include-method", "POST", "--include-method", "PATCH"),
            # What a body names may not be on record, and its dates may be none: no schema tells.
            *("--exclude-checks", "positive_data_acceptance"),
            drafts=" ".join(drafts),
        )
        after = portal.run(COUNT)

    assert report["operations"]["tested"] == OPERATIONS - READING
    assert report["test_cases"]["generated"] >= CASES_WRITING
    told = zip(before.split(), after.split(), strict=True)
    assert [int(now) > int(then) for then, now in told] == [True] * 3


def found(portal_url, folder, hooks, fuzzed, *more, drafts=""):
    """Return the report of a run that must find nothing."""
    run = subprocess.run(
        [*command(portal_url, folder / "report.json", fuzzed), *more],
        cwd=folder,
        env=os.environ
        | {
            "PORTAL_URL": portal_url,
            "PORTAL_DRAFTS": drafts,
            "PYTHONPATH": str(settings.BASE_DIR),
            "SCHEMATHESIS_HOOKS": hooks,
        },
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr[-2_000:]
    report = json.loads((folder / "report.json").read_text())
    assert (report["failures"], report["errors"]) == ([], [])
    return report


def command(portal_url, report, fuzzed):
    """Return the program with all its checks, the same cases in every run."""
    return [
        *(sys.executable, "-m", "schemathesis.cli", "run", f"{portal_url}/api/v1/schema/"),
        *("--checks", "all", "--max-examples", str(fuzzed), "--continue-on-failure"),
        *("--generation-deterministic", "--no-shrink"),
        *("--report", "json", "--report-json-path", str(report), "--no-color"),
    ]
