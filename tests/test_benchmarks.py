"""The benchmarks ask for what there is, count what they get, and print the aims as they are."""

import os
import re
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client

from benchmarks import (
    alone,
    cases,
    client,
    downloads,
    figures,
    filling,
    public,
    report,
    run,
    servers,
    shipped,
    synthetic,
)
from initiatives.models import Activity, DataVersion
from tests import databases

pytestmark = [pytest.mark.sqlite_only, pytest.mark.no_cover]
ROWS = 200
LINES = b"one\ntwo\nthree\n"


@pytest.fixture(scope="module")
def reader(django_db_setup, django_db_blocker):
    """A reader of the record that ships and of synthetic activities."""
    with django_db_blocker.unblock(), databases.own_copy_of_the_record():
        synthetic.fill(ROWS)
        yield Client()


@pytest.fixture(scope="module")
def slugs(reader):
    found = Activity.objects.filter(slug__startswith="synthetic-").order_by("pk")
    return list(found.values_list("slug", flat=True))


def test_every_address_that_is_measured_answers(reader, slugs):
    measured = [*cases.cases(slugs[:20]), *shipped.lists()]
    asked = {case.name: case.portal for case in measured}

    refused = [
        address
        for addresses in asked.values()
        for address in addresses[:20]
        if reader.get(address).status_code != 200
    ]

    assert len(slugs) == ROWS
    assert min(map(len, asked.values())) > 0
    assert refused == []


ASK_BASELINE = """
import sys, django
django.setup()
from django.test import Client
client = Client(headers={"host": "127.0.0.1"})
for line in sys.stdin:
    response = client.get(line.strip())
    size = len(response.getvalue() if response.streaming else response.content)
    print(response.status_code, size > 0)
"""


def test_every_address_of_the_plain_project_answers(reader, slugs):
    asked = [address for case in cases.cases(slugs[:5]) for address in case.baseline[:5]]
    asked += [download.others["baseline"] for download in downloads.DOWNLOADS]
    settings = {"DJANGO_SETTINGS_MODULE": "benchmarks.baseline.settings"}
    database = {"DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}"}

    told = subprocess.run(
        [sys.executable, "-c", ASK_BASELINE],
        cwd=servers.ROOT,
        env=os.environ | settings | database,
        input="\n".join(asked),
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.splitlines() == ["200 True"] * len(asked)


def test_the_public_file_gets_every_column_that_datasette_counts(reader, tmp_path, settings):
    settings.VAR = tmp_path  # files of as many changes may lie there, made by another worker
    path = tmp_path / "portal.sqlite"
    path.write_bytes(reader.get("/data/portal.sqlite").getvalue())

    public.prepare(path)

    with closing(sqlite3.connect(path)) as made:
        columns = {row[1] for row in made.execute("PRAGMA table_info(activities)")}
        (found,) = made.execute(
            "SELECT count(*) FROM activities_fts WHERE activities_fts MATCH 'skills'"
        ).fetchone()
        told = made.execute("SELECT json_array_length(country_codes) FROM activities").fetchall()
    assert columns >= {*cases.FACETS, *cases.FACETS_OF_LISTS}
    assert 0.25 < found / ROWS < 0.55
    assert sum(row == (synthetic.PARTICIPATIONS,) for row in told) >= ROWS / 2


def test_memory_is_that_of_the_largest_process_and_of_the_one_that_grew_most():
    seen = servers.Watched({1: 10, 2: 30})
    seen.note({1: 25, 2: 31, 3: 7})
    seen.note({1: 11, 2: 30})

    assert (seen.peak, seen.added) == (31, 15)


def test_records_to_ask_for_are_those_that_the_list_tells(reader, slugs):
    told = b"".join(reader.get(run.SLUGS).streaming_content).decode().split()

    assert {f'"{slug}"' for slug in slugs} < set(told)


def test_addresses_that_were_not_asked_before_are_all_different():
    named = [case for case in cases.cases([]) if "not asked before" in case.name]
    alone = [case for case in shipped.lists() if "none asked before" in case.name]

    assert (len(named), len(alone)) == (3, 1)
    assert len(set(alone[0].portal)) >= client.WARMING * run.ROUNDS + run.REQUESTS
    for case in named:
        wanted = client.WARMING * run.ROUNDS + run.REQUESTS
        assert len(set(case.portal)) == len(case.portal) >= wanted
        assert len(set(case.datasette)) == len(case.baseline) == len(case.portal)


@pytest.mark.parametrize(
    ("word", "least", "most"), [("skills", 0.25, 0.55), ("datasets", 0.02, 0.07)]
)
def test_a_word_hits_as_many_activities_as_its_case_says(reader, word, least, most):
    found = reader.get(f"/activities/?q={word}").context["count"]

    assert least < found / ROWS < most


@pytest.mark.parametrize("download", downloads.DOWNLOADS, ids=lambda download: download.name)
def test_a_download_has_a_line_for_each_activity_that_is_public(reader, download):
    lines = b"".join(reader.get(download.portal).streaming_content).count(b"\n")

    head = download.portal.endswith(".csv")
    assert lines - head == Activity.objects.filter(publication_state="published").count()


@pytest.fixture
def port():
    """A server that answers anything with three lines."""

    class Lines(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Length", str(len(LINES)))
            self.end_headers()
            self.wfile.write(LINES)

        def log_message(self, *_args):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Lines) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def test_a_stream_that_ends_too_soon_counts_for_nothing(port):
    assert client.download(port, "/", 20, lines_min=3) > 0
    with pytest.raises(RuntimeError, match="ended after 3 lines of 4"):
        client.download(port, "/", 20, lines_min=4)


def test_a_case_is_asked_of_the_servers_that_have_an_address_for_it(port):
    case = cases.less("no filter", "/one", "/two")
    running = {name: SimpleNamespace(port=port) for name in ("portal", "datasette", "baseline")}

    assert run.asked(case, running).counted == {"portal": run.REQUESTS, "datasette": run.REQUESTS}


def test_requests_are_counted_after_warming_up(port):
    asking = client.Asking(port, ["/one", "/two"])
    asking.ask(10)
    asking.ask(10)

    assert (len(asking.warming), len(asking.counted)) == (2 * client.WARMING, 20)
    assert not asking.is_over
    assert 0 < asking.found().median <= asking.found().late


def test_the_table_shows_ratios_beside_the_aims(tmp_path):
    csv = downloads.DOWNLOADS[0]
    download = figures.Figure("CSV", "rows/s", csv.targets | {"tool": csv.copy_aim}, is_rate=True)
    download.by_server = {"portal": 40_000.0, "datasette": 20_000.0, "tool": 50_000.0}
    page = figures.Figure("list", "ms", {"datasette": 50}, is_rate=False)
    page.answered("portal", client.Latency(10.0, 12.5, 54))
    page.answered("datasette", client.Latency(900.0, 990.0, 6))
    never = figures.Figure("search", "ms", {}, is_rate=False)
    never.answered("portal", client.Latency(20.0, 30.0, 54))
    never.answered("datasette", client.Latency(120_003.0, 120_003.0, 1))
    grown = figures.Figure(
        "list", "ms", {}, is_rate=False, by_server={"small": 10.0, "large": 15.0}
    )

    start = figures.Figure("start", "s", {}, is_rate=False, by_server={"portal": 3.4})

    path = tmp_path / "results.md"
    report.write({"PostgreSQL": [download, page, never]}, [grown], (10, 1000), [start, page], path)

    rows = re.findall(r"^\| (CSV|list|search).*$", (told := path.read_text()), re.M)
    assert len(rows) == 5
    assert "| 2 × datasette (10), 0.8 × tool (0.8) |" in told
    assert "| 10 / 12 | 900 (of 6) |  |  | 90 × datasette (50) |" in told
    assert "| 20 / 30 | > 120,000 (of 1) |  |  | 6,000 × datasette |" in told
    assert "| list | 10 | 15 | 1.5 (3) |" in told
    assert told.endswith("| start, s | 3.4 |\n| list, ms | 10 / 12 |\n")


def test_the_first_list_after_each_change_is_asked_for(port, reader, slugs):
    database = f"sqlite:///{connection.settings_dict['NAME']}"
    before = DataVersion.objects.get().number

    found = alone.first_after_a_change(database, SimpleNamespace(port=port))

    assert found.counted == {"portal": alone.CHANGES}
    assert DataVersion.objects.get().number == before + alone.CHANGES
    assert Activity.objects.get(slug=slugs[0]).summary.endswith(f"changed {alone.CHANGES} times.")


def test_rows_made_by_other_code_are_made_anew(tmp_path):
    assert not filling.is_of_this_code(tmp_path)
    filling.sign(tmp_path)

    assert filling.is_of_this_code(tmp_path)
    (tmp_path / filling.SIGNATURE).write_text("another")
    assert not filling.is_of_this_code(tmp_path)
