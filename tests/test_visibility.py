"""What one process publishes or withdraws, every other process shows within a second.

The second begins when the transaction is committed, and each answer counts by the moment at
which it was asked for.
"""

import re
from pathlib import Path

import pytest

from tests.watching import watch

pytestmark = pytest.mark.skipif(
    not Path("/proc/net/tcp").exists(), reason="only Linux tells who holds a connection (/proc)"
)
SLUG = "high-level-meeting-ai-capacity-building-2024"
SECONDS_MAX = 1
WORKERS = 2


def holds(mark):
    """Tell whether a text holds a mark."""
    return lambda text: mark in text


def counts(pattern):
    """Tell the number that stands in a text."""
    return lambda text: int(re.search(pattern, text, re.S)[1])


# Where the forum is to be seen, and what shows it there.
PLACES = {
    "list": ("/forums/?page_size=100", holds(f'href="/forums/{SLUG}/"')),
    "search": ("/search/?q=high-level+meeting+capacity+building", holds(f"/forums/{SLUG}/")),
    "list found by words": (
        "/forums/?q=high-level+meeting+capacity",
        holds(f'href="/forums/{SLUG}/"'),
    ),
    "feed": ("/forums.atom", holds(f"/forums/{SLUG}/")),
    "feed of a filter": ("/activities.atom?kind=forum&year=2024", holds(f"/forums/{SLUG}/")),
    "calendar of a filter": ("/activities.ics?kind=forum&year=2024", holds(f"/forums/{SLUG}/")),
    "API": ("/api/v1/forums/?q=high-level&page_size=100", holds(f'"{SLUG}"')),
    "rows of the API": ("/api/v1/forums/?page_size=100", holds(f'"{SLUG}"')),
}
# Where forums are counted, and what the number follows.
COUNTS = {
    "count of the API": ("/api/v1/forums/?page_size=1", counts(r'"count":(\d+)')),
    "count of the list": ("/forums/", counts(r"\b(\d+) forums\b")),
    "facet": ("/activities/", counts(r'id="f-kind-forum".*?</label> <a [^>]*>(\d+)</a>')),
}
# Where rows are kept as they were drawn or written.
ROWS = ("/forums/?page_size=100", "/fr/forums/?page_size=100", "/api/v1/forums/?page_size=100")
RENAME = [
    f'forum = Activity.objects.get(slug="{SLUG}")',
    "forum.name = {name!r}",
    "forum.save()",
    "workflow.touch(forum)",
]
COUNT = """
from initiatives.models import Activity
print(Activity.objects.published().filter(kind="forum").count())
"""
BY = 'by, _is_new = User.objects.get_or_create(username="root", is_superuser=True)'


def moving(*moves):
    """Return the steps that make moves of the forum, one after the other."""
    forum = f'Activity.objects.get(slug="{SLUG}")'
    reason = 'reason="To see who notices"'
    return [BY, *(f"workflow.{move}({forum}, by=by, {reason})" for move in moves)]


def shown(watched, places):
    """Return what was told before the commit and, later than a second after it, by place.

    Each place has what each process told: as many things as there are workers, or more.
    """
    return [
        {place: sorted(one for at, _pid, one in told if at == place) for place in places}
        for told in (watched.told_before(), watched.told_later_than(SECONDS_MAX))
    ]


def expected(is_shown, number):
    """Return what all workers are to tell, each of them the same all the time."""
    places = {place: [is_shown] * WORKERS for place in PLACES}
    return places | {place: [number] * WORKERS for place in COUNTS}


@pytest.fixture(scope="module")
def forums(served):
    """How many forums are public."""
    return int(served.run(COUNT))


def test_all_processes_show_and_count_what_one_of_them_changed(served, forums):
    public, hidden = expected(True, forums), expected(False, forums - 1)
    places = PLACES | COUNTS

    withdrawn = watch(served, moving("withdraw"), places, SECONDS_MAX)
    assert shown(withdrawn, places) == [public, hidden]

    handed_in = watch(served, moving("back_to_draft", "submit"), places, SECONDS_MAX)
    assert shown(handed_in, places) == [hidden, hidden]

    published = watch(served, moving("publish"), places, SECONDS_MAX)
    assert shown(published, places) == [hidden, public]


def test_rows_that_are_kept_say_what_an_edit_says(served):
    for name in ("A forum of another name", "A forum of a third name"):
        places = {address: (address, holds(name)) for address in ROWS}
        steps = [step.format(name=name) for step in RENAME]

        renamed = watch(served, steps, places, SECONDS_MAX)

        assert shown(renamed, places) == [
            {address: [has_it] * WORKERS for address in ROWS} for has_it in (False, True)
        ]
