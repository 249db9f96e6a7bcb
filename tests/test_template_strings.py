"""Every word that a template shows is wrapped for translation."""

import re

import pytest
from django.conf import settings
from django.template.base import Lexer, TokenType

FOLDER = settings.BASE_DIR / "templates"
PATHS = sorted(FOLDER.rglob("*.html")) + sorted(FOLDER.rglob("*.xml"))
# What no language says otherwise: names of formats, licences and programs.
ALLOWED = {"BY", "CC", "JSON", "MIT", "Python", "SHA", "SQLite", "UTC", "curl"}
# Elements whose text is no prose: what a computer reads, or what is drawn.
NO_PROSE = re.compile(r"<(script|style|code|pre|svg)\b.*?</\1>|<!--.*?-->", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
# Attributes that are read aloud or shown.
SPOKEN = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')
ENTITY = re.compile(r"&#?\w+;")
WORD = re.compile(r"[^\W\d_]{2,}")


def bare_words(text):
    """Return the words of a template that stand outside its tags for translation."""
    parts, is_wrapped, is_comment = [], False, False
    for token in Lexer(text).tokenize():
        name = token.contents.split()[0] if token.contents.split() else ""
        if token.token_type == TokenType.BLOCK and name in ("blocktranslate", "blocktrans"):
            is_wrapped = True
        elif token.token_type == TokenType.BLOCK and name in ("endblocktranslate", "endblocktrans"):
            is_wrapped = False
        elif token.token_type == TokenType.BLOCK and name in ("comment", "endcomment"):
            is_comment = name == "comment"
        elif token.token_type == TokenType.TEXT and not (is_wrapped or is_comment):
            parts.append(token.contents)
        else:
            parts.append("\0")  # a tag may stand inside an element: it keeps its place
    html = NO_PROSE.sub(" ", "".join(parts))
    spoken = " ".join(SPOKEN.findall(html))
    shown = TAG.sub(" ", html)
    return set(WORD.findall(ENTITY.sub(" ", f"{shown} {spoken}")))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_word_stands_outside_translation(path):
    assert bare_words(path.read_text()) - ALLOWED == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Bare</p>", {"Bare"}),
        ('<p>{% translate "Wrapped" %}</p>', set()),
        (
            "{% blocktranslate %}All {{ n }} wrapped{% endblocktranslate %} but this",
            {"but", "this"},
        ),
        ("{% comment %}Why{% endcomment %}{# and why #}", set()),
        ('<a title="Spoken" href="/path/" class="name">…</a>', {"Spoken"}),
        ("<code>GET /api/</code> &nbsp; · 2 {{ x }} <svg><text>no</text></svg>", set()),
        ('<p{% if x %} class="y"{% endif %}>&amp;</p>', set()),
    ],
)
def test_what_counts_as_bare(text, expected):
    assert bare_words(text) == expected
