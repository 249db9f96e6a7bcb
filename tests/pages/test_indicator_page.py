"""The page of one indicator."""

import re

import pytest

from initiatives import models
from tests import factories as make
from tests.pages.reading import section, words

pytestmark = pytest.mark.django_db


def make_indicator(**fields):
    return models.Indicator.objects.create(slug="share", name="Share of patents", **fields)


def observe(indicator, value, unit, **fields):
    return models.Observation.objects.create(
        **make.slugged("observation", {"value": value, "unit": unit} | fields),
        indicator=indicator,
        source=make.make_source(),
    )


def test_figures_stand_by_unit_each_with_hedge_date_and_voice(client):
    indicator = make_indicator(definition="As sources give it.")
    observe(
        indicator,
        "60",
        "per cent",
        value_low=60,
        value_high=60,
        wording="of all patents",
        as_of="2025",
        attributed_to="An office",
    )
    observe(indicator, "nearly 40", "per cent", value_high=40, wording="of applications")
    observe(indicator, "over 1,000", "patents", value_low=1001)
    other = models.Indicator.objects.create(slug="other", name="Other")
    observe(other, "99", "per cent", wording="of something else")

    response = client.get(indicator.get_absolute_url())

    first, second = section(response, "figures-1"), section(response, "figures-2")
    assert first.startswith("In per cent") or second.startswith("In per cent")
    shares, numbers = sorted((first, second), key=lambda text: not text.startswith("In per cent"))
    assert "of all patents 60 2025 (day and month not stated) An office source" in shares
    assert "of applications nearly 40 no date known –not named source" in shares
    assert "over 1,000" not in shares
    assert "over 1,000 no date known" in numbers
    assert "99" not in words(response.content.decode())
    assert 'href="#g-above"' in response.content.decode()


def test_what_is_worded_otherwise_is_drawn_apart_on_the_scale_of_its_unit(client):
    indicator = make_indicator()
    china = make.make_country("CHN")
    observe(
        indicator,
        "60",
        "per cent",
        value_low=60,
        value_high=60,
        wording="of patents",
        as_of="2025-08",
        attributed_to="An office",
        country=china,
    )
    observe(
        indicator, "nearly 40", "per cent", value_high=40, wording="of applications", as_of="2026"
    )
    observe(indicator, "about 60", "per cent", wording="Of patents", as_of="2026")

    page = client.get(indicator.get_absolute_url()).content.decode()

    parts = page.split('<div class="readings">')[1:]
    assert len(parts) == 2
    assert "60 per cent August 2025 (day not stated) China An office" in words(parts[0])
    assert "no bound stated" in words(parts[0])
    assert parts[0].count("<circle") == 1
    assert parts[1].count("<circle") == 0
    assert parts[1].count("stroke-dasharray") == 1  # an open end
    scales = [re.findall(r'<text x="([^"]*)"[^>]*>([^<]*)', part) for part in parts]
    assert scales[0] == scales[1] != []


def test_a_drawing_runs_from_right_to_left_where_the_page_does(client):
    indicator = make_indicator()
    observe(indicator, "up to 40", "per cent", value_low=0, value_high=40)
    observe(indicator, "60", "per cent", value_low=60, value_high=60)

    address = indicator.get_absolute_url()

    def dot(language):
        page = client.get(f"{language}{address}").content.decode()
        return float(re.search(r'<circle cx="([\d.]+)%', page)[1])

    assert dot("") + dot("/ar") == pytest.approx(100, abs=0.02)
    assert dot("") > 50


def test_without_public_figures_it_says_so(client):
    indicator = make_indicator()
    draft = make.make_activity(publication_state="draft")
    observe(indicator, "77", "per cent", activity=draft)

    response = client.get(indicator.get_absolute_url())

    assert "No figure is recorded." in section(response, "figures")
    assert "77" not in words(response.content.decode())


def test_another_measure_of_the_same_stands_beside_it_and_apart(client):
    china, kenya = make.make_country("CHN"), make.make_country("KEN")
    indicator = make_indicator()
    observe(indicator, "60", "per cent", country=china)
    other = models.Indicator.objects.create(slug="filed", name="Share of applications")
    observe(other, "nearly 40", "per cent", country=china, value_high=40, attributed_to="A daily")
    observe(other, "7", "per cent", country=kenya, wording="of another country")
    observe(other, "1,000", "applications", country=china, wording="in another unit")
    draft = make.make_activity(publication_state="draft")
    observe(other, "50", "per cent", country=china, activity=draft, wording="of a draft")

    response = client.get(indicator.get_absolute_url())

    shown = section(response, "otherwise")
    assert "Share of applications –wording not noted China nearly 40" in shown
    assert "A daily" in shown
    page = words(response.content.decode())
    for wording in ("of another country", "in another unit", "of a draft"):
        assert wording not in page
    assert "nearly 40" not in section(response, "figures-1")
