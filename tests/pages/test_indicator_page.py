"""The page of one indicator."""

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


def test_only_several_figures_of_one_unit_share_a_scale(client):
    indicator = make_indicator()
    observe(indicator, "60", "per cent", value_low=60, value_high=60)
    observe(indicator, "1,000", "patents", value_low=1000, value_high=1000)

    assert 'class="readings"' not in client.get(indicator.get_absolute_url()).content.decode()

    observe(indicator, "nearly 40", "per cent", value_high=40)

    assert client.get(indicator.get_absolute_url()).content.decode().count('class="readings"') == 1


def test_without_public_figures_it_says_so(client):
    indicator = make_indicator()
    draft = make.make_activity(publication_state="draft")
    observe(indicator, "77", "per cent", activity=draft)

    response = client.get(indicator.get_absolute_url())

    assert "No figure is recorded." in section(response, "figures")
    assert "77" not in words(response.content.decode())
