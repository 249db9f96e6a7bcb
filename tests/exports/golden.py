"""Files that exports are compared with, byte by byte.

After a change that is meant, `.venv/bin/pytest --renew-golden tests/exports` writes them anew.
"""

from difflib import unified_diff
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "data" / "exports"
REMEDY = "If this is meant, run `.venv/bin/pytest --renew-golden tests/exports` and read the diff."


class Asked:
    """What the command line says: are the files to be written anew, whatever they hold?"""

    renew = False


def assert_golden(name: str, content: bytes | str, folder: Path = FOLDER) -> None:
    """Compare with the file of that name; one that is missing is written, to be looked at."""
    given = content.encode() if isinstance(content, str) else content
    path = folder / name
    if Asked.renew:
        path.write_bytes(given)
    elif not path.exists():
        path.write_bytes(given)
        pytest.fail(f"{path} was missing and is written now: read it, then run again")
    elif given != (expected := path.read_bytes()):
        pytest.fail(told(name, expected, given), pytrace=False)


def told(name: str, expected: bytes, given: bytes) -> str:
    """Return the lines that differ, and how to renew the file."""
    lines = unified_diff(
        seen(expected), seen(given), f"{name}, golden", f"{name}, now", n=1, lineterm=""
    )
    return "\n".join([*lines, "", REMEDY])


def seen(content: bytes) -> list[str]:
    """Return lines in which the end of a line, a tab or a byte order mark can be seen."""
    text = content.decode("utf-8", "backslashreplace")
    shown = {"\r": "\\r", "\t": "\\t", "\ufeff": "\\ufeff"}
    return text.translate(str.maketrans(shown)).split("\n")
