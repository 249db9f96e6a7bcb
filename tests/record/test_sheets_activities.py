"""Every key that the fact sheets give of initiatives, workshops and forums has its place."""

import pytest

from tests.record.shipped import ACTIVITIES, by_slug, pick, plain, shipped, table, tuples

RECORDS = by_slug(*ACTIVITIES)
# What the founding articles add to the sheets.
FROM_ARTICLES = {
    "relations": {
        ("global-development-initiative-meeting-2025", "global-development-initiative", "supports"),
        ("global-digital-compact-2024", "summit-of-the-future-2024", "launched-at"),
    },
    "participations": {
        ("ai-capacity-building-beijing-2025", "ZMB", "speaker"),
        ("global-development-initiative-meeting-2025", "CHN", "speaker"),
        ("global-industrial-internet-conference-2025", "BRA", "speaker"),
    },
    "roles": {
        ("ai-capacity-building-beijing-2025", "beijing-municipal-government", "participant"),
        ("ai-capacity-building-beijing-2025", "un-odet", "partner"),
    },
    "record claims": {
        ("global-development-initiative", "global-times-ai-plus-initiative-2025"),
        ("summit-of-the-future-2024", "digital-watch-global-digital-compact"),
        ("summit-of-the-future-2024", "mfa-ma-zhaoxu-remarks-2025"),
    },
    "themes": {("summit-of-the-future-2024", "governance-safety")},
}
# Where the two sheets give one record different values, and fixtures/README.md says what was kept;
# and two values that said more than their sources, or said it twice.
MERGED = {
    ("brics-leaders-ai-statement-2025", "short_name", "BRICS AI statement"),
    ("brics-summit-2025", "name", "17th BRICS Summit"),
    ("global-digital-compact-2024", "adopted_on", "2024-09"),
    # The sixth of September is the day of another conference; the opening is stated nowhere.
    ("global-industrial-internet-conference-2025", "starts_on", "2025-09-06"),
    (
        "unga-resolution-78-311",
        "name",
        "Enhancing international cooperation on capacity-building of artificial intelligence "
        "(A/RES/78/311)",  # the symbol is the short name, shown beside it
    ),
    ("unga-resolution-79-325", "adopted_on", "2025-08"),
    (
        "unga-resolution-79-325",
        "name",
        "Independent International Scientific Panel on AI and Global Dialogue on AI Governance "
        "(A/RES/79/325)",
    ),
    ("unga-resolution-79-325", "short_name", "AI Panel and Global Dialogue"),
}


def is_kept(activity, field, value):
    fields = RECORDS[activity]
    if field == "short_name" and value == fields["name"]:
        return not fields.get(field)  # a short name that says no less is left out
    if field == "edition_number":
        return value in (plain(fields.get(field)), fields.get("edition"))
    return plain(fields.get(field)) == value


def test_every_value_of_an_activity_is_kept():
    given = set(tuples("sheets/values.csv"))

    assert {row for row in given if not is_kept(*row)} == MERGED
    assert given > MERGED


def test_every_workshop_implements_what_the_sheets_say():
    pairs = {(workshop, to, "implements") for workshop, to in tuples("sheets/implements.csv")}

    assert pairs - relations() == set()
    assert len(pairs) == 20


def test_relations_are_those_of_the_sheets_and_two_of_the_articles():
    pairs = {(workshop, to, "implements") for workshop, to in tuples("sheets/implements.csv")}

    of_sheets = set(tuples("sheets/relations.csv")) | pairs
    assert relations() == of_sheets | FROM_ARTICLES["relations"]


def relations():
    return set(pick("activityrelation", "from_activity", "to_activity", "kind"))


def test_every_initiative_that_outcomes_concern_is_linked():
    linked = {pair for pair in pick("outcome", "activity", "concerns") if pair[1]}

    assert linked == set(tuples("sheets/outcome_initiatives.csv"))


def test_every_outcome_of_a_forum_is_told():
    told = set(pick("outcome", "activity", "text"))

    # Both sheets word the outcome of this summit; one wording is kept.
    merged = {("brics-summit-2025", "Statement on the global governance of AI.")}
    assert set(tuples("sheets/outcomes.csv")) - told == merged
    assert all(fields.get("text") or fields.get("concerns") for fields in shipped("outcome"))


def test_every_lead_is_a_country_or_an_organization_in_that_role():
    leads = {
        (activity, who)
        for model, name in (("participation", "country"), ("organizationrole", "organization"))
        for activity, who, role in pick(model, "activity", name, "role")
        if role == "lead"
    }

    assert leads == set(tuples("sheets/leads.csv"))


def test_every_organizer_has_its_role():
    roles = set(pick("organizationrole", "activity", "organization", "role"))

    organizers = {(*pair, "organizer") for pair in tuples("sheets/organizers.csv")}
    others = {role for role in roles if role[2] not in {"lead", "organizer"}}
    assert {role for role in roles if role[2] == "organizer"} == organizers
    assert others == FROM_ARTICLES["roles"]


def test_participations_are_those_of_sheets_and_articles_and_no_others():
    recorded = set(pick("participation", "activity", "country", "role"))

    given = {(row["activity"], row["country"], row["role"]) for row in participations()}
    leads = {row for row in recorded if row[2] == "lead"}
    assert recorded == given | leads | FROM_ARTICLES["participations"]


def test_every_participation_keeps_its_source_and_its_note():
    recorded = {
        (plain(fields["activity"]), plain(fields["country"]), fields["role"]): fields
        for fields in shipped("participation")
    }

    for row in participations():
        fields = recorded[row["activity"], row["country"], row["role"]]
        assert [row["source"]] in fields["sources"], row
        assert row["note"] in fields.get("note", ""), row


def participations():
    return table("sheets/participations.csv")


def test_pillars_have_their_names_and_stand_in_the_order_of_the_sheets():
    assert set(pick("pillar", "slug", "initiative", "name")) == set(tuples("sheets/pillars.csv"))
    numbers = {}
    for initiative, number in pick("pillar", "initiative", "number"):
        numbers.setdefault(initiative, []).append(int(number))
    assert all(given == list(range(1, len(given) + 1)) for given in numbers.values())
    assert all(fields["summary"] for fields in shipped("pillar"))


def test_every_source_of_a_record_supports_it():
    claims = {
        pair[:2] for pair in pick("claim", "activity", "source", "basis") if pair[2] == "record"
    }

    assert claims == set(tuples("sheets/record_sources.csv")) | FROM_ARTICLES["record claims"]


def test_themes_are_those_of_the_sheets():
    themes = {
        (slug, theme[0]) for slug, fields in RECORDS.items() for theme in fields.get("themes", [])
    }

    assert themes == set(tuples("sheets/themes.csv")) | FROM_ARTICLES["themes"]


@pytest.mark.parametrize("row", tuples("sheets/counts.csv"), ids="/".join)
def test_every_count_of_an_event_stands_within_its_bounds(row):
    activity, field, value = row
    fields, number = RECORDS[activity], int(value)

    low, high = fields.get(f"{field}_low"), fields.get(f"{field}_high")
    # The sheets give the number of "more than 60" as 60; a hedge of counts starts at 61.
    assert low in {None, number, number + 1}
    assert high in {None, number}
    assert value in fields[field].replace(",", "")


def test_what_the_sheets_note_of_participants_has_its_places():
    for row in table("sheets/audiences.csv"):
        found = [
            plain(fields.get(row["field"]))
            for fields in shipped(row["noun"])
            if row["workshop"] in (fields.get("slug"), plain(fields.get("activity")))
        ]
        assert row["value"] in found, row


def test_every_record_has_a_summary_in_own_words():
    assert [slug for slug, fields in RECORDS.items() if not fields["summary"].strip()] == []
