"""Public names are short, permanent and of one namespace a noun."""

import re
from collections import Counter

import pytest

from tests.record.shipped import ACTIVITIES, FIXTURES, pick, shipped, table

MOST_CHARACTERS = 60
WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
FILE_OF_SHEETS = re.compile(r"README|\.csv|\.ya?ml")
TEXTS = (
    *ACTIVITIES, "pillar", "outcome", "participation", "organizationrole", "milestone", "claim",
    "commitment", "evidence", "statement", "indicator", "observation", "source", "groupmembership",
)  # fmt: skip
SHEET_PREFIX = re.compile(r"(init|forum|ws|workshop|src|org|cmt|pillar)-(w-)?")
WITH_PREFIXES = [ACTIVITIES, ("source",), ("organization",), ("commitment",), ("pillar",)]
NOUNS = [
    *WITH_PREFIXES, ("indicator",), ("observation",), ("person",), ("series",), ("theme",),
    ("publisher",), ("statement",), ("check",),
]  # fmt: skip


def slugs_of(models):
    return [slug for model in models for (slug,) in pick(model, "slug")]


@pytest.mark.parametrize("models", NOUNS, ids="-".join)
def test_no_two_records_of_a_noun_share_a_public_name(models):
    assert [slug for slug, count in Counter(slugs_of(models)).items() if count > 1] == []


@pytest.mark.parametrize("models", NOUNS, ids="-".join)
def test_public_names_are_short_and_made_of_words(models):
    slugs = slugs_of(models)

    assert [slug for slug in slugs if len(slug) > MOST_CHARACTERS] == []
    assert [slug for slug in slugs if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)] == []


@pytest.mark.parametrize("models", WITH_PREFIXES, ids="-".join)
def test_no_public_name_has_the_prefix_of_a_sheet(models):
    assert {slug for slug in slugs_of(models) if SHEET_PREFIX.match(slug)} == set()


def test_no_text_names_a_record_by_the_id_of_a_sheet():
    named = {row["sheet_id"]: row["slug"] for row in table(FIXTURES / "crosswalk.csv")}
    ids = {sheet_id for sheet_id, slug in named.items() if sheet_id != slug and "-" in sheet_id}

    assert {word for text in public_texts() for word in WORD.findall(text)} & ids == set()


def test_no_text_names_a_file_of_the_sheets():
    assert [text for text in public_texts() if FILE_OF_SHEETS.search(text)] == []


def public_texts():
    return [
        value
        for model in TEXTS
        for fields in shipped(model)
        for name, value in fields.items()
        if name != "slug" and isinstance(value, str)
    ]
