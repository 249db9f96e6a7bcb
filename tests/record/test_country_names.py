"""Every name of every country that ships, in six languages, finds its country first."""

import pytest

from initiatives import search
from initiatives.models import Country, CountryName

pytestmark = [pytest.mark.no_cover, pytest.mark.django_db]


def found(text: str) -> list[int]:
    """Return the keys of the countries that words find, the best first."""
    return [hit.pk for hit in search.ranked(Country.objects.all(), search.read(text))]


def test_every_name_of_every_country_finds_it_first(record):
    codes = dict(Country.objects.values_list("pk", "iso_alpha3"))
    names = {*Country.objects.values_list("pk", "name")}
    names |= {*CountryName.objects.values_list("country", "text")}
    assert len(codes) == 195
    assert len(names) > 195 * 5  # some are alike in two languages

    missed = {
        (codes[pk], text): [codes[one] for one in hits[:2]]
        for pk, text in names
        if (hits := found(text))[:1] != [pk]
    }

    assert missed == {}
