"""Names that are near, and those that only look so."""

import pytest

from initiatives.nearness import near_pairs

NEAR = [
    ("international telecomunication union", "international telecommunication union"),
    ("workshop on digital skills", "workshops on digital skills"),
    ("forum on governance", "forum on govrenance"),
    ("ministry of education of kenya", "kenya, ministry of education"),
    ("cyber security day", "cybersecurity day"),
    ("statement of the ministry", "statement by the ministry"),
    ("association pour l'education", "association de l'education, pour"),
]
APART = [
    ("world ai conference 2024", "world ai conference 2025"),
    ("ai week 2024a", "ai week 2024b"),
    ("first session of the dialogue", "second session of the dialogue"),
    ("session xvii of the panel", "session xviii of the panel"),
    ("government of iceland", "government of ireland"),
    ("government of the gambia", "government of zambia"),
    ("beijing municipal people's government", "tianjin municipal people's government"),
    ("ai for development", "ai for development in africa"),
    ("course on ai", "course on ia"),
    ("中国人工智能学会", "中国人工智能协会"),
    ("workshop", "workshop"),
    ("", ""),
]


@pytest.mark.parametrize("names", NEAR)
def test_names_are_near(names):
    assert near_pairs(enumerate([*names, "another name altogether"])) == {(0, 1)}


@pytest.mark.parametrize("names", APART)
def test_names_only_look_near(names):
    assert near_pairs(enumerate(names), {"iceland", "ireland"}) == set()


def test_every_record_of_a_name_is_near_every_one_of_the_other():
    names = [(7, "telecomunication union"), (3, "telecommunication union"),
             (5, "telecommunication union")]  # fmt: skip

    assert near_pairs(names) == {(3, 7), (5, 7)}
