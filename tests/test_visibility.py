"""What one process publishes or withdraws, every other process shows within a second."""

import re
import time
import urllib.request

SLUG = "high-level-meeting-ai-capacity-building-2024"
SECONDS_MAX = 1
CONNECTIONS = 6  # each new one may come to either worker
# Where the forum is to be seen, and what shows it there.
PLACES = {
    "list": ("/forums/?page_size=100", f'href="/forums/{SLUG}/"'),
    "search": ("/search/?q=high-level+meeting+capacity+building", f"/forums/{SLUG}/"),
    "list found by words": ("/forums/?q=high-level+meeting+capacity", f'href="/forums/{SLUG}/"'),
    "feed": ("/forums.atom", f"/forums/{SLUG}/"),
    "feed of a filter": ("/activities.atom?kind=forum&year=2024", f"/forums/{SLUG}/"),
    "calendar of a filter": ("/activities.ics?kind=forum&year=2024", f"/forums/{SLUG}/"),
    "API": ("/api/v1/forums/?q=high-level&page_size=100", f'"{SLUG}"'),
    "rows of the API": ("/api/v1/forums/?page_size=100", f'"{SLUG}"'),
}
# Where rows are kept as they were drawn or written.
ROWS = ("/forums/?page_size=100", "/fr/forums/?page_size=100", "/api/v1/forums/?page_size=100")
RENAME = """
from initiatives import workflow
from initiatives.models import Activity
forum = Activity.objects.get(slug="{slug}")
forum.name = "{name}"
forum.save()
workflow.touch(forum)
"""
# Where forums are counted, and what the number follows.
COUNTS = {
    "API": ("/api/v1/forums/?page_size=1", r'"count":(\d+)'),
    "list": ("/forums/", r"\b(\d+) forums\b"),
    "facet": ("/activities/", r'id="f-kind-forum".*?</label> <a [^>]*>(\d+)</a>'),
}
MOVE = """
from django.contrib.auth.models import User
from initiatives import workflow
from initiatives.models import Activity
by, _is_new = User.objects.get_or_create(username="root", is_superuser=True)
workflow.{move}(Activity.objects.get(slug="{slug}"), by=by, reason="To see who notices")
"""


def read(address: str) -> str:
    """Return what is answered, with lines of a calendar unfolded."""
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode().replace("\r\n ", "")


def shown(address: str) -> dict[str, set[bool]]:
    """Return what workers tell of the forum, place by place; they disagree if both are there."""
    return {
        place: {mark in read(address + path) for _at in range(CONNECTIONS)}
        for place, (path, mark) in PLACES.items()
    }


def counted(address: str) -> dict[str, set[int]]:
    """Return how many forums the workers count, place by place."""
    return {
        place: {
            int(number)
            for _at in range(CONNECTIONS)
            for number in re.findall(pattern, read(address + path))
        }
        for place, (path, pattern) in COUNTS.items()
    }


def expected(is_shown: bool, number: int):
    """Return what all workers are to tell."""
    return {place: {is_shown} for place in PLACES}, {place: {number} for place in COUNTS}


def after_a_second(address: str, wanted):
    """Return what workers tell: as soon as it is what is wanted, or when a second has passed."""
    until = time.monotonic() + SECONDS_MAX
    while True:
        is_last = time.monotonic() >= until
        told = shown(address), counted(address)
        if told == wanted or is_last:
            return told


def test_all_processes_show_and_count_what_one_of_them_changed(served):
    [before] = counted(served.address)["API"]
    public, withdrawn = expected(True, before), expected(False, before - 1)
    assert after_a_second(served.address, public) == public

    served.run(MOVE.format(move="withdraw", slug=SLUG))
    assert after_a_second(served.address, withdrawn) == withdrawn

    for move in ("back_to_draft", "submit"):
        served.run(MOVE.format(move=move, slug=SLUG))
    assert (shown(served.address), counted(served.address)) == withdrawn
    served.run(MOVE.format(move="publish", slug=SLUG))
    assert after_a_second(served.address, public) == public


def test_rows_that_are_kept_say_what_an_edit_says(served):
    for name in ("A forum of another name", "A forum of a third name"):
        served.run(RENAME.format(slug=SLUG, name=name))
        until = time.monotonic() + SECONDS_MAX
        wanted = {address: {True} for address in ROWS}
        told = None
        while told != wanted and time.monotonic() < until:
            told = {
                row: {name in read(served.address + row) for _at in range(CONNECTIONS)}
                for row in ROWS
            }
        assert told == wanted
