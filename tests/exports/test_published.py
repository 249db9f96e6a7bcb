"""A copy of the product alone lacks the standards of others: tests say so, and CI fails."""

import pytest

from tests.exports.published import standard


def make(folder):
    folder.mkdir(parents=True)
    return folder


def test_a_standard_is_found_beside_the_project_or_beside_a_folder_around_it(tmp_path):
    found = make(tmp_path / "shared" / "standards" / "one")

    for project in (tmp_path / "project", tmp_path / "copies" / "project"):
        assert standard("one", project) == found


@pytest.mark.parametrize(
    ("value", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)]
)
def test_a_standard_that_is_missing_is_named(tmp_path, monkeypatch, value, outcome):
    monkeypatch.setenv("CI", value)

    with pytest.raises(outcome, match=rf"needs the standard one in {tmp_path}/shared/standards"):
        standard("one", tmp_path / "project")
