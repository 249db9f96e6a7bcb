"""What sources disagree on stands side by side; what was not found is said to be so."""

import re

import pytest

from tests.record.shipped import ROOT, by_slug, pick, plain, shipped

CHECKS = by_slug("check")
# Fields on which sources give different values: the readings that must stand beside one another.
DIFFERING = [
    ("ai-capacity-building-beijing-2025", "countries", {"34", "nearly 40"}),
    ("ai-capacity-building-workshops-2024", "other", {
        "2 numbered workshops by 2025-05-12", "2 seminars by 2025-05-06",
    }),
    ("bletchley-declaration-2023", "signatories", {"28", "29"}),
    ("cartagena-declaration-2024", "signatories", {"16", "17"}),
    ("china-asean-ai-application-centre-2025", "name", {
        "China-ASEAN Countries AI Application Cooperation Center (Nanning)",
        "China-ASEAN AI Innovation Cooperation Center",
        "China-ASEAN AI cooperation centre",
    }),
    ("global-fund-for-ai-2025", "target", {"1 to 3 billion USD", "3 billion USD"}),
    ("mazu-weather-warning", "countries", {"30 (already in use)", "30 (measure announced)"}),
    ("new-delhi-declaration-2026", "signatories", {"88", "91"}),
    ("paris-statement-inclusive-sustainable-ai-2025", "signatories", {
        "58", "61", "64", "over 60", "more than 60",
    }),
    ("unga-resolution-78-311", "adopted_on", {"2024-07-01", "2024-06-25", "2024"}),
    ("unga-resolution-78-311", "co_sponsors", {"143", "over 140"}),
    ("waico-2025", "seat", {"Shanghai", "Shanghai (tentative)"}),
    ("waico-2025", "signatories", {"29", "37"}),
    ("world-ai-conference-2024", "dates", {
        "2024-07-04 to 2024-07-06", "2024-07-04 to 2024-07-07",
    }),
]  # fmt: skip
# Only one side of these is tied to a source: a claim gives it, a Check tells of the other side.
ONE_SIDED = [
    ("africa-declaration-on-ai-2025", "signatories", {"52"}, "africa-declaration-count-of-54"),
    ("ai-impact-summit-2026", "starts_on", {"2026-02-16"}, "india-summit-dates"),
    ("ai-skills-coalition-2025", "announced_on", {"2025-01"}, "skills-coalition-launch"),
    ("ai-skills-coalition-2025", "members", {"27"}, "skills-coalition-founders"),
    ("transform-africa-summit-2025", "participants", {"nearly 7,000"},
     "transform-africa-2025-attendance"),
]  # fmt: skip
# Neither side of these is tied to a source: a Check has both; or it has the side that is missing.
UNTIED = {
    "africa-declaration-count-of-54": ["54 signatories with the African Union", "52 countries"],
    "ai-hub-investments": ["10", "up to 20", "The target has both."],
    "ai4d-africa-years": ["four or five years"],
    "au-strategy-adoption": ["June or July 2024"],
    "brics-saudi-arabia": ["Saudi Arabia"],
    "india-summit-dates": ["16-20, 16-21 or 18-19 February 2026"],
    "paris-count-of-60": ["60", "58, 61 and 64"],
    "second-workshop-end-date": ["Monday to Saturday"],
    "skills-coalition-founders": ["more than 25", "27"],
    "skills-coalition-launch": ["March 2025", "January 2025"],
    "transform-africa-2025-attendance": ["over 2,000, 3,000 or nearly 7,000"],
    "waico-general-assembly-vote-claim": ["185 states"],
}
# Figures that measure different things: side by side, never one series.
FIGURES = {
    "ai-patent-application-share-world": {"nearly 40"},
    "ai-patent-share-world": {"60", "about 60"},
    "ai-patent-application-share-world-ten-years": {"74.7"},
    "capacity-workshop-countries-all-organizations": {"34"},
    "capacity-workshop-countries-international-organizations": {"nearly 40"},
    "capacity-workshop-countries-regional-organizations": {"nearly 40"},
    "capacity-seminar-participants": {"over 180"},
    "resolution-78-311-co-sponsors": {"143", "over 140"},
    "waico-signatories": {"29", "37"},
}
# What the notes to the two fact sheets list as not found, or found only in part.
NOT_FOUND = {
    "the ten actions": ["action-plan-ten-actions"],
    "ten programmes by the end of 2025": [
        "action-plan-end-of-period-report", "ten-programmes-final-count",
    ],
    "workshops after May 2025": [
        "workshops-between-may-2025-and-september-2026", "ten-programmes-further-editions",
        "workshop-2026-edition-number",
    ],
    "co-sponsors": ["resolution-78-311-co-sponsors", "resolution-78-265-co-sponsors"],
    "the Group of Friends": ["group-of-friends-members", "group-of-friends-china-co-chair"],
    "countries at the workshops": [
        "workshop-2024-countries-by-name", "workshop-2025-countries-by-name",
        "workshop-2026-countries-by-name",
    ],
    "the China-SCO forum": ["china-sco-forum-countries", "china-sco-forum-second"],
    "WAICO": [
        "waico-ratification-and-entry-into-force", "waico-secretariat", "waico-budget",
        "waico-voting-rules", "waico-after-september-2026", "waico-eight-later-signatories",
    ],
    "other centres": [
        "focac-2024-ai-content", "china-brics-centre-activities", "african-arab-celac-centres",
    ],
    "parts not read": ["global-plan-point-13", "shanghai-declaration-points-3-to-5"],
    "goals": ["cn-sdg-goals", "world-sdg-tags"],
    "field projects": ["samarkand-match", "punjab-match"],
    "one centre or two": ["nanning-centre-one-body"],
    "signatories": [
        "bletchley-signatories", "paris-signatories", "new-delhi-signatories",
        "montevideo-signatories", "africa-declaration-signatories",
    ],
    "the Geneva week of July 2026": ["global-dialogue-2026-summary", "ai-for-good-2026-after"],
    "the Santiago process": ["third-latin-american-summit", "montevideo-third-summit-held"],
    "later states": [
        "pgiai-later", "current-ai-later", "hamburg-commitments-later",
        "asean-ai-safe-secretariat", "uk-ai-for-development-targets",
    ],
    "start dates": ["fair-forward-start", "fair-lac-start", "strategusai-start"],
    "the World Bank": ["world-bank-ai-programmes"],
    "graduations": [
        "ldc-graduation-bgd", "ldc-graduation-lao", "ldc-graduation-npl",
        "ldc-assembly-decision-bgd",
    ],
    "income groups": ["income-group-eth", "income-group-ven"],
    "group lists": ["arab-league-list", "commonwealth-list", "ecowas-withdrawals"],
    "how far the sources carry": [
        "cn-pages-read-in-opening-only", "cn-official-pages-july-september-2026",
        "cn-exact-titles", "world-blogs-and-reposts",
    ],
}  # fmt: skip


def readings(activity, field):
    return {
        plain(fields.get("normalised"))
        for fields in shipped("claim")
        if (plain(fields["activity"]), fields.get("field")) == (activity, field)
    }


@pytest.mark.parametrize(("activity", "field", "values"), DIFFERING)
def test_every_reading_stands_beside_the_others(activity, field, values):
    assert readings(activity, field) == values


@pytest.mark.parametrize(("activity", "field", "values", "check"), ONE_SIDED)
def test_the_side_that_no_source_is_tied_to_is_a_check(activity, field, values, check):
    assert readings(activity, field) == values
    assert CHECKS[check]["activity"] == [activity]


@pytest.mark.parametrize(("slug", "sides"), UNTIED.items())
def test_a_check_names_both_sides(slug, sides):
    said = f"{CHECKS[slug]['looked_for']} {CHECKS[slug].get('found', '')}"

    assert [side for side in sides if side not in said] == []


def test_the_decision_names_each_check_that_stands_for_a_side_without_a_source():
    page = (ROOT / "docs/decisions/0017-a-side-without-a-source-is-a-check.md").read_text()

    assert re.findall(r"^\| `([\w-]+)` \|", page, re.M) == sorted(UNTIED)
    assert {check for *_reading, check in ONE_SIDED} <= UNTIED.keys()


@pytest.mark.parametrize(("indicator", "values"), FIGURES.items())
def test_each_figure_keeps_its_own_indicator(indicator, values):
    found = {
        value for slug, value in pick("observation", "indicator", "value") if slug == indicator
    }

    assert found == values


def test_saudi_arabia_is_counted_in_and_the_statement_without_it_stands_against_it():
    assert ("BRICS", "SAU") in pick("groupmembership", "group", "country")
    ten = "BRA, RUS, IND, CHN, ZAF, IDN, IRN, EGY, ETH, ARE"
    assert readings("brics-leaders-ai-statement-2025", "participation") == {ten}


def test_the_eight_later_signatories_and_the_observer_are_reported_not_confirmed():
    reported = {
        plain(fields["country"]): fields["note"]
        for fields in shipped("participation")
        if fields["activity"] == ["waico-2025"] and fields["certainty"] == "reported"
    }

    assert len(reported) == 9
    assert "observer from 1 August 2026" in reported.pop("BGD")
    assert {"no first-hand announcement" in note for note in reported.values()} == {True}


@pytest.mark.parametrize("slug", [slug for slugs in NOT_FOUND.values() for slug in slugs])
def test_what_was_not_found_is_a_check(slug):
    assert CHECKS[slug]["result"] in {"not-found", "found-in-part"}
    assert CHECKS[slug]["looked_where"]
    assert CHECKS[slug]["checked_on"] >= "2026"
    assert CHECKS[slug]["checked_by"]


def test_no_activity_has_a_goal_that_no_source_ties_to_it():
    assert [
        fields["slug"]
        for fields in shipped("initiative", "workshop", "forum")
        if fields.get("sdgs")
    ] == []
