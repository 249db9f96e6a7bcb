"""The published standards that exports are held against: files of others, not of the product."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def standard(name: str, project: Path = PROJECT) -> Path:
    """Return the path of a file or folder of a standard: ``iati-2.03/ruleset-standard.json``.

    It lies in ``shared/standards`` beside the project, or beside a folder that holds the
    project. Where it is missing the test is skipped, in CI too: nothing can be installed
    that would bring it.
    """
    folders = [parent / "shared" / "standards" for parent in project.parents]
    found = next((folder / name for folder in folders if (folder / name).exists()), None)
    return found or pytest.skip(
        f"needs the published standard {name}: put it into {folders[0]} (docs/testing.md)"
    )
