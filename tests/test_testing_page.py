"""docs/testing.md names every file of tests."""

import re
from fnmatch import fnmatch

from django.conf import settings

TESTS = settings.BASE_DIR / "tests"


def named() -> list[str]:
    """Return the files, patterns and folders of the table, a folder as all that it holds."""
    text = (settings.BASE_DIR / "docs" / "testing.md").read_text()
    _before, _heading, table = text.partition("| about | files in `tests/` |")
    cells = [row.split("|")[2] for row in table.split("\n\n")[0].splitlines() if row]
    names = re.findall("`([^`]+)`", " ".join(cells))
    return [f"{name}*" if name.endswith("/") else name for name in names]


def test_every_file_of_tests_is_named_and_every_name_is_a_file():
    files = {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py")}

    assert [file for file in files if not any(fnmatch(file, name) for name in named())] == []
    assert [name for name in named() if not any(TESTS.glob(name))] == []
