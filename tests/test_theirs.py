"""A copy of the product alone lacks the standards and texts of others: tests say so and go on."""

import re

import pytest

from tests.theirs import FOLDER, theirs


def make(folder):
    folder.mkdir(parents=True)
    return folder


def test_what_others_publish_is_found_beside_the_project_or_beside_a_folder_around_it(tmp_path):
    found = make(tmp_path / FOLDER / "standards" / "one")

    for project in (tmp_path / "project", tmp_path / "copies" / "project"):
        assert theirs("standards/one", project) == found


@pytest.mark.parametrize("value", ["", "true"])
def test_what_is_missing_is_named_with_its_place(tmp_path, monkeypatch, value):
    monkeypatch.setenv("CI", value)
    place = re.escape(str(tmp_path / FOLDER))

    with pytest.raises(pytest.skip.Exception, match=f"put standards/one into {place} "):
        theirs("standards/one", tmp_path / "project")
