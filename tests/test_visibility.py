"""What one process publishes or withdraws, every other process shows within a second."""

import os
import subprocess
import sys
import time
import urllib.request

import pytest
from django.conf import settings

from tests.browser.serving import served_portal

pytestmark = pytest.mark.sqlite_only
SLUG = "high-level-meeting-ai-capacity-building-2024"
SECONDS_MAX = 1
CONNECTIONS = 6  # each new one may come to either worker
# Where the forum is to be seen, and what shows it there.
PLACES = {
    "list": ("/forums/?page_size=100", f'href="/forums/{SLUG}/"'),
    "search": ("/search/?q=high-level+meeting+capacity+building", f"/forums/{SLUG}/"),
    "list found by words": ("/forums/?q=high-level+meeting+capacity", f'href="/forums/{SLUG}/"'),
    "feed": ("/forums.atom", f"/forums/{SLUG}/"),
    "API": ("/api/v1/forums/?q=high-level&page_size=100", f'"{SLUG}"'),
}
MOVE = """
from django.contrib.auth.models import User
from initiatives import workflow
from initiatives.models import Activity
by, _is_new = User.objects.get_or_create(username="root", is_superuser=True)
workflow.{move}(Activity.objects.get(slug="{slug}"), by=by, reason="To see who notices")
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """A portal of two workers on a record of its own: its address and its folder."""
    folder = tmp_path_factory.mktemp("portal")
    with served_portal(folder) as address:
        yield address, folder


def move(folder, name: str) -> None:
    """Make a move of the workflow in a process of its own."""
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", MOVE.format(move=name, slug=SLUG)],
        cwd=settings.BASE_DIR,
        env=os.environ | {"PORTAL_VAR": str(folder), "DATABASE_URL": ""},
        check=True,
        capture_output=True,
    )


def read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode()


def shown(address: str) -> dict[str, set[bool]]:
    """Return what workers tell of the forum, place by place; they disagree if both are there."""
    return {
        place: {mark in read(address + path) for _at in range(CONNECTIONS)}
        for place, (path, mark) in PLACES.items()
    }


def counted(address: str) -> set[int]:
    """Return how many forums the workers count."""
    pages = [read(f"{address}/api/v1/forums/?page_size=1") for _at in range(CONNECTIONS)]
    return {int(page.partition('"count":')[2].partition(",")[0]) for page in pages}


def test_all_processes_show_and_count_what_one_of_them_changed(portal):
    address, folder = portal
    everywhere, nowhere = ({place: {tells} for place in PLACES} for tells in (True, False))
    assert shown(address) == everywhere
    [before] = counted(address)

    move(folder, "withdraw")
    time.sleep(SECONDS_MAX)
    assert shown(address) == nowhere
    assert counted(address) == {before - 1}

    move(folder, "back_to_draft")
    move(folder, "submit")
    assert shown(address) == nowhere
    move(folder, "publish")
    time.sleep(SECONDS_MAX)
    assert shown(address) == everywhere
    assert counted(address) == {before}
