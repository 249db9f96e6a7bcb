"""What pages draw once: by language and by key, until the record changes."""

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

from initiatives.facets.index import DRAWN_MAX, Index
from initiatives.templatetags.rendering import draw_once

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


@pytest.mark.parametrize("words", ["<b>bold</b>", mark_safe("<b>bold</b>")])
def test_text_and_markup_that_read_alike_are_drawn_apart(words):
    shown = draw_once("badge", text=words, kind="")

    assert ("<b>bold</b>" in shown) == hasattr(words, "__html__")
