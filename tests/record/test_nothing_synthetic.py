"""What is made up for measurements never ships."""

import pytest

from tests.record.shipped import FIXTURES

FILES = sorted(path for path in FIXTURES.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_of_the_record_holds_synthetic_data(path):
    text = path.read_text().casefold()

    assert "synthetic-" not in text  # slugs of benchmarks/synthetic.py
    assert "synthetic data" not in text  # its summaries
