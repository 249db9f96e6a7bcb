"""When two spellings are one web address: in lists of duplicates, while typing, in suggestions."""

import pytest

from initiatives.duplicates import address_of, near, possible, source_at
from initiatives.models import Source
from tests.factories import make_source

pytestmark = pytest.mark.django_db
SPELLINGS = [
    "https://example.org/news",
    "https://example.org/news/",
    "http://example.org/news",
    "https://www.example.org/news",
    "HTTPS://WWW.EXAMPLE.ORG/news/",
    " https://example.org/news#part ",
]
OTHERS = [
    "", "https://", "nonsense", "https://example.org", "https://example.org/news/2",
    "https://example.org/news?page=2", "https://news.example.org/news", "https://[", "\0",
    "https://example.org/News",
]  # fmt: skip


@pytest.mark.parametrize("url", SPELLINGS)
@pytest.mark.parametrize("kept", ["url", "archive_url"])
def test_a_source_is_found_by_every_spelling_of_its_address(url, kept):
    make_source(url="https://example.com/x")
    source = make_source(**{kept: "https://example.org/news"})

    assert source_at(url) == source


@pytest.mark.parametrize("url", OTHERS)
def test_no_source_is_found_by_another_address(url):
    make_source(url="https://example.org/news", archive_url="https://archive.example/1")

    assert source_at(url) is None


@pytest.mark.parametrize("url", SPELLINGS[1:])
def test_the_desk_and_the_form_go_by_the_same_rule(url):
    one = make_source(title="One thing", url=SPELLINGS[0])
    other = make_source(title="Quite another", url=url.strip())
    make_source(title="No such thing", url=OTHERS[-1])

    assert set(possible(Source.objects.all())) == {one, other}
    assert one in near(Source.objects.all(), "", url)
    assert address_of(one.url) == address_of(other.url)
