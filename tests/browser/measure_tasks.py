"""How long the ways of `docs/tasks.md` take in a browser; writes the seconds into its table.

Run by hand, beside a portal with the record that ships:
`.venv/bin/python -m tests.browser.measure_tasks http://127.0.0.1:8000 /usr/bin/chromium`.
"""

import re
import sys
import time
from pathlib import Path
from statistics import median
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, sync_playwright

TASKS = Path(__file__).parents[2] / "docs" / "tasks.md"
ROW = re.compile(r"^(\| [^|]+\? \| (?P<way>[^|]+) \| [^|]* \| \d \|)[^|]*\|$")
TIMES = 5  # each way is gone so often; the middle one counts


def main() -> None:
    portal, chromium = sys.argv[1:]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        lines = [measured(line, browser, portal) for line in TASKS.read_text().splitlines()]
        browser.close()
    TASKS.write_text("\n".join(lines) + "\n")


def measured(line: str, browser: Browser, portal: str) -> str:
    """Return a line of the table with its seconds, any other line as it is."""
    found = ROW.match(line)
    if not found:
        return line
    way = ["/", *re.findall(r"`([^`]+)`", found["way"])]
    seconds = median(seconds_of(way, browser, portal) for _time in range(TIMES))
    sys.stdout.write(f"{seconds:.1f} {' → '.join(way)}\n")
    return f"{found[1]} {seconds:.1f} |"


def seconds_of(way: list[str], browser: Browser, portal: str) -> float:
    """Return how long a new visitor waits on a way, until the last page is loaded."""
    context = browser.new_context()
    page = context.new_page()
    total = sum(loaded(page, urljoin(portal, step)) for step in way if not step.startswith("#"))
    context.close()
    return total


def loaded(page: Page, address: str) -> float:
    """Return how long an address takes: a page with all that it needs, or a whole file."""
    begun = time.perf_counter()
    if address.endswith(".zip"):
        page.request.get(address).body()
    else:
        page.goto(address, wait_until="load")
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
