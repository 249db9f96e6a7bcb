"""The targets of the Makefile: what they would run, and running them."""

import os
import subprocess
import sys

from django.conf import settings

MAKE = ["make", f"PYTHON={sys.executable}"]
# The environment is there: the tests run in it, wherever it may be.
AS_MADE = [f"--assume-old=.venv/{name}.stamp" for name in ("runtime", "dev")]

# What a make that runs these tests would tell the one below it.
OF_MAKE = {"ADDRESS", "FILE", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "TO"}


def recipe(*arguments: str, **variables: str) -> list[str]:
    """Return what make would run, line by line."""
    done = made("--dry-run", *arguments, **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def made(*arguments: str, **variables: str) -> subprocess.CompletedProcess:
    """Run a target to its end."""
    return subprocess.run(
        [*MAKE, *AS_MADE, *arguments],
        cwd=settings.BASE_DIR,
        env={name: text for name, text in os.environ.items() if name not in OF_MAKE} | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
