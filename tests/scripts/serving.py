"""Programs that serve, started as a person starts them, and ended with the test."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60  # seconds


@contextmanager
def serving(command: list[str], *, folder: Path, env: Mapping[str, str]) -> Iterator[None]:
    """Run a command and all that it starts for as long as the block lasts."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=PATIENCE)


def answer_of(address: str) -> tuple[int, str]:
    """Return status and text of a page, once somebody listens there."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as page:
                return page.status, page.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode()
        except urllib.error.URLError:
            assert time.monotonic() < until, f"nobody listens at {address}"
            time.sleep(0.2)
