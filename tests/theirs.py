"""Files that others publish and some tests are held against: not part of the product."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
FOLDER = "shared"  # docs/testing.md says what may lie there


def theirs(name: str, project: Path = PROJECT) -> Path:
    """Return the path of a file or folder of others: ``standards/iati-2.03``.

    Where it is missing the test is skipped, in CI too: nothing can be installed that would
    bring it.
    """
    folders = [parent / FOLDER for parent in project.parents]
    found = next((folder / name for folder in folders if (folder / name).exists()), None)
    return found or pytest.skip(
        f"needs what others publish: put {name} into {folders[0]} (docs/testing.md)"
    )
