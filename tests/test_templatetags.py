"""What templates format: hedges, links that keep the query, blocks and pictures."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from initiatives.templatetags import figures, scale

LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh-hans"]


def render(text, path="/workshops/", **values):
    request = RequestFactory().get(path)
    template = Template("{% load i18n record %}" + text)
    return " ".join(template.render(Context(values | {"request": request})).split())


@pytest.mark.parametrize(
    ("low", "high", "mark"),
    [(None, 39, "above"), (181, None, "below"), (None, None, "about"), (34, 34, ""), (30, 50, "")],
)
def test_the_mark_shows_which_bound_is_stated(low, high, mark):
    assert figures.hedge_mark(low, high) == mark


def test_a_hedge_keeps_the_words_of_its_source():
    workshop = SimpleNamespace(countries="nearly 40", countries_low=None, countries_high=39)

    shown = render('{% hedge workshop "countries" "countries" %}', workshop=workshop)

    assert shown.startswith('<span class="hedge"><bdi>nearly 40</bdi><svg')
    assert "#g-above" in shown
    assert shown.endswith("</span> countries")


def test_an_exact_number_bears_no_mark_and_an_unstated_one_is_not_zero():
    assert figures.hedged("34", 34, 34) == '<span class="hedge"><bdi>34</bdi></span>'
    assert "not stated" in figures.hedged("")
    assert "0" not in figures.hedged("")


def test_words_of_a_source_are_escaped():
    assert "<script>" not in figures.hedged("<script>40")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_cannot_be_said_in_the_page_language_are_marked_as_english(language):
    with translation.override(language):
        shown = figures.in_page_language("as many as forty")

    assert shown == ("as many as forty", "" if language == "en" else "en")


def test_plain_figures_and_common_hedges_need_no_mark_in_another_language():
    with translation.override("fr"):
        assert figures.in_page_language("1,200") == ("1\xa0200", "")
        assert figures.in_page_language("74.7") == ("74,7", "")
        assert figures.in_page_language("nearly 40")[1] == ""


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (34, 34, "34"),
        (34, 39, "34–39"),
        (1200, None, "at least 1,200"),
        (None, 60, "up to 60"),
        (None, None, "not known"),
        (Decimal("0.5000"), Decimal("0.75"), "0.5–0.75"),
    ],
)
def test_a_sum_of_hedged_numbers_is_a_range(low, high, words):
    assert figures.bounds(low, high) == words


def test_numbers_are_grouped_and_lose_idle_zeros():
    written = [figures.number(value) for value in (60000000000, Decimal("40.0000"), 0, None, "")]

    assert written == ["60,000,000,000", "40", "0", "", ""]


def test_a_tally_draws_its_boxes_up_to_twelve():
    assert figures.tally(1, 10).count("<rect") == 10
    assert figures.tally(1, 10).count('fill="currentColor"') == 1
    assert figures.tally(1, 13).count("<rect") == 0


def test_readings_share_one_scale_and_about_has_no_place_on_it():
    items = [{"words": "nearly 40", "high": 39}, {"words": "34", "low": 34, "high": 34}]
    items.append({"words": "about 40"})

    shown = scale.readings(items)

    assert shown.count('class="scale"') == 2
    assert "no bound stated" in shown
    assert scale.domain_of([items[2]]) is None
    assert scale.domain_of(items) == (32.75, 40.25)
    assert scale.ticks_of((32.75, 40.25)) == [34, 36, 38, 40]


@pytest.mark.parametrize(
    ("tag", "query"),
    [
        ("{% query_replace year=2025 %}", "?group=LDC&amp;group=SIDS&amp;q=a%26b&amp;year=2025"),
        ("{% query_replace group=None %}", "?q=a%26b"),
        ('{% query_without "group" "LDC" %}', "?group=SIDS&amp;q=a%26b"),
        ('{% query_without "group" %}', "?q=a%26b"),
        ('{% query_without "nothing" %}', "?group=LDC&amp;group=SIDS&amp;q=a%26b"),
    ],
)
def test_a_changed_query_keeps_the_rest_and_goes_back_to_the_first_page(tag, query):
    shown = render(tag, "/workshops/?group=LDC&group=SIDS&q=a%26b&page=3")

    assert sorted(shown[1:].split("&amp;")) == sorted(query[1:].split("&amp;"))


def test_pages_keep_the_query():
    page = Paginator(range(60), 25).page(2)

    shown = render("{% pagination page %}", "/workshops/?theme=a&theme=b&page=2", page=page)

    assert 'href="?theme=a&amp;theme=b&amp;page=1" rel="prev"' in shown
    assert 'href="?theme=a&amp;theme=b&amp;page=3" rel="next"' in shown
    assert '<span aria-current="page">2</span>' in shown
    assert "26–50 of 60" in shown


def test_other_formats_stand_at_the_same_address_with_an_extension():
    shown = render('{% formats "" "/api/" %}', "/workshops/?group=LDC&page=2")

    assert 'href="/workshops.csv?group=LDC"' in shown
    assert 'href="/workshops.jsonl?group=LDC"' in shown
    assert '<a href="/api/">JSON (API)</a>' in shown
    assert 'href="/fr/workshops/a-workshop.json"' in render(
        "{% formats %}", "/fr/workshops/a-workshop/"
    )


def test_a_column_head_sorts_and_reverses():
    tag = '{% sort_header "-starts_on" "Began" default="-starts_on" %}'

    assert 'aria-sort="descending"' in render(tag)
    assert 'href="?order=starts_on"' in render(tag)
    assert "aria-sort" not in render(tag, "/workshops/?order=name")
    assert 'href="?order=-starts_on"' in render(tag, "/workshops/?order=name")


def test_a_menu_leaves_out_pages_that_do_not_exist():
    assert render('{% nav_link "no-such-page" "Nothing" %}') == ""


def test_labels_are_escaped():
    shown = render("{% breadcrumb '/x/' label %}{% badge label %}", label="<script>")

    assert "<script>" not in shown
    assert shown.count("&lt;script&gt;") == 2


def test_a_section_and_a_fact_without_content_are_not_drawn():
    assert render('{% section "a" "A" %} {% endsection %}') == ""
    assert render('{% fact "A" %} {% endfact %}') == ""


def test_a_section_is_named_by_its_heading():
    shown = render('{% section "facts" "Key facts" %}<p>x</p>{% endsection %}')

    assert '<section class="section sided" aria-labelledby="facts">' in shown
    assert '<h2 id="facts">Key facts</h2>' in shown


def test_the_roll_counts_the_countries_on_record_in_each_region():
    def country(code, count):
        return {
            "iso_alpha3": code,
            "name": code.title(),
            "url": f"/countries/{code}/",
            "count": count,
            "region": "002",
            "subregion": "202",
            "intermediate_region": "014",
        }

    shown = render("{% roll countries %}", countries=[country("KEN", 10), country("SOM", 0)])

    assert "1 of 2 on record" in shown
    assert "<h4>Eastern Africa</h4>" in shown
    assert '<a class="tile t4" href="/countries/KEN/">' in shown
    assert '<a class="tile" href="/countries/SOM/">' in shown


def test_the_time_strip_draws_a_day_a_month_and_a_year_and_leaves_out_the_undated():
    happenings = [
        {"start": text, "end": "", "label": text} for text in ("2025-05-12", "2025-05", "2025", "")
    ]

    shown = render('{% time_strip happenings "Three dates" %}', happenings=happenings)

    assert shown.count("<rect") == 3
    assert 'x="0.00%" y="38" width="99.73%"' in shown


def test_pictures_run_from_the_right_in_arabic():
    happenings = [{"start": "2025-01-01", "end": "", "label": "x"}]
    with translation.override("ar"):
        shown = render('{% time_strip happenings "x" %}', happenings=happenings)

    assert 'x="99.65%"' in shown


@pytest.mark.parametrize("code", [400, 403, 404, 500])
@pytest.mark.parametrize("language", LANGUAGES)
def test_error_pages_need_nothing_but_themselves(code, language):
    with translation.override(language):
        shown = Template(f'{{% include "{code}.html" %}}').render(Context({}))

    assert "<h1>" in shown
    assert "style=" not in shown
