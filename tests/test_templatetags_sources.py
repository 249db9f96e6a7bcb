"""How templates number, mark and list the sources of a page."""

from types import SimpleNamespace

from initiatives.templatetags import names, sources


def make_source(slug, **values):
    return SimpleNamespace(
        **{
            "slug": slug,
            "title": f"Title of {slug}",
            "language": "en",
            "publisher": SimpleNamespace(name="Publisher"),
            "published_on": "2025-05",
            "url": "https://example.org/",
            "archive_url": "",
            "reprint_of": None,
            "origin_publisher": None,
            "read_extent": "whole",
        }
        | values
    )


def test_sources_are_numbered_in_their_order_and_once():
    first, second = make_source("first"), make_source("second")

    assert sources.number_sources([first, second, first]) == {"first": 1, "second": 2}


def test_one_box_a_source_however_many_claims_rest_on_it():
    source = make_source("speech")
    claims = [
        SimpleNamespace(
            source=source, basis="stated", quote=quote, value="", speaker="", locator=""
        )
        for quote in ("nearly 40 countries", "<b>six days</b>")
    ]

    shown = sources.source_marks(claims, {"speech": 3}, {"speech": "Host side"})

    assert shown.count("<details") == 1
    assert shown.count("<blockquote") == 2
    assert "&lt;b&gt;six days" in shown
    assert 'href="#s3"' in shown
    assert "Host side" in shown


def test_a_source_that_only_supports_the_record_is_marked_differently():
    source = make_source("news")
    record = SimpleNamespace(
        source=source, basis="record", quote="", value="", speaker="", locator=""
    )

    assert 'class="mark loose"' in sources.source_marks([record], {"news": 1})
    assert "Supports the record" in sources.source_marks([record], {"news": 1})


def test_no_source_draws_no_box():
    assert sources.source_marks([], {}) == ""


def test_the_list_of_sources_names_what_reprints_what():
    origin = make_source("origin")
    copy = make_source("copy", reprint_of=origin, language="zh", title="标题")

    shown = sources.notes([copy, origin], {"origin": 1, "copy": 2})

    assert shown.index('id="s1"') < shown.index('id="s2"')
    assert 'reprints <a href="#s1">[1]</a>' in shown
    assert '<bdi lang="zh" dir="ltr">标题</bdi>' in shown


def test_a_cite_links_each_source_once():
    source = make_source("speech")

    assert sources.cite([source, source], {"speech": 2}).count("[2]") == 1
    assert 'href="#s2"' in sources.cite(source, {"speech": 2})


def test_text_in_another_language_is_set_apart_and_escaped():
    assert names.foreign("<b>نص</b>", "ar") == (
        '<bdi lang="ar" dir="rtl">&lt;b&gt;نص&lt;/b&gt;</bdi>'
    )
    assert names.foreign("Text", "en-GB") == "Text"
    assert names.foreign("", "ar") == ""


def test_languages_and_areas_have_names_or_keep_their_code():
    named = [names.language_name(tag) for tag in ("fr", "zh", "zh-Hans", "pt-BR", "sw", "tlh")]

    assert named[:2] == ["French", "Chinese"]
    assert named[2:] == ["Simplified Chinese", "Brazilian Portuguese", "Swahili", "tlh"]
    assert [names.area_name("014"), names.area_name("999")] == ["Eastern Africa", "999"]
