"""Files that exports are compared with, byte by byte."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "data" / "exports"


def assert_golden(name: str, content: bytes | str, folder: Path = FOLDER) -> None:
    """Compare with the file of that name; one that is missing is written, to be looked at."""
    given = content.encode() if isinstance(content, str) else content
    path = folder / name
    if not path.exists():
        path.write_bytes(given)
        pytest.fail(f"{path} was missing and is written now: read it, then run again")
    assert given.decode() == path.read_bytes().decode()
