"""One portal and one Chromium for all tests of this folder; they write little."""

import os
import re
import subprocess
import sys
from contextlib import contextmanager

import pytest
from django.conf import settings
from playwright.sync_api import expect, sync_playwright

from tests.browser.serving import environment, folder_served
from tests.browser.watching import Watch

PATIENCE = 30_000  # milliseconds: a busy machine is slow, not wrong
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


@pytest.fixture(scope="package")
def browser(chromium_path, loaded):
    """Debian's Chromium.

    Gone with the last test of the folder: while Playwright's loop is up, Django
    takes this thread for an asynchronous one and refuses it the database; so the record is
    loaded before.
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


@pytest.fixture(scope="package")
def account(portal_url):
    """Name and password of an administrator, made as `make superuser` makes one."""
    name, password = f"editor-{os.getpid()}", "a long enough password"
    told = {"USERNAME": name, "EMAIL": "editor@example.org", "PASSWORD": password}
    subprocess.run(
        [sys.executable, "-m", "scripts.superuser"],
        cwd=settings.BASE_DIR,
        env=environment(folder_served())
        | {f"DJANGO_SUPERUSER_{key}": value for key, value in told.items()},
        stdin=subprocess.DEVNULL,
        check=True,
    )
    return name, password


@pytest.fixture(scope="package")
def session(browser, portal_url, account):
    """What a browser remembers of somebody who logged in."""
    context = browser.new_context(base_url=portal_url)
    page = context.new_page()
    log_in(page, *account)
    yield context.storage_state()
    context.close()


def log_in(page, name, password):
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    expect(page).to_have_url(re.compile("/admin/$"))
