"""Each parameter of the lists of activities keeps what it should, and another row is gone."""

from itertools import combinations

import pytest
from django.http import QueryDict

from initiatives import filters
from initiatives.filters.paging import whole_number
from initiatives.models import Activity, ActivityVoice, Goal, OrganizationRole, Series
from tests import factories as make
from tests.filtering import errors, found, theme

pytestmark = pytest.mark.django_db


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
        ("q=digital", {"search_words": "# digital skills"}, {"search_words": "# roads"}),
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
