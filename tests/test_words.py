"""Words of texts, and the index of a row made of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.words import (
    ENDING_LENGTH_MAX,
    INDEX_LENGTH_MAX,
    LOOKED_UP,
    NAME,
    OTHER_NAME,
    REST,
    asked_words,
    index_of,
    lines_of,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Côte  d’Ivoire", ["cote", "d", "ivoire"]),
        ("AI_2025: (beta)", ["ai", "2025", "beta"]),
        ("AI能力建设", ["ai", "能力建设"]),
        ("الصّين", ["الصين"]),
        ("Кот-д’Ивуар", ["кот", "д", "ивуар"]),
        ("\0 🙂 …", []),
    ],
)
def test_texts_are_parted_where_letters_end_and_scripts_change(text, words):
    assert words_of(text) == words


def test_an_index_holds_lines_and_what_is_looked_up_alone():
    index = index_of(
        [(NAME, "AI skills"), (OTHER_NAME, "智能"), (REST, "ai  Skills"), (REST, "Кот")]
    )

    assert index == "# ai skills = 智能 | кот ~ ·ai ·skills 能 ·能 ·智能 от т"
    assert lines_of(index) == [("#", ["ai", "skills"]), ("=", ["智能"]), ("|", ["кот"])]


def test_nothing_has_an_empty_index():
    assert index_of([(NAME, ""), (REST, "!?")]) == ""
    assert lines_of("") == []


def test_long_words_of_other_scripts_are_asked_for_in_pieces_that_an_index_holds():
    text = "能" * 10 + "力" * 20

    index = index_of([(REST, text)])

    assert asked_words(text[3:]) == [text[3:19], text[19:]]
    assert all(len(word) <= ENDING_LENGTH_MAX for word in asked_words(text))
    assert {text[3:19], text[19:]} <= set(index.split(" "))


def test_an_index_stays_within_what_postgresql_takes():
    texts = ((REST, f"{number} {'word' * 10}") for number in range(20_000))

    assert len(index_of(texts)) < INDEX_LENGTH_MAX * 1.2


@given(st.lists(st.tuples(st.sampled_from([NAME, REST]), st.text())))
def test_every_word_of_every_text_is_in_its_line_names_first(texts):
    index = index_of(texts)
    names = [words_of(text) for mark, text in texts if mark == NAME and words_of(text)]
    others = [words_of(text) for mark, text in texts if mark == REST and words_of(text)]

    def once(lines):
        return list(map(list, dict.fromkeys(map(tuple, lines))))

    assert [words for _mark, words in lines_of(index)] == once([*names, *others])
    assert lines_of(index, until=REST + LOOKED_UP) == [(NAME, words) for words in once(names)]
