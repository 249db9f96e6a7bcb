"""Countries, their names and groups are those of the tables they were taken from."""

from initiatives.codelists import M49Area
from tests.record.shipped import by_key, by_slug, pick, plain, table, tuples

COUNTRIES = by_key("country", "iso_alpha3")
AREAS = {area.label: area.value for area in M49Area} | {"": ""}
FLAGS = {"ldc": "LDC", "lldc": "LLDC", "sids": "SIDS"}


def test_codes_names_regions_and_income_are_those_of_the_table():
    expected = {
        row["iso_alpha3"]: (
            row["iso_alpha2"],
            row["m49"],
            row["name"],
            AREAS[row["region"]],
            AREAS[row["subregion"]],
            AREAS[row["intermediate_region"]],
            row["income_group"],
            "FY2027" if row["income_group"] else "",
        )
        for row in table("sheets/countries.csv")
    }

    names = ("iso_alpha2", "m49", "name", "region", "subregion", "intermediate_region")
    names += ("income_group", "income_year")
    assert expected == {
        code: tuple(plain(fields.get(name)) for name in names) for code, fields in COUNTRIES.items()
    }


def test_members_of_the_groups_are_those_of_the_table():
    expected = {
        (group, row["iso_alpha3"])
        for row in table("sheets/countries.csv")
        for group in [
            *row["groups"].split(";"),
            *(FLAGS[flag] for flag in FLAGS if row[flag] == "true"),
        ]
        if group
    }

    recorded = pick("groupmembership", "group", "country", "until")
    assert {row[:2] for row in recorded if not row[2]} == expected


def test_memberships_that_began_or_ended_keep_their_dates_and_notes():
    recorded = by_key("groupmembership", "group", "country")

    for row in table("sheets/group_dates.csv"):
        fields = recorded[f"{row['group']}/{row['iso_alpha3']}"]
        assert (fields.get("since", ""), fields.get("until", "")) == (row["since"], row["until"])
        # "see world_README.md" of the table is put in words.
        assert row["note"].partition("see ")[0] in fields.get("note", ""), row
        assert not fields.get("as_of")


def test_memberships_that_began_or_ended_keep_their_source():
    recorded = by_key("groupmembership", "group", "country")
    sources, publishers = by_slug("source"), by_slug("publisher")
    cited = [row for row in table("sheets/group_dates.csv") if row["source_publisher"]]

    for row in cited:
        source = sources[plain(recorded[f"{row['group']}/{row['iso_alpha3']}"]["source"])]
        publisher = publishers[plain(source["publisher"])]
        assert (publisher["name"], source.get("url", "")) == (
            row["source_publisher"],
            row["source_url"],
        )
    assert len(cited) == 8


def test_undated_memberships_hold_as_of_november_2026():
    recorded = pick("groupmembership", "since", "until", "as_of")

    assert {as_of for since, until, as_of in recorded if not since + until} == {"2026-11"}
    assert len([row for row in recorded if row[0] or row[1]]) == len(
        tuples("sheets/group_dates.csv")
    )


def test_names_in_six_languages_are_those_of_the_table():
    recorded = set(pick("countryname", "country", "language", "text"))

    expected = {
        (row["iso_alpha3"], language, row[language])
        for row in table("sheets/translations.csv")
        for language in ("en", "zh-Hans", "fr", "es", "ru", "ar")
    }
    assert expected - recorded == set()
    assert {row[:2] for row in recorded} == {row[:2] for row in expected}


def test_countries_that_the_world_map_lacks_are_marked():
    rows = {row["iso_alpha3"]: row for row in table("sheets/map_ids.csv")}

    for code, fields in COUNTRIES.items():
        missing = rows.get(code, {})
        assert fields["on_map_110m"] == (missing.get("missing_at_110m") != "true"), code
        assert fields["on_map_50m"] == (missing.get("missing_at_50m") != "true"), code
    assert [code for code, fields in COUNTRIES.items() if not fields["on_map_50m"]] == ["TUV"]


def test_the_two_observers_are_no_members_of_the_united_nations():
    assert [code for code, fields in COUNTRIES.items() if not fields["is_un_member"]] == [
        "PSE",
        "VAT",
    ]


def test_income_groups_that_were_not_seen_stay_empty():
    empty = [code for code, fields in COUNTRIES.items() if not fields.get("income_group")]

    assert empty == ["ETH", "VAT", "VEN"]
