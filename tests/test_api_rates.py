"""One reader may ask only so often, whichever process answers; nobody is counted by default."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from initiatives.api import rates
from portal.rate import Rate, parse_rate
from tests.factories import make_activity

pytestmark = pytest.mark.django_db
NOON = 1_795_435_200  # a full hour


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def limited(settings, monkeypatch):
    """Three requests a minute, ten seconds into a minute."""
    settings.API_RATE = Rate(3, 60)
    monkeypatch.setattr(rates.time, "time", lambda: NOON + 10.5)


def told(response):
    return response.headers.get("RateLimit"), response.headers.get("RateLimit-Policy")


def test_nobody_is_counted_unless_a_rate_is_set(client, tmp_path):
    answers = [client.get("/api/v1/workshops/") for _ in range(5)]

    assert {answer.status_code for answer in answers} == {200}
    assert told(answers[0]) == (None, None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("limited")
def test_what_is_left_is_told_and_too_much_is_refused_until_the_window_ends(client, monkeypatch):
    policy = '"default";q=3;w=60'
    answers = [client.get("/api/v1/workshops/?page_size=1") for _ in range(4)]

    assert [told(answer) for answer in answers] == [
        (f'"default";r={left};t=50', policy) for left in (2, 1, 0, 0)
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    refused = answers[-1]
    assert refused.headers["Retry-After"] == "50"
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json() | {"detail": ""} == {
        "type": "about:blank",
        "title": "Too Many Requests",
        "status": 429,
        "detail": "",
        "instance": "/api/v1/workshops/?page_size=1",
    }
    assert not refused.has_header("ETag")
    monkeypatch.setattr(rates.time, "time", lambda: NOON + 60)
    assert told(client.get("/api/v1/workshops/"))[0] == '"default";r=2;t=60'


@pytest.mark.usefixtures("limited")
def test_errors_files_and_all_lists_count_and_copies_that_hold_do_not(client):
    make_activity("workshop")
    tag = client.get("/api/v1/workshops/").headers["ETag"]
    held = [client.get("/api/v1/workshops/", headers={"if-none-match": tag}) for _ in range(3)]
    paths = ("workshops/nothing/", "forums/?format=csv", "countries/")
    answers = [client.get(f"/api/v1/{path}") for path in paths]

    assert [answer.status_code for answer in held] == [304, 304, 304]
    assert [answer.status_code for answer in answers] == [404, 200, 429]
    assert told(answers[1])[0] == '"default";r=0;t=50'


@pytest.mark.usefixtures("limited")
def test_pages_and_the_files_behind_them_are_not_limited(client):
    for _ in range(5):
        assert client.get("/workshops.csv").status_code == 200
        assert client.get("/workshops/").status_code == 200


@pytest.mark.usefixtures("limited")
def test_readers_are_counted_apart(client):
    addresses = ["192.0.2.1"] * 3 + ["192.0.2.2", "2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"]
    answers = [client.get("/api/v1/", REMOTE_ADDR=address) for address in addresses]

    assert [told(answer)[0][12:13] for answer in answers] == ["2", "1", "0", "2", "2", "1", "2"]


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize(("proxies", "left"), [(0, "0"), (1, "2")])
def test_behind_a_proxy_readers_are_those_that_it_saw(client, settings, proxies, left):
    settings.PROXIES = proxies
    forged = ("10.0.0.1, 192.0.2.1", "10.0.0.2, 192.0.2.2", "10.0.0.3, 192.0.2.3")
    answers = [client.get("/api/v1/", headers={"x-forwarded-for": seen}) for seen in forged]

    assert told(answers[-1])[0][12:13] == left


def test_no_address_is_kept_and_windows_are_forgotten(settings, tmp_path):
    minute = Rate(3, 60)
    rates.count(rates.reader_of("192.0.2.1"), minute, NOON)
    rates.count(rates.reader_of("192.0.2.2"), minute, NOON + 60)

    with sqlite3.connect(tmp_path / "rates.sqlite3") as counts:
        rows = counts.execute("SELECT until FROM asked").fetchall()
    counts.close()
    assert rows == [(NOON + 120,)]
    assert b"192.0.2" not in (tmp_path / "rates.sqlite3").read_bytes()


COUNTING = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
django.setup()
from initiatives.api import rates
from portal.rate import Rate
print(max(rates.count(b"reader", Rate(1000, 86400), 0).number for _ in range(50)))
"""


def test_several_processes_count_together(tmp_path, monkeypatch):
    monkeypatch.setenv("PORTAL_VAR", str(tmp_path))

    def ask(_number):
        done = subprocess.run(
            [sys.executable, "-c", COUNTING], capture_output=True, text=True, check=True
        )
        return int(done.stdout)

    with ThreadPoolExecutor(3) as pool:
        highest = max(pool.map(ask, range(3)))

    assert highest == 150


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("", None),
        ("120/minute", Rate(120, 60)),
        (" 1/second ", Rate(1, 1)),
        ("5000/hour", Rate(5000, 3600)),
        ("9/day", Rate(9, 86400)),
    ],
)
def test_a_rate_is_a_number_and_a_time(text, rate):
    assert parse_rate(text) == rate


@pytest.mark.parametrize("text", ["120", "0/minute", "-1/hour", "1.5/day", "1/week", "٣/day", "x"])
def test_what_is_no_rate_stops_the_portal_and_says_how_one_is_written(text):
    with pytest.raises(ValueError, match="120/minute"):
        parse_rate(text)
