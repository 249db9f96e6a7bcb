"""Every number that is a link, on every type of page, opens a list of as many rows."""

import gzip
import re
from html import unescape
from urllib.parse import urljoin

import pytest

from tests.pages.reading import words

pytestmark = [pytest.mark.no_cover, pytest.mark.sqlite_only]

LISTS = {
    f"/{noun}/"
    for noun in (
        *("activities", "initiatives", "workshops", "forums", "countries", "organizations"),
        *("commitments", "sources", "indicators", "changes", "outcomes"),
    )
}
WEIGHT_MAX = 60_000  # bytes, compressed
# Pages of each type, and how many numbers at least are links there.
PAGES = {
    "/": 25,
    "/coverage/": 100,
    "/coverage/?group=LDC&group=SIDS&role=member&role=participant": 20,
    "/activities/": 100,
    "/workshops/?country=CHN": 20,
    "/countries/": 60,
    "/countries/?region=002&participating=no": 20,
    "/organizations/": 30,
    "/commitments/": 10,
    "/sources/": 20,
    "/outcomes/": 6,
    "/world/?theme=talent-training": 100,
    "/forums/?view=roll&role=host": 20,
    "/commitments/?view=roll": 15,
    "/changes/": 1,
    "/calendar/?from=2025-05&to=2025-05": 5,
    "/timeline/?year=2025": 10,
    "/countries/KEN/": 20,
    "/countries/compare/?country=ZMB&country=KEN": 20,
    "/groups/LDC/": 20,
    "/themes/data/": 3,
    "/series/ai-capacity-building-workshops/": 1,
    "/organizations/united-nations/": 1,
}
LINK = re.compile(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
# "23", "23 of 44", "none recorded: 23", "169 activities"; or a number in bold beside its words.
COUNT = re.compile(r"(?:[^\d]{1,60}: )?(\d[\d,]*)(?: of [\d,]+)?(?: [^\d]{1,40})?")
BOLD = re.compile(r"<b>(\d[\d,]*)</b>")


@pytest.fixture(scope="module")
def lengths():
    """How many rows each list has that was opened."""
    return {}


def main_of(response) -> str:
    html = response.content.decode()
    html = re.search(r"<main\b.*?</main>", html, re.DOTALL)[0]
    return re.sub(r'<nav class="pager".*?</nav>', "", html, flags=re.DOTALL)


def counts(path: str, html: str):
    """Yield each link to a list whose words are a number and what it counts."""
    for address, text in LINK.findall(html):
        found = BOLD.search(text) or COUNT.fullmatch(words(text))
        target = urljoin(path, unescape(address))
        if found and target.partition("?")[0] in LISTS:
            yield target, int(found[1].replace(",", ""))


@pytest.mark.parametrize(("path", "least"), PAGES.items(), ids=PAGES)
def test_every_count_opens_a_list_of_as_many_rows(reader, lengths, path, least):
    told = list(counts(path, main_of(reader.get(path))))

    for target, _number in told:
        if target not in lengths:
            lengths[target] = reader.get(target).context["count"]
    assert [(target, number, lengths[target]) for target, number in told] == [
        (target, number, number) for target, number in told
    ]
    assert len(told) >= least


@pytest.mark.parametrize("path", PAGES)
def test_no_type_of_page_is_heavy_without_its_map(reader, path):
    page = reader.get(path).content
    without_map = re.sub(rb'<details class="world".*?</details>', b"", page, flags=re.DOTALL)

    assert len(gzip.compress(without_map)) < WEIGHT_MAX


def test_no_count_of_home_is_without_its_list(reader):
    html = re.sub(r"<a\b.*?</a>", " ", main_of(reader.get("/")), flags=re.DOTALL)
    html = re.sub(r'<ul class="legend">.*?</ul>', " ", html, flags=re.DOTALL)
    html = re.sub(r"<time\b.*?</time>", " ", html, flags=re.DOTALL)
    html = re.sub(r"<title>.*?</title>", " ", html, flags=re.DOTALL)  # of a shape on the map
    day = r"(\d+ )?([A-Z][a-z]+ )?\d{4}"

    assert re.findall(r".{20}\b\d+\b.{0,20}", re.sub(day, "", words(html))) == []
