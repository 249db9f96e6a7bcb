"""Words find activities in every text that belongs to them, whatever the spelling."""

import pytest

from initiatives import search
from initiatives.models import Activity, Country, CountryName, Organization, Series
from tests.factories import make_activity, make_country, make_participation
from tests.full_record import make_full_record

pytestmark = pytest.mark.django_db


def searchable(activity: Activity) -> Activity:
    Activity.objects.filter(pk=activity.pk).update(search_text=search.text_of(activity))
    return activity


def found(text: str) -> list[Activity]:
    return list(search.matching(Activity.objects.order_by("pk"), text))


@pytest.mark.parametrize(
    "words",
    [
        "kenya", "zambia", "an organization", "ada speaker", "a pillar", "something", "a plan",
        "a source", "talent",
    ],
)  # fmt: skip
def test_words_of_what_belongs_to_an_activity_find_it(words):
    activity = searchable(make_full_record())
    searchable(make_activity(name="Elsewhere"))

    assert found(words) == [activity]


def test_every_column_and_every_name_of_a_country_is_searched():
    place = make_country("CIV")
    CountryName.objects.create(country=place, language="ru", text="Кот-д’Ивуар", kind="common")
    activity = searchable(
        make_activity(
            name="Course",
            short_name="CRS",
            native_name="人工智能研修班",
            summary="Of skills",
            city="Abidjan",
            venue="Palais",
            slogan="Together",
            audience="Officials",
            place_country=place,
            series=Series.objects.create(slug="s", name="Annual series"),
        )
    )
    organization = Organization.objects.create(
        slug="o", name="Tsinghua University", acronym="THU", kind="academia", aliases=["Qinghua"]
    )
    activity.organization_roles.create(organization=organization, role="organizer")
    searchable(activity)
    searchable(make_activity(name="Elsewhere"))

    texts = ["course", "CRS", "智能", "skills", "ABIDJAN", "palais", "together", "officials"]
    texts += ["cote d'ivoire", "кот-д'ивуар", "annual", "tsinghua", "thu", "qinghua"]
    assert {text: found(text) for text in texts} == {text: [activity] for text in texts}


def test_all_words_must_occur_in_any_order():
    both = searchable(make_activity(name="Digital skills for Africa"))
    searchable(make_activity(name="Digital roads"))

    assert found("AFRICA  digital") == [both]
    assert found("africa roads") == []


def test_signs_of_the_pattern_language_are_plain_signs():
    activity = searchable(make_activity(name="100% of_all"))
    searchable(make_activity(name="1000 of all"))

    assert found("100%") == [activity]
    assert found("of_all") == [activity]


def test_no_words_keep_everything():
    activities = [make_activity(), make_activity()]

    assert found("  ") == activities


def test_text_is_read_anew_and_repeats_nothing():
    activity = make_activity(name="Course")
    assert "kenya" not in search.text_of(activity)
    make_participation(activity, "KEN", "host")
    make_participation(activity, "KEN", "speaker")

    assert search.text_of(activity).count("kenya") == 1


def test_countries_are_found_by_every_word_of_any_name():
    ivory = make_country("CIV")
    CountryName.objects.create(country=ivory, language="es", text="Costa de Marfil", kind="common")
    CountryName.objects.create(country=ivory, language="en", text="Ivory Coast", kind="variant")
    make_country("KEN")

    for text in ("marfil costa", "CIV", "ci", "ivory coast"):
        assert list(search.matching_countries(Country.objects.all(), text)) == [ivory]
