"""docs/api.md: what its Python prints and its curl answers is what stands there.

The examples on /data/ run too.
"""

import os
import re
import shutil
import subprocess
from contextlib import redirect_stdout
from html import unescape
from io import StringIO
from urllib.request import urlopen

import pytest
from django.conf import settings

from initiatives.models import Suggestion, Workshop
from tests.editors import make_superuser
from tests.factories import make_activity, make_publisher
from tests.plugin import skip_or_fail
from tests.writing import make_token

BASE = "http://127.0.0.1:8000"  # where the document says that the portal is
QUESTION = re.compile(r"^## (\d+\. .+?)$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
# A block of code, and the one behind it if that is its answer.
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)

READING = re.compile(r"^## Reading tables$(.*?)^## ", re.MULTILINE | re.DOTALL)
WRITING = re.compile(r"^## Writing with a token$(.*)", re.MULTILINE | re.DOTALL)
TEXT = (settings.BASE_DIR / "docs" / "api.md").read_text()
QUESTIONS = {title: BLOCK.findall(body) for title, body in QUESTION.findall(TEXT)}

pytestmark = pytest.mark.sqlite_only


def blocks(language):
    """Return code and answer of each block of a language, under its question."""
    found = [
        pytest.param(code, shown, id=title)
        for title, answers in QUESTIONS.items()
        for name, code, shown in answers
        if name == language
    ]
    return pytest.mark.parametrize(("code", "shown"), found)


def lines(text):
    """Return the lines of a text without the space at their ends, and without empty last ones."""
    return [line.rstrip() for line in text.rstrip().splitlines()]


def test_ten_questions_are_answered_in_three_languages():
    languages = {title: [name for name, *_rest in found] for title, found in QUESTIONS.items()}

    assert len(languages) == 10
    assert {tuple(names) for names in languages.values()} == {("sh", "python", "r")}
    for answers in QUESTIONS.values():
        assert sum("import pandas\n" in code for _language, code, _shown in answers) == 1


def printed_by(code):
    """Return what Python prints."""
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(code, "example", "exec"), {})
    return printed.getvalue()


@blocks("python")
def test_the_python_prints_what_the_document_shows(portal_url, code, shown):
    printed = printed_by(code.replace(BASE, portal_url))

    assert shown
    assert lines(printed.replace(portal_url, BASE)) == lines(shown)


def test_codes_are_read_as_the_document_says(portal_url):
    [body] = READING.findall(TEXT)
    [(_language, code, shown)] = BLOCK.findall(body)

    assert lines(printed_by(code.replace(BASE, portal_url))) == lines(shown) == ["NA 516 002"]


def test_the_python_on_the_page_of_the_data_runs(portal_url):
    with urlopen(f"{portal_url}/data/") as page:
        examples = re.search("<h3>Python</h3>.*?<code>(.*?)</code>", page.read().decode(), re.S)

    assert lines(printed_by(unescape(examples[1])))[0] == "place_country_label"


def written_blocks():
    """Return the code that writes, and what it is answered."""
    [body] = WRITING.findall(TEXT)
    return [(code, shown) for _language, code, shown in BLOCK.findall(body)]


@pytest.mark.django_db(transaction=True)
def test_the_curl_that_writes_answers(live_server):
    need_curl()
    make_publisher(slug="united-nations")
    make_activity("forum", slug="nairobi-ai-forum-2026", participant="KEN")
    token = make_token(make_superuser())

    answers = []
    for code, shown in written_blocks():
        answer = run(code.replace(BASE, live_server.url), TOKEN=token)
        assert (answer.returncode, answer.stderr) == (0, "")
        answers.append((lines(answer.stdout.replace(live_server.url, BASE)), lines(shown)))

    assert [found for found, shown in answers] == [shown for found, shown in answers]
    assert len(answers) == 2
    assert Workshop.objects.get().city == "Nairobi"
    assert Suggestion.objects.get().slug == "nairobi-ai-forum-2026"


def test_what_the_writing_names_is_in_the_record_that_ships(portal_url):
    named = ["countries/KEN/", "forums/nairobi-ai-forum-2026/", "sources/?publisher=united-nations"]
    for address in named:
        with urlopen(f"{portal_url}/api/v1/{address}") as answer:
            assert answer.status == 200


def run(code, **variables):
    """Run a block of shell, in which curl says what is wrong."""
    code = code.replace("curl ", "curl --silent --show-error --fail ")
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | variables,
    )


def need_curl():
    if not shutil.which("curl"):
        skip_or_fail("needs curl (Debian: apt-get install curl)")


@blocks("sh")
def test_the_curl_answers(portal_url, code, shown):
    need_curl()
    answer = run(code.replace(BASE, portal_url))

    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout
    if shown:
        assert lines(answer.stdout) == lines(shown)
