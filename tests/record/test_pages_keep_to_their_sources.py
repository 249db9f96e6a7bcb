"""No page of the record lets a source vouch for a value that it does not give."""

import re

import pytest

from initiatives.models import Activity
from tests.pages.reading import section, words
from tests.record.shipped import by_slug

pytestmark = pytest.mark.no_cover

UNSTATED = "No source was read to state this very value."
# record, fact, what stands there, sources that give this value, those that give it less or more
# exactly, those that give another one, and where and with which words the page tells of them.
PAGES = [
    (
        "transform-africa-summit-2025", "Participants", f"over 2,000 {UNSTATED} 1 source differs",
        [], [], ["kalenews-transform-africa-2025"],
        "differ", "nearly 7,000 people of 79 nationalities",
    ),
    (
        "waico-2025", "Status", f"Active {UNSTATED} 1 other reading: An earlier state",
        [], [], ["xinhua-waico-proposal-2025"],
        "otherwise", "proposed (July 2025) An earlier state",
    ),
    (
        "global-ai-governance-initiative-2023", "Announced",
        f"18 October 2023 {UNSTATED} 1 other reading: Less exact",
        [], ["mfa-ma-zhaoxu-remarks-2025", "xinhua-global-industrial-internet-conference-2025"], [],
        "otherwise", "In 2023 Less exact",
    ),
    (
        "unga-resolution-78-311", "Adopted", "1 July 2024 2 sources, 2 readings",
        ["xinhua-resolution-78-311-2024"],
        ["peoples-daily-china-sco-forum-2025", "xinhua-global-industrial-internet-conference-2025"],
        ["pam-resolution-78-311-2024"],
        "differ", "25 June 2024",
    ),
    (
        "ai-hub-inauguration-2025", "Participants",
        f"about 500 {UNSTATED} 1 other reading: More exact",
        [], ["tribuna-ai-hub-participants"], [],
        "otherwise", "500 participants More exact",
    ),
    (
        "commonwealth-ai-consortium-committee-2023", "Dates",
        f"September 2023 (day not stated) {UNSTATED} 1 other reading: An earlier state",
        [], [], ["digital-watch-commonwealth-ai-consortium"],
        "otherwise", "announced for 18 September 2023 An earlier state",
    ),
    (
        "un-inter-agency-working-group-on-ai-2020", "Start",
        f"October 2020 (day not stated) {UNSTATED} 1 other reading: Less exact",
        [], ["ceb-working-group-on-ai"], [],
        "otherwise", "2020-2025 Less exact",
    ),
]  # fmt: skip
FACT = re.compile(r"<dt>(?P<label>.*?)</dt>(?P<rest>.*?)(?=<dt>|</dl>)", re.DOTALL)
MARK = re.compile(r'<details class="mark(?P<loose> loose)?".*?</details>', re.DOTALL)


def fact(response, label):
    """Return the first fact with this label: its words, and whether each mark is a dashed one."""
    rows = FACT.finditer(response.content.decode())
    rest = next(row["rest"] for row in rows if words(row["label"]) == label)
    value = words(rest.partition("</dd>")[0])
    return value, [(bool(mark["loose"]), words(mark[0])) for mark in MARK.finditer(rest)]


def titles(slugs):
    return [by_slug("source")[slug]["title"] for slug in slugs]


@pytest.mark.django_db
@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("slug", "label", "shown", "same", "nearly", "otherwise", "place", "told"), PAGES
)
def test_marks_stand_for_the_value_beside_them(
    client, slug, label, shown, same, nearly, otherwise, place, told
):
    response = client.get(Activity.objects.get(slug=slug).get_absolute_url())

    value, marks = fact(response, label)
    solid = [text for is_loose, text in marks if not is_loose]
    near = [text for is_loose, text in marks if "exact than the value shown" in text and is_loose]
    assert value == shown
    assert [title for title in titles(same) if not any(title in text for text in solid)] == []
    assert len(solid) == len(same)
    assert [title for title in titles(nearly) if not any(title in text for text in near)] == []
    assert len(near) == len(nearly)
    assert not [t for t in titles(otherwise) if any(t in text for _loose, text in marks)]
    assert told in section(response, place)


@pytest.mark.django_db
@pytest.mark.usefixtures("record")
def test_the_filter_finds_the_records_whose_pages_say_that_sources_differ(client):
    for slug, *_rest, place, _told in PAGES:
        found = client.get("/api/v1/activities/", {"differs": "yes", "page_size": 100}).json()
        slugs = {row["slug"] for row in found["results"]}
        page = client.get(Activity.objects.get(slug=slug).get_absolute_url())
        assert (slug in slugs) == bool(section(page, "differ")), place
