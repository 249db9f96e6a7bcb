"""Whatever is asked of the API, the answer keeps to its schema: every check of Schemathesis."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

CASES = 5_000  # in all, at least
OPERATIONS = 49  # of which 42 read
FUZZED = 5  # of each operation, besides the cases that follow from the schema alone
PATIENCE = 30 * 60  # seconds

pytestmark = [pytest.mark.long, pytest.mark.sqlite_only]


def test_schemathesis_finds_nothing(portal_url, tmp_path):
    run = subprocess.run(
        command(portal_url, tmp_path / "report.json"),
        cwd=tmp_path,
        env=os.environ
        | {
            "PORTAL_URL": portal_url,
            "PYTHONPATH": str(settings.BASE_DIR),
            "SCHEMATHESIS_HOOKS": "tests.schemathesis_hooks",
        },
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr[-2_000:]
    report = json.loads((tmp_path / "report.json").read_text())
    operations = report["operations"]

    assert (report["failures"], report["errors"]) == ([], [])
    assert operations["tested"] == operations["selected"] == operations["total"]
    assert operations["total"] == OPERATIONS
    assert report["test_cases"]["generated"] >= CASES


def command(portal_url, report):
    """Return the program with all its checks, the same cases in every run."""
    return [
        *(sys.executable, "-m", "schemathesis.cli", "run", f"{portal_url}/api/v1/schema/"),
        *("--checks", "all", "--max-examples", str(FUZZED), "--continue-on-failure"),
        *("--generation-deterministic", "--no-shrink"),
        *("--report", "json", "--report-json-path", str(report), "--no-color"),
    ]
