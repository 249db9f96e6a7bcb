"""Each parameter of the other lists keeps what it should, and another row is gone."""

from datetime import date
from itertools import combinations

import pytest
from django.http import QueryDict

from initiatives import derived, filters
from initiatives.models import (
    Commitment,
    Country,
    CountryGroup,
    Organization,
    OrganizationRole,
    Source,
)
from tests import factories as make
from tests.filtering import errors, found, theme

pytestmark = pytest.mark.django_db


# Countries


def countries(query: str) -> list[str]:
    rows = found(query, filters.CountryFilterSet, Country)
    return [country.iso_alpha3 for country in rows]


def test_countries_by_what_they_are():
    make.make_country("KEN", income_group="low"), make.make_country("FRA", income_group="high")
    make.make_membership("LDC", "KEN", since="2020")

    assert countries("region=202") == ["KEN"]
    assert countries("income=low") == ["KEN"]
    assert countries("q=nairobi") == []
    assert countries("q=FRA") == ["FRA"]
    assert countries("group=LDC") == ["KEN"]
    assert countries("group=LDC&on=2019-12-31") == []


def test_countries_by_one_published_participation():
    workshop = make.make_activity("workshop", host="KEN", starts_on="2025")
    workshop.themes.add(theme("data"))
    make.make_activity("forum", participant="KEN", starts_on="2020")
    make.make_activity("workshop", host="ZMB", starts_on="2025", publication_state="draft")
    make.make_activity("forum", host="FRA", starts_on="2020")

    assert countries("participating=yes") == ["FRA", "KEN"]
    assert countries("participating=no") == ["ZMB"]
    assert countries("participating=yes&participating=no") == ["FRA", "KEN", "ZMB"]
    assert countries("role=host") == ["FRA", "KEN"]
    assert countries("kind=workshop") == ["KEN"]
    assert countries("theme=data") == ["KEN"]
    assert countries("year=2025") == ["KEN"]
    assert countries("role=participant&year=2025") == []
    assert countries("participating=no&kind=workshop") == ["FRA", "ZMB"]


CONDITIONS = {
    "kind": ("workshop", "forum"),
    "theme": ("data", "energy"),
    "year": ("2025", "2020"),
    "role": ("host", "observer"),
}


def take_part(code: str, **asked: str) -> None:
    """Let a country take part once, in nothing that is asked but for what is named."""
    facts = {name: other for name, (_asked, other) in CONDITIONS.items()} | asked
    activity = make.make_activity(facts["kind"], starts_on=facts["year"])
    activity.themes.add(theme(facts["theme"]))
    make.make_participation(activity, code, facts["role"])


@pytest.mark.parametrize("pair", list(combinations(CONDITIONS, 2)))
def test_two_conditions_on_countries_speak_of_one_participation(pair):
    first, second = ({name: CONDITIONS[name][0]} for name in pair)
    take_part("FRA", **first)
    take_part("FRA", **second)
    take_part("KEN", **first, **second)
    one, other = (f"{name}={CONDITIONS[name][0]}" for name in pair)

    assert countries(one) == countries(other) == ["FRA", "KEN"]
    assert countries(f"{one}&{other}") == ["KEN"]
    assert countries(f"{one}&{other}&participating=no") == ["FRA"]


def test_countries_by_number_of_published_activities():
    make.make_activity(host="KEN", participant="KEN")
    make.make_activity(host="FRA"), make.make_activity(host="FRA")
    make.make_activity(host="ZMB", publication_state="draft")

    assert countries("order=-activities") == ["FRA", "KEN", "ZMB"]
    assert countries("order=activities") == ["ZMB", "KEN", "FRA"]
    assert countries("order=-name") == ["ZMB", "KEN", "FRA"]


def test_groups_by_member():
    make.make_membership("LDC", "KEN", until="2020")
    make.make_membership("AU", "KEN")
    rows = found("country=KEN", filters.GroupFilterSet, CountryGroup)

    assert [group.code for group in rows] == ["AU"]
    assert len(found("country=KEN&on=2019-01-01", filters.GroupFilterSet, CountryGroup)) == 2


# Organizations


def test_organizations():
    unesco = make.make_organization("un-entity", name="UNESCO", acronym="UNESCO")
    thu = make.make_organization("academia", name="Tsinghua", country="CHN", aliases=["Qinghua"])
    activity = make.make_activity()
    draft = make.make_activity(publication_state="draft")
    OrganizationRole.objects.create(activity=activity, organization=thu, role="organizer")
    OrganizationRole.objects.create(activity=draft, organization=unesco, role="organizer")
    expected = {
        "q=qinghua": [thu],
        "kind=un-entity": [unesco],
        "country=CHN": [thu],
        "role=organizer": [thu],
        "order=-activities": [thu, unesco],
        "order=-name": [unesco, thu],
    }

    rows = {q: found(q, filters.OrganizationFilterSet, Organization) for q in expected}
    assert rows == expected


# Commitments


def commitments(query: str) -> list[Commitment]:
    return found(query, filters.CommitmentFilterSet, Commitment)


def test_commitments_by_text_initiative_and_promiser():
    plan = make.make_activity("initiative", slug="plan")
    china = make.make_commitment(
        plan, text="Ten workshops", promiser_country=make.make_country("CHN")
    )
    unesco = make.make_organization(slug="unesco")
    other = make.make_commitment(text="A centre", promiser_organization=unesco)

    assert commitments("q=workshops") == [china]
    assert commitments("initiative=plan") == [china]
    assert commitments("promiser=chn") == [china]
    assert commitments("promiser=unesco") == [other]
    assert set(commitments("promiser=unesco&promiser=CHN")) == {china, other}
    wrong = errors("promiser=nobody", filters.CommitmentFilterSet, Commitment)
    assert wrong == {"promiser": "“nobody” is not a value on record."}


def test_commitments_by_due_date():
    early = make.make_commitment(due_on="2025")
    late = make.make_commitment(due_on="2027-06")
    undated = make.make_commitment(due_on="")

    assert commitments("due_from=2026") == [late]
    assert commitments("due_to=2025-01") == [early]
    assert commitments("order=due_on") == [early, late, undated]
    assert commitments("order=-due_on") == [late, early, undated]
    wrong = errors("due_from=2027&due_to=2026", filters.CommitmentFilterSet, Commitment)
    assert wrong == {"due_to": "2026 lies before 2027."}


def test_commitments_by_level_and_timeliness_as_of_a_day():
    kept = make.make_commitment(due_on="2025")
    make.make_evidence(kept, "full", happened_on="2025-03-01")
    open_one = make.make_commitment(due_on="2025")

    assert commitments("level=complete") == [kept]
    assert commitments("level=not-checked") == [open_one]
    assert commitments("timeliness=overdue&on=2026-01-01") == [open_one]
    assert set(commitments("timeliness=not-yet-due&on=2025-02-01")) == {kept, open_one}
    assert commitments("level=complete&timeliness=overdue") == []
    wrong = errors("on=2025-05", filters.CommitmentFilterSet, Commitment)
    assert wrong == {"on": "Write a day as 2025-05-12."}


def test_the_day_is_today_unless_asked():
    asked = filters.CommitmentFilterSet(
        QueryDict("on=2025-01-02"), queryset=Commitment.objects.all()
    )

    assert asked.on == date(2025, 1, 2)
    assert filters.CommitmentFilterSet(queryset=Commitment.objects.all()).on >= date(2026, 1, 1)


# Sources


def sources(query: str) -> list[Source]:
    return found(query, filters.SourceFilterSet, Source)


def test_sources_by_what_they_are():
    paper = make.make_publisher("press", slug="paper")
    kept = make.make_source(
        paper, kind="report", language="zh-Hans", published_on="2025-05", title="Talents"
    )
    other = make.make_source(kind="news", language="en", published_on="2024")
    undated = make.make_source(kind="speech", language="fr")
    expected = {
        "q=talents": [kept],
        "publisher=paper": [kept],
        "kind=report": [kept],
        "language=zh": [kept],
        "language=ZH-hans&language=en": [kept, other],
        "year=2025": [kept],
        "order=published_on": [other, kept, undated],
        "order=-published_on": [kept, other, undated],
    }

    assert {query: sources(query) for query in expected} == expected
    wrong = errors("language=x%00", filters.SourceFilterSet, Source)
    assert "is not one of: en, fr" in wrong["language"]


def test_sources_by_the_voice_they_have_in_a_published_activity():
    china = make.make_source(make.make_publisher("government", country="CHN"))
    kenya = make.make_source(make.make_publisher("government", country="KEN"))
    france = make.make_source(make.make_publisher("government", country="FRA"))
    press = make.make_source()
    activity = make.make_activity(host="CHN", participant="KEN")
    draft = make.make_activity(host="FRA", publication_state="draft")
    for source in (china, kenya):
        make.make_claim(activity, source=source)
    make.make_claim(draft, source=france)
    derived.refresh([activity.pk, draft.pk])

    assert sources("voice=host") == [china]
    assert sources("voice=participant") == [kenya]
    assert sources("voice=press") == [press]
    assert sources("voice=other-government") == []
    assert sources("voice=host&voice=press") == [china, press]


def test_sources_by_voice_take_as_many_queries_for_ten_activities_as_for_one(
    django_assert_num_queries,
):
    source = make.make_source(make.make_publisher("government", country="CHN"))
    for count in (1, 9):
        activities = [make.make_activity(host="CHN") for _ in range(count)]
        for activity in activities:
            make.make_claim(activity, source=source)
        derived.refresh([activity.pk for activity in activities])

        with django_assert_num_queries(2):  # sources with publishers, and the list
            assert sources("voice=host") == [source]
