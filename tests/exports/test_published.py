"""A copy of the product alone lacks the standards of others: tests say so and go on."""

import re

import pytest

from tests.exports.published import standard


def make(folder):
    folder.mkdir(parents=True)
    return folder


def test_a_standard_is_found_beside_the_project_or_beside_a_folder_around_it(tmp_path):
    found = make(tmp_path / "shared" / "standards" / "one")

    for project in (tmp_path / "project", tmp_path / "copies" / "project"):
        assert standard("one", project) == found


@pytest.mark.parametrize("value", ["", "true"])
def test_a_standard_that_is_missing_is_named_with_its_place(tmp_path, monkeypatch, value):
    monkeypatch.setenv("CI", value)
    place = re.escape(str(tmp_path / "shared" / "standards"))

    with pytest.raises(pytest.skip.Exception, match=f"the published standard one: .* {place} "):
        standard("one", tmp_path / "project")
