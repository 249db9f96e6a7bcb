"""Which code answers, so that readers' copies of pages end with the code that made them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from django.conf import settings

FOLDERS = ("initiatives", "locale", "portal", "requirements", "static", "templates")


@dataclass(frozen=True)
class Release:
    """A fingerprint of all that shapes an answer besides the record, and the latest moment in it.

    Made of contents, so that all processes and machines with the same code agree.
    """

    fingerprint: str
    moment: datetime


@cache
def current() -> Release:
    """Return the release that this process runs, read once."""
    digest, latest = hashlib.sha256(), 0.0
    for path in files():
        digest.update(f"{path.relative_to(settings.BASE_DIR, walk_up=True)}\0".encode())
        digest.update(path.read_bytes())
        latest = max(latest, path.stat().st_mtime)
    shown = (settings.ORIGIN, settings.CONTACT, settings.IATI_ORGANIZATION)
    digest.update(repr(shown).encode())
    return Release(digest.hexdigest(), datetime.fromtimestamp(latest, UTC))


def files() -> Iterator[Path]:
    """Yield the files of the code, and the names that static files have been given."""
    for folder in FOLDERS:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if manifest.is_file():
        yield manifest
