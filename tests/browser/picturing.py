"""Pictures for `docs/editing.md`, taken where a test stands, and its table of what a day takes.

After a change that is meant, `.venv/bin/pytest --renew-pictures tests/browser/test_editors_day.py`
takes them anew.
"""

import re
from collections.abc import Mapping

from django.conf import settings
from playwright.sync_api import Locator, Page

from tests.browser.lightening import lightened

GUIDE = settings.BASE_DIR / "docs" / "editing.md"
FOLDER = settings.BASE_DIR / "docs" / "pictures"
SIZE = {"width": 1280, "height": 640}  # pixels
WEIGHT_MAX = 80_000  # bytes


class Asked:
    """What the command line says: are the pictures to be taken anew?"""

    renew = False


def take(page: Page, name: str, top: Locator) -> None:
    """Take the picture of that name, if that is asked for, from an element downwards."""
    if not Asked.renew:
        return
    before = page.viewport_size
    page.set_viewport_size(SIZE)
    top.evaluate("element => element.scrollIntoView({block: 'start'})")
    picture = lightened(page.screenshot(animations="disabled", caret="hide"))
    page.set_viewport_size(before)
    assert len(picture) <= WEIGHT_MAX, f"{name}: {len(picture)} bytes"
    (FOLDER / f"{name}.png").write_bytes(picture)


def tell(rows: Mapping[str, str]) -> None:
    """Write rows of the table in the guide anew, by their first cell, if that is asked for."""
    if not Asked.renew:
        return
    guide = GUIDE.read_text()
    for first, row in rows.items():
        guide, count = re.subn(rf"^\| {re.escape(first)} \|.*$", row, guide, flags=re.MULTILINE)
        assert count == 1, f"{first}: {count} rows in the guide"
    GUIDE.write_text(guide)
