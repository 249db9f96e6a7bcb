"""`make dev`: what it prepares, and the server for development that it starts."""

import os
import shlex
import sys

import pytest
from django.conf import settings

from tests.browser.serving import free_port
from tests.scripts.making import recipe
from tests.scripts.serving import answer_of, serving

pytestmark = pytest.mark.sqlite_only


def test_make_dev_prepares_and_then_serves_with_pages_for_debugging(tmp_path):
    address = f"127.0.0.1:{free_port()}"
    prepare, serve = recipe("dev", f"ADDRESS={address}")[-2:]
    env = os.environ | {"PORTAL_VAR": str(tmp_path / "var"), "DATABASE_URL": ""}

    with serving(["env", *shlex.split(serve)], folder=settings.BASE_DIR, env=env):
        status, text = answer_of(f"http://{address}/no-such-page/")

    assert "--noreload" not in serve  # a change of code restarts it
    assert prepare == f"{sys.executable} -m scripts.run --prepare-only {address}"
    assert status == 404
    assert "Using the URLconf defined in" in text
    assert "no-such-page/" in text
