"""One portal and one Chromium for all tests of this folder; they only read."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.watching import Watch

PATIENCE = 30_000  # milliseconds: a busy machine is slow, not wrong
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


@pytest.fixture(scope="package")
def browser(chromium_path):
    """Debian's Chromium.

    Gone with the last test of the folder: while Playwright's loop is up, Django
    takes this thread for an asynchronous one and refuses it the database.
    """
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, portal_url):
    """Open a page of a new visitor; what it does wrong while it is open fails the test."""

    @contextmanager
    def open_page(**options):
        context = browser.new_context(base_url=portal_url, reduced_motion="reduce", **options)
        context.set_default_timeout(PATIENCE)
        try:
            page = context.new_page()
            watch = Watch(page, portal_url)
            yield page
            assert watch.complaints == []
        finally:
            context.close()

    return open_page
