"""The hand that works in a page: counts its clicks, its entries, the pages that load, the time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from playwright.sync_api import Locator, Page, expect


@dataclass
class Effort:
    """What a piece of work takes of who does it."""

    clicks: int = 0
    entries: int = 0
    loads: int = 0
    seconds: float = 0.0

    @property
    def acts(self) -> int:
        return self.clicks + self.entries


class Hand:
    """Everything that is clicked, typed or chosen in one page goes through here."""

    def __init__(self, page: Page):
        self.page = page
        self.begin()
        page.on("domcontentloaded", self.count_load)
        page.on("popup", lambda popup: popup.on("domcontentloaded", self.count_load))

    def begin(self) -> None:
        """Start counting anew."""
        self.effort = Effort()
        self.begun = time.perf_counter()

    def end(self) -> Effort:
        """Return what was counted since the beginning, once the last page is there."""
        self.page.wait_for_load_state()
        return replace(self.effort, seconds=time.perf_counter() - self.begun)

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Leave out what is done to look at a page: neither counted nor timed."""
        self.page.wait_for_load_state()
        kept, since = replace(self.effort), time.perf_counter()
        yield
        self.effort = kept
        self.begun += time.perf_counter() - since

    def count_load(self, _page: Page) -> None:
        self.effort.loads += 1

    def click(self, target: Locator) -> None:
        self.effort.clicks += 1
        target.click()

    def go_back(self) -> None:
        """Go to the page before, by the button of the browser."""
        self.effort.clicks += 1
        self.page.go_back()

    def enter(self, target: Locator, text: str) -> None:
        """Type or paste a text into a field."""
        self.effort.entries += 1
        target.fill(text)

    def choose(self, target: Locator, label: str) -> None:
        """Choose one of a list that drops down."""
        self.effort.entries += 1
        target.select_option(label=label)

    def find(self, field: Locator, words: str, found: str) -> None:
        """Find a record by typing: into the field, some words, onto what is offered."""
        if not field.evaluate("element => element === document.activeElement"):
            self.click(field)
        self.enter(self.page.locator("input.select2-search__field:focus"), words)
        self.click(self.page.get_by_role("option", name=found))
        expect(self.page.locator(".select2-container--open")).to_have_count(0)

    def hand_in(self, target: Locator, file: dict) -> None:
        """Choose a file of one's own."""
        self.effort.entries += 1
        target.set_input_files(file)
