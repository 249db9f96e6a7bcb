"""The published standards that exports are held against: files of others, not of the product."""

from pathlib import Path

from tests.plugin import skip_or_fail

PROJECT = Path(__file__).parents[2]


def standard(name: str, project: Path = PROJECT) -> Path:
    """Return the path of a file or folder of a standard: ``iati-2.03/ruleset-standard.json``.

    It lies in ``shared/standards`` beside the project, or beside a folder that holds the
    project. Where it is missing the test is skipped, and fails in CI.
    """
    folders = [parent / "shared" / "standards" for parent in project.parents]
    found = next((folder / name for folder in folders if (folder / name).exists()), None)
    return found or skip_or_fail(f"needs the standard {name} in {folders[0]}, which is not there")
