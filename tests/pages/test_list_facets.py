"""Facets of lists: each count is that of the list its link opens; nothing found is folded away."""

import re

import pytest
from django.http import QueryDict

from initiatives import derived, facets, models
from tests import factories as make
from tests.facet_data import fill
from tests.pages.reading import links, words
from tests.pages.test_memory import make_remembered

pytestmark = [pytest.mark.no_cover, pytest.mark.django_db]

ASKED = {
    "activities": [
        "",
        "country=KEN&role=participant",
        "year=2024&country=FRA&country=KEN",
        "q=kenya&from=2024-02-10&to=2026",
    ],
    "initiatives": ["", "country=KEN&country=FRA&role=host", "q=course&from=2024&to=2025-05"],
    "workshops": ["", "group=AU&year=2024&year=2025", "q=in+kenya&from=2023&to=2025"],
    "forums": ["", "theme=skills&region=002", "q=course&from=2024-02&to=2026"],
    "countries": [
        "",
        "participating=no&theme=data",
        "participating=yes&role=participant&region=202&on=2024-06-01",
        "participating=yes&participating=no&kind=forum",
        "group=LDC&year=2024-02&income=low",
        "role=participant&kind=workshop&kind=forum&year=2025&group=LDC&on=2024-01-01",
        "q=c",
        "q=c&participating=yes&kind=workshop",
    ],
    "organizations": [
        "",
        "kind=academia",
        "country=KEN&role=partner&kind=government",
        "q=university",
        "q=university&country=KEN",
    ],
    "commitments": [
        "",
        "level=complete",
        "promiser=KEN&timeliness=overdue",
        "initiative=first&promiser=the-body&on=2024-06-30",
        "q=courses&on=2024-06-30",
        "due_from=2024&due_to=2025",
        "q=courses&due_to=2024&initiative=first",
    ],
    "sources": [
        "",
        "language=zh&kind=news",
        "voice=press&year=2024",
        "year=2024&language=en",
        "publisher=the-press",
        "q=daily",
        "q=daily&language=zh&year=2024",
    ],
    "outcomes": ["", "follow_up=none-recorded", "series=summit"],
}
# What activities of all kinds are counted by.
OF_ACTIVITIES = {
    *("theme", "organization", "status", "scope", "sdg", "year", "voice"),
    *("one_party", "differs", "participants_known"),
    *("country", "group", "region", "income", "role"),
}
# Every parameter that has values, with a count beside each of them.
COUNTED = {
    "activities": {*OF_ACTIVITIES, "kind", "series"},
    "initiatives": OF_ACTIVITIES,
    "workshops": {*OF_ACTIVITIES, "series"},
    "forums": {*OF_ACTIVITIES, "series"},
    "countries": {"participating", "region", "group", "income", "role", "kind", "theme", "year"},
    "organizations": {"kind", "country", "role"},
    "commitments": {"level", "timeliness", "initiative", "promiser"},
    "sources": {"kind", "publisher", "language", "year", "voice"},
    "indicators": set(),
    "outcomes": {"follow_up", "series"},
}


@pytest.fixture
def record():
    """A few rows of every noun, no two facets of which go the same way."""
    fill(25)
    fill_organizations()
    fill_sources()
    fill_commitments()
    fill_outcomes()
    facets.rebuild()


def fill_organizations():
    for kind, code, role in [("academia", "KEN", "organizer"), ("government", "KEN", "partner"),
                             ("academia", "FRA", "")]:  # fmt: skip
        name = f"University, {code}" if kind == "academia" else "A ministry"
        body = make.make_organization(kind, slug=f"{kind}-{code.lower()}", name=name)
        body.country = make.make_country(code)
        body.save()
        if role:
            published, draft = make.make_activity(), make.make_activity(publication_state="draft")
            for activity, part in ((published, role), (draft, "funding")):
                models.OrganizationRole.objects.create(
                    activity=activity, organization=body, role=part
                )


def fill_sources():
    """Sources of all sorts; of two governments, each of which speaks for more than one side."""
    fill_governments()
    press = make.make_publisher("press", slug="the-press", name="The daily")
    for language, day, kind in [("zh", "2024", "news"), ("zh-Hans", "2025-03", "news"),
                                ("en", "2024-02-10", "report"), ("en", "", "news")]:  # fmt: skip
        make.make_source(press, language=language, published_on=day, kind=kind)


def fill_governments():
    speeches = {
        code: make.make_source(
            make.make_publisher("government", country=code), language="en", published_on="2024"
        )
        for code in ("CHN", "KEN")
    }
    activities = [
        make.make_activity(host="CHN", participant="KEN"),
        make.make_activity(host="KEN"),
        make.make_activity(host="FRA", publication_state="draft", participant="CHN"),
    ]
    for activity in activities:
        for source in speeches.values():
            make.make_claim(activity, source=source)
    make.make_source(make.make_publisher("press"), reprint_of=speeches["CHN"], language="en")
    derived.refresh([activity.pk for activity in activities])


def fill_outcomes():
    """Outcomes of three events, two of them of series, one of which was followed up."""
    make_remembered(series=models.Series.objects.get(slug="summit"))
    school = models.Series.objects.create(slug="school", name="School")
    for series in (school, None):
        event = make.make_activity("workshop", series=series)
        models.Outcome.objects.create(activity=event, number=1, text="A plan")


def fill_commitments():
    first = make.make_activity("initiative", slug="first", name="First plan")
    second = make.make_activity("initiative", slug="second", name="Second plan")
    kenya, body = make.make_country("KEN"), make.make_organization(slug="the-body")
    done = make.make_commitment(
        first, promiser_country=kenya, due_on="2025", text="To hold courses"
    )
    make.make_evidence(done, bearing="full")
    make.make_commitment(
        first, promiser_organization=body, due_on="2024", text="To pay for courses"
    )
    make.make_commitment(second, promiser_country=kenya, due_on="2023", text="To plan courses")
    make.make_commitment(second, due_on="2030")


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("noun", ASKED)
def test_each_count_is_the_length_of_the_list_that_its_link_opens(client, noun):
    for query in ASKED[noun]:
        view = client.get(f"/{noun}/?{query}").context["view"]

        told = {
            (name, option.value): option.count
            for name, listed in view.options.items()
            for option in listed
            if option.count is not None
        }
        assert told == {key: rows_found(view, query, *key) for key in told}, query
        assert sum(map(bool, told.values())) > 2, query


def test_lists_are_asked_with_words_and_dates_wherever_they_take_them(client):
    rest = {"q", "from", "to", "due_from", "due_to"}
    taken = {
        noun: rest & client.get(f"/{noun}/").context["view"].filterset_class.base_filters.keys()
        for noun in ASKED
    }

    asked = {noun: rest & QueryDict("&".join(queries)).keys() for noun, queries in ASKED.items()}
    assert asked == taken


@pytest.mark.usefixtures("record")
def test_every_value_of_the_parameters_promised_has_a_count(client):
    views = {noun: client.get(f"/{noun}/").context["view"] for noun in COUNTED}

    counted = {
        noun: {name for name, listed in view.options.items() if {option.count for option in listed}}
        for noun, view in views.items()
    }
    assert counted == COUNTED
    assert [
        (noun, name, option.value)
        for noun, view in views.items()
        for name in COUNTED[noun]
        for option in view.options[name]
        if option.count is None
    ] == []


def rows_found(view, query, name, value):
    """Return how many rows there are where a filter has one value alone."""
    data = QueryDict(query, mutable=True)
    data.setlist(name, [value])
    filterset = view.filterset_class(data, queryset=view.queryset.all())
    assert filterset.is_valid(), filterset.errors
    return filterset.qs.count()


@pytest.mark.usefixtures("record")
def test_a_count_links_to_its_list_and_keeps_the_other_filters(client):
    response = client.get("/sources/?language=zh&kind=report&page_size=5&order=title&page=1")

    page = response.content.decode()
    count = re.search(r'<a href="([^"]*)" aria-label="News: 2">2</a>', page)
    assert count[1] == "?language=zh&amp;page_size=5&amp;order=title&amp;kind=news"


@pytest.mark.usefixtures("record")
def test_values_that_find_nothing_are_folded_away_unless_they_are_set(client):
    response = client.get("/organizations/?kind=academia&country=CHN")

    [panel] = [part for part in response.context["panels"] if part["id"] == "facet-kind"]
    [part] = panel["controls"][0].parts
    assert [(option.value, option.count) for option in part.options] == [("academia", 0)]
    assert "Government" in part.none
    assert f"{len(part.none)} without a result" in words(response.content.decode())
    assert 'value="government"' not in response.content.decode()


@pytest.mark.usefixtures("record")
def test_countries_stand_under_their_regions_in_the_order_of_names(client):
    response = client.get("/activities/?country=FRA")

    [panel] = [part for part in response.context["panels"] if part["id"] == "facet-country"]
    parts = panel["controls"][0].parts
    assert [(part.name, part.is_open) for part in parts] == [
        ("Africa", False),
        ("Asia", False),
        ("Europe", True),
    ]
    assert {option.value for option in parts[0].options} <= {"CIV", "KEN", "NAM", "ZMB"}
    labels = [option.label for option in parts[0].options]
    assert labels == sorted(labels)


@pytest.mark.usefixtures("record")
def test_a_menu_offers_only_what_would_be_found(client):
    models.Publisher.objects.create(slug="idle", name="Idle press", kind="press")

    page = client.get("/sources/").content.decode()

    assert '<option value="the-press"' in page
    assert "idle" not in page


@pytest.mark.usefixtures("record")
def test_a_value_that_no_facet_offers_is_not_lost(client):
    response = client.get("/sources/?year=1999&year=2024-02")

    kept = re.findall(
        r'<input type="hidden" name="year" value="([^"]*)">', response.content.decode()
    )
    assert kept == ["1999", "2024-02"]
    assert {"Remove Year: 1999", "Remove Year: 2024-02"} <= links(response).keys()


@pytest.mark.usefixtures("record")
def test_sources_are_counted_by_the_sides_they_take_and_by_what_they_are(client):
    page = client.get("/sources/?year=2024&language=en&voice=press")

    counts = {option.value: option.count for option in page.context["view"].options["voice"]}
    found = {voice: count for voice, count in counts.items() if count}
    assert found == {"host": 2, "participant": 1, "other-government": 1, "press": 1}


def test_a_source_without_a_year_or_an_activity_has_the_voice_of_what_it_is(client):
    body = make.make_publisher("company")
    make.make_source(make.make_publisher("press"), origin_publisher=body)
    make.make_source(make.make_publisher("government"))

    page = client.get("/sources/")

    counts = {option.value: option.count for option in page.context["view"].options["voice"]}
    assert {voice: count for voice, count in counts.items() if count} == {
        "company": 1,
        "unclassified": 1,
    }
