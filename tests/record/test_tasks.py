"""What readers come with is answered within three clicks: the ways of `docs/tasks.md`."""

import re
from html import unescape
from urllib.parse import urljoin

import pytest
from django.conf import settings

from tests.pages.reading import words

pytestmark = [pytest.mark.no_cover, pytest.mark.sqlite_only]

ROW = re.compile(
    r"^\| (?P<question>[^|]+\?) \| (?P<way>[^|]+) \| (?P<answer>[^|]*) \| (?P<clicks>\d) \|"
)


def tasks():
    """Return the questions, each with its way, its answer and its clicks."""
    lines = (settings.BASE_DIR / "docs" / "tasks.md").read_text().splitlines()
    return [found.groupdict() for line in lines if (found := ROW.match(line))]


def links_of(page: str, address: str) -> set[str]:
    """Return where the links of a page lead, its own parts by their anchors."""
    found = (unescape(link) for link in re.findall(r'<a\b[^>]*?href="([^"]*)"', page))
    return {link if link.startswith("#") else urljoin(address, link) for link in found}


def test_there_are_twelve_questions():
    assert len(tasks()) == 12


@pytest.mark.parametrize("task", tasks(), ids=lambda task: task["question"])
def test_three_clicks_lead_to_the_answer(reader, task):
    address, page = "/", reader.get("/").content.decode()
    clicks = re.findall(r"`([^`]+)`", task["way"])

    for link in clicks:
        assert link in links_of(page, address)
        if link.startswith("#"):
            assert f'id="{link[1:]}"' in page
        elif not link.endswith(".zip"):
            address, page = link, reader.get(link).content.decode()
    assert task["answer"] in words(page)
    assert int(task["clicks"]) == len(clicks) <= 3
