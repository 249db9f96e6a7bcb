"""The documents lead to what is there, and each decision is listed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.browser.picturing import WEIGHT_MAX

BASE = settings.BASE_DIR
DECISIONS = BASE / "docs" / "decisions"
MADE = {"var", "backups"}  # by an installation, not kept with the code
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
# A folder, or a file in one, as texts name it.
PATH = re.compile(r"`((?:[\w.-]+/)+(?:[\w-]+\.\w+)?)`")


def documents() -> Iterator[Path]:
    """Yield every document of the project, none of what is installed or made."""
    yield from BASE.glob("*.md")
    for folder in BASE.iterdir():
        if folder.is_dir() and not folder.name.startswith(".") and folder.name not in MADE:
            yield from folder.rglob("*.md")


DOCUMENTS = sorted(documents())


def anchors_in(path: Path) -> set[str]:
    """Return what the headings of a document may be addressed by."""
    headings = (re.sub(r"[^\w -]", "", text.lower()) for text in HEADING.findall(path.read_text()))
    return {text.strip().replace(" ", "-") for text in headings}


def is_there(document: Path, link: str) -> bool:
    """Does a link within the project lead to a file, and to a heading that it has?"""
    name, _sign, anchor = link.partition("#")
    target = document.parent / name if name else document
    return target.exists() and (not anchor or anchor in anchors_in(target))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(BASE).as_posix())
def test_every_link_within_the_project_leads_to_a_file(path):
    links = [link for link in LINK.findall(path.read_text()) if "://" not in link]

    assert [link for link in links if not is_there(path, link)] == []


def test_links_that_lead_nowhere_are_noticed(tmp_path):
    (tmp_path / "other.md").write_text("# One heading\n")
    found = {
        link: is_there(tmp_path / "one.md", link)
        for link in ("other.md", "other.md#one-heading", "other.md#another", "none.md", "../x/")
    }

    assert [link for link, there in found.items() if there] == ["other.md", "other.md#one-heading"]
    assert {BASE / "README.md", DECISIONS / "README.md", BASE / "fixtures/README.md"} <= {
        *DOCUMENTS
    }


def test_the_readme_names_no_file_that_is_not_there():
    named = PATH.findall((BASE / "README.md").read_text())
    kept = [name for name in named if name.partition("/")[0] not in MADE]

    assert [name for name in kept if not (BASE / name).exists()] == []
    assert {"initiatives/", "tests/", "benchmarks/"} <= set(kept)


def test_each_decision_is_listed_under_its_title_in_order():
    listed = re.findall(
        r"^\| \[(.+?)\]\((.+?)\) \| .+ \|$", (DECISIONS / "README.md").read_text(), re.M
    )
    pages = sorted(DECISIONS.glob("0*.md"))

    assert listed == [
        (path.read_text().partition("\n")[0].removeprefix("# "), path.name) for path in pages
    ]
    assert [path.name[:4] for path in pages] == [f"{at:04}" for at in range(1, len(pages) + 1)]


def test_each_picture_is_shown_in_the_guide_and_light():
    guide = (BASE / "docs" / "editing.md").read_text()
    shown = re.findall(r"!\[[^\]]{20,}\]\(pictures/(.+?)\)", guide)
    kept = {path.name: path.stat().st_size for path in (BASE / "docs" / "pictures").glob("*.png")}

    assert sorted(shown) == sorted(kept)
    assert [name for name, size in kept.items() if size > WEIGHT_MAX] == []
