"""What pages draw once: by language and by key, until the record changes."""

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

from initiatives.facets.index import DRAWN_MAX, LETTERS_MAX, Index
from initiatives.templatetags.keeping import PLACES_MAX, Once
from initiatives.templatetags.rendering import draw, draw_filled, draw_once

KEPT = Template("{% load keeping %}{% kept index row.pk row.word %}{{ text }}{% endkept %}")


def drawn(index, text, pk=1, word="a"):
    return KEPT.render(Context({"index": index, "row": {"pk": pk, "word": word}, "text": text}))


def test_a_part_is_drawn_once_for_each_key():
    index = Index({})

    assert drawn(index, "first") == "first"
    assert drawn(index, "again") == "first"
    assert drawn(index, "other row", pk=2) == "other row"
    assert drawn(index, "other word", word="b") == "other word"


def test_a_part_is_drawn_anew_in_another_language_and_when_the_record_changed():
    index = Index({})
    drawn(index, "English")

    with translation.override("fr"):
        assert drawn(index, "français") == "français"
    assert drawn(index, "English, later") == "English"
    assert drawn(Index({}), "after a change") == "after a change"


def test_parts_of_two_places_are_not_taken_for_each_other():
    index = Index({})
    twice = Template(
        "{% load keeping %}{% kept index 1 %}one{% endkept %} {% kept index 1 %}two{% endkept %}"
    )

    assert twice.render(Context({"index": index})).split() == ["one", "two"]


def test_nothing_is_kept_while_templates_are_worked_on(settings):
    settings.DEBUG = True
    index = Index({})

    assert [drawn(index, "first"), drawn(index, "second")] == ["first", "second"]


def test_no_more_is_kept_than_fits():
    index = Index({})
    for number in range(DRAWN_MAX + 1):
        drawn(index, "row", pk=number)

    assert len(index.drawings) == 1


def test_a_few_long_parts_take_no_more_room_than_many_short_ones():
    index = Index({})
    long = "x" * (LETTERS_MAX // 4)
    for number in range(5):
        drawn(index, long, pk=number)

    assert [drawn(index, "anew", pk=number) for number in (3, 4)] == ["anew", long]
    assert index.letters == len(long) + len("anew")


@pytest.mark.parametrize("words", ["<b>bold</b>", mark_safe("<b>bold</b>")])
def test_text_and_markup_that_read_alike_are_drawn_apart(words):
    shown = draw_once("badge", text=words, kind="")

    assert ("<b>bold</b>" in shown) == hasattr(words, "__html__")


ONCE = Template("{% load keeping %}{% once place %}{{ text }}{% endonce %}")


def test_what_shows_nothing_of_the_record_is_drawn_once_for_each_place_and_language():
    def shown(text, place="here"):
        return ONCE.render(Context({"place": place, "text": text}))

    assert [shown("first"), shown("again"), shown("elsewhere", "there")] == [
        "first",
        "first",
        "elsewhere",
    ]
    with translation.override("fr"):
        assert shown("français") == "français"
    assert shown("English, later") == "first"


def test_no_more_places_are_kept_than_fit():
    template = Template("{% load keeping %}{% once place %}{{ place }}{% endonce %}")
    for place in range(PLACES_MAX + 1):
        template.render(Context({"place": place}))

    [node] = template.nodelist.get_nodes_by_type(Once)
    assert len(node.drawn) == 1


def test_a_frame_is_filled_with_texts_that_are_escaped_and_markup_that_is_not():
    drawn = {
        (label, url): draw_filled("format", label=label, url=url)
        for label in ("A & B", mark_safe("<b>C</b>"))
        for url in ("/a.csv?x=1&y=2", "/b.csv")
    }

    assert {
        key: text for key, text in drawn.items() if text != draw("format", label=key[0], url=key[1])
    } == {}
    assert drawn["A & B", "/b.csv"] == '<li><a href="/b.csv">A &amp; B</a></li>'


@pytest.mark.parametrize("caveat", ["", "Small print"])
@pytest.mark.parametrize("sided", [True, False])
def test_a_frame_leaves_out_what_is_not_there(caveat, sided):
    values = {"content": "C", "name": "n", "title": "T", "caveat": caveat, "sided": sided}

    assert draw_filled("section", **values, mend="") == draw("section", **values, mend="")


def test_frames_are_drawn_in_the_language_of_the_page():
    english = draw_filled("mend", url="/a", label="Name")

    with translation.override("fr"):
        assert draw_filled("mend", url="/a", label="Name") == draw("mend", url="/a", label="Name")
    assert draw_filled("mend", url="/a", label="Name") == english
