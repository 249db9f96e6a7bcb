"""Each parameter of each list keeps what it should, and a row that must not appear is gone."""

from datetime import date
from itertools import combinations

import pytest
from django.http import QueryDict

from initiatives import filters
from initiatives.filters.paging import whole_number
from initiatives.models import (
    Activity,
    ActivityVoice,
    Commitment,
    Country,
    CountryGroup,
    Goal,
    Organization,
    OrganizationRole,
    Series,
    Source,
    Theme,
)
from tests import factories as make

pytestmark = pytest.mark.django_db


def found(query: str, filterset=filters.ActivityFilterSet, model=Activity) -> list:
    rows = model.objects.all()
    rows = rows.published() if model is Activity else rows
    asked = filterset(QueryDict(query), queryset=rows)
    assert asked.is_valid(), asked.errors
    rows = list(asked.qs)
    if filterset is filters.ActivityFilterSet:
        assert set(asked.selection.members) == {row.pk for row in rows}
    return rows


def errors(query: str, filterset=filters.ActivityFilterSet, model=Activity) -> dict:
    asked = filterset(QueryDict(query), queryset=model.objects.all())
    assert not asked.is_valid()
    return {name: " ".join(messages) for name, messages in asked.errors.items()}


def theme(slug: str) -> Theme:
    return Theme.objects.get_or_create(slug=slug, defaults={"name": slug})[0]


# Activities, parameter by parameter


@pytest.mark.parametrize(
    ("query", "fields", "others"),
    [
        ("kind=workshop", {}, {"kind": "forum"}),
        ("scope=global", {"scope": "global"}, {"scope": "regional"}),
        ("participants_known=all", {"participants_known": "all"}, {"participants_known": "some"}),
        ("one_party=yes", {"one_party": "yes"}, {"one_party": "unknown"}),
        ("differs=yes", {"has_differing_claims": True}, {}),
        ("differs=no", {}, {"has_differing_claims": True}),
        ("status=cancelled", {"status": "cancelled"}, {"starts_on": "2020"}),
        ("status=completed", {"starts_on": "2020"}, {"starts_on": "2090"}),
        ("status=proposed", {"starts_on": "2090"}, {"starts_on": "2020"}),
        ("status=unknown", {}, {"starts_on": "2020"}),
        ("q=digital", {"search_text": "digital skills"}, {"search_text": "roads"}),
        ("from=2025", {"starts_on": "2025-12-31"}, {"starts_on": "2024-12-31"}),
        ("from=2025-05", {"starts_on": "2025-04-30", "ends_on": "2025-05-01"},
         {"starts_on": "2025-04-30"}),
        ("to=2025-05", {"starts_on": "2025-05-31"}, {"starts_on": "2025-06-01"}),
        ("to=2025-05-12", {"starts_on": "2025-05"}, {"starts_on": "2025-05-13"}),
        ("from=2025&to=2025", {"starts_on": "2025"}, {"starts_on": ""}),
        ("year=2025", {"starts_on": "2025-05"}, {"starts_on": "2026-05"}),
        ("year=2023&year=2025-05", {"starts_on": "2025-05"}, {"starts_on": "2025-06"}),
    ],
)  # fmt: skip
def test_a_column_filters(query, fields, others):
    kept = make.make_activity(fields.pop("kind", "workshop"), **fields)
    make.make_activity(others.pop("kind", "workshop"), **others)

    assert found(query) == [kept]


def test_an_initiative_runs_on_where_an_event_is_over():
    initiative = make.make_activity("initiative", adopted_on="2020")
    make.make_activity("workshop", starts_on="2020")

    assert found("from=2025") == [initiative]
    assert found("status=active&year=2025") == [initiative]


def test_undated_activities_match_no_date():
    make.make_activity(starts_on="")
    dated = make.make_activity(starts_on="2025")

    assert found("from=0001") == [dated]
    assert found("to=9999") == [dated]


def test_theme_goal_voice_organization_and_series():
    kept, other = make.make_activity(), make.make_activity()
    kept.themes.add(theme("data"), theme("talent"))
    other.themes.add(theme("energy"))
    goals = [Goal.objects.create(number=number, name="Goal") for number in (4, 17)]
    kept.sdgs.add(goals[0])
    other.sdgs.add(goals[1])
    ActivityVoice.objects.create(activity=kept, voice="press")
    ActivityVoice.objects.create(activity=other, voice="host")
    organization = make.make_organization(slug="unesco")
    OrganizationRole.objects.create(activity=kept, organization=organization, role="partner")
    Activity.objects.filter(pk=kept.pk).update(series=Series.objects.create(slug="s", name="S"))

    queries = ["theme=data&theme=talent", "sdg=4", "voice=press", "organization=unesco", "series=s"]
    assert {query: found(query) for query in queries} == {query: [kept] for query in queries}


def test_repeating_means_or_and_different_parameters_mean_and():
    workshop = make.make_activity("workshop", scope="global")
    forum = make.make_activity("forum", scope="global")
    make.make_activity("forum", scope="regional")

    assert set(found("kind=workshop&kind=forum&scope=global")) == {workshop, forum}


# One and the same participation

KEPT = {"country": "country=ONE&country=KEN", "group": "group=LDC", "region": "region=202",
        "income": "income=low", "role": "role=host"}  # fmt: skip


@pytest.mark.parametrize(("first", "second"), list(combinations(KEPT, 2)))
def test_two_conditions_speak_of_one_participation(first, second):
    apart = {"region": "150", "subregion": "150", "income_group": "high"}
    make.make_country("ONE", **apart)  # asked by name, and nothing else holds of it
    make.make_country("GRP", **apart)
    make.make_country("REG", **{**apart, "subregion": "202"})
    make.make_country("INC", **{**apart, "income_group": "low"})
    make.make_country("ROL", **apart)
    make.make_country("KEN", income_group="low")
    make.make_membership("LDC", "GRP")
    make.make_membership("LDC", "KEN")
    single = {"country": "ONE", "group": "GRP", "region": "REG", "income": "INC", "role": "ROL"}
    split, kept = make.make_activity(), make.make_activity()
    for name in (first, second):
        make.make_participation(split, single[name], "host" if name == "role" else "participant")
    make.make_participation(kept, "KEN", "host")

    assert split in found(KEPT[first])
    assert split in found(KEPT[second])
    assert found(f"{KEPT[first]}&{KEPT[second]}") == [kept]


def test_country_with_two_roles_lists_its_activity_once():
    activity = make.make_activity(participant="KEN", host="KEN")
    make.make_activity(participant="FRA")

    assert found("country=ken") == [activity]


@pytest.mark.parametrize("area", ["002", "202", "014"])
def test_region_takes_every_level(area):
    activity = make.make_activity(host="KEN")
    make.make_activity(host="FRA")

    assert found(f"region={area}") == [activity]


def test_group_membership_counts_on_the_first_day_of_the_activity():
    make.make_membership("LDC", "KEN", since="2020-06", until="2024")
    inside = make.make_activity(host="KEN", starts_on="2020-06-01")
    make.make_activity(host="KEN", starts_on="2020-05-31")
    make.make_activity(host="KEN", starts_on="2024-01-01")
    make.make_activity(host="KEN", starts_on="")  # undated: today

    assert found("group=LDC") == [inside]


def test_undated_activities_count_membership_today():
    make.make_membership("LDC", "KEN", since="2020")
    make.make_membership("LDC", "FRA", until="2020")
    undated = make.make_activity(host="KEN")
    make.make_activity(host="FRA")

    assert found("group=LDC") == [undated]


# Orders


def test_orders_put_what_has_no_date_last_both_ways():
    old = make.make_activity(starts_on="2020", name="B", recorded_countries=1)
    new = make.make_activity(starts_on="2025", name="c", recorded_countries=3)
    undated = make.make_activity(starts_on="", name="Á", recorded_countries=2)
    expected = {
        "-starts_on": [new, old, undated],
        "starts_on": [old, new, undated],
        "name": [undated, old, new],
        "-name": [new, old, undated],
        "-countries": [new, undated, old],
        "countries": [old, undated, new],
        "last_changed_at": [old, new, undated],
        "-last_changed_at": [undated, new, old],
    }

    assert {order: found(f"order={order}") for order in expected} == expected


def test_equal_rows_keep_one_order():
    rows = [make.make_activity(name="Same", starts_on="2025") for _number in range(5)]

    assert found("order=-starts_on") == rows
    assert found("order=-name") == rows[::-1]


# What is not valid


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("kind=meeting", "“meeting” is not one of: initiative, workshop, forum."),
        ("kind=forum&kind=x%00y", "“x\0y” is not one of"),
        ("year=20", "“20” is not a date. Write 2025-05-12, 2025-05 or 2025."),
        ("from=2025-13", "“2025-13” is not a date"),
        ("from=2025-02-30", "“2025-02-30” is not a date"),
        ("to=2024&from=2025", "2024 lies before 2025."),
        ("country=XXX", "“XXX” is not one of: FRA, KEN."),
        ("country=" + "K" * 9000, "“KKK"),
        ("theme=%00", "“\0” is not"),
        ("theme=%ff%fe", "is not"),
        ("sdg=18446744073709551616", "“18446744073709551616” is not"),
        ("sdg=-1", "“-1” is not"),
        ("order=random", "“random” is not one of: -starts_on, starts_on, name"),
        ("region=999", "“999” is not"),
        ("q=" + "x" * 10_240, "at most 200 characters (it has 10240)"),
        ("q=a%00b", "Null characters are not allowed."),
    ],
)
def test_a_wrong_value_is_named(query, message):
    make.make_country("KEN"), make.make_country("FRA")
    [(name, text)] = errors(query).items()

    assert name == query.partition("=")[0]
    assert message in text
    assert len(text) < 400


def test_blank_values_are_ignored_and_unknown_parameters_named():
    activity = make.make_activity()
    query = QueryDict("kind=&theme=&country=&from=&q=&order=&year=&sdg=&colour=red&page=2&format=")
    asked = filters.ActivityFilterSet(query, queryset=Activity.objects.all())

    assert list(asked.qs) == [activity]
    assert asked.unknown_parameters == ["colour"]
    assert asked.warnings == ["The parameter “colour” is not known here and was ignored."]


def test_page_numbers_are_whole():
    asked = QueryDict("page=7&page_size=&other=07")

    assert whole_number(asked, "page", default=1) == 7
    assert whole_number(asked, "page_size", default=25, maximum=1000) == 25
    assert whole_number(asked, "other", default=1) == 7


# Countries


def countries(query: str) -> list[str]:
    rows = found(query, filters.CountryFilterSet, Country)
    return [country.iso_alpha3 for country in rows]


def test_countries_by_what_they_are():
    make.make_country("KEN", income_group="low"), make.make_country("FRA", income_group="high")
    make.make_membership("LDC", "KEN", since="2020")

    assert countries("region=202") == ["KEN"]
    assert countries("income=low") == ["KEN"]
    assert countries("q=keny") == []
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

    assert sources("voice=host") == [china]
    assert sources("voice=participant") == [kenya]
    assert sources("voice=press") == [press]
    assert sources("voice=other-government") == []
