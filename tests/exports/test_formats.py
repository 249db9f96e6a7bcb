"""Each table format read by the readers that its users have; hostile text comes back whole."""

import csv
import io
import json
from decimal import Decimal

import openpyxl
import pandas
import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from initiatives.codelists import Level
from initiatives.exports import lines_python, xlsx
from initiatives.exports.columns.expressions import FORMULA_STARTS
from initiatives.exports.formats import TABULAR
from tests.factories import (
    make_activity,
    make_commitment,
    make_country,
    make_evidence,
    make_membership,
    make_organization,
)

pytestmark = pytest.mark.django_db
# How docs/api.md tells to read countries: no text is taken for a gap, no code for a number.
AS_WRITTEN = {
    "keep_default_na": False,
    "na_values": [""],
    "dtype": dict.fromkeys(("m49", "region", "subregion", "intermediate_region"), str),
}
HOSTILE = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40
) | st.sampled_from(
    ['=1+1', "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
     'a "b", c\r\nd', "—𝕏🌍", "مرحبا, \"بكم\"", "_x0041_",
     "\x01\x0b", "#N/A", "'quoted'", "\\.", "%s %(a)s", "\ufeffx"]
)  # fmt: skip


def table(client, address):
    """Read a CSV."""
    text = client.get(address).getvalue().decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheets(client, address):
    """Read a workbook: its sheets as rows of values, by name."""
    book = openpyxl.load_workbook(io.BytesIO(client.get(address).getvalue()))
    return {sheet.title: list(sheet.values) for sheet in book}


def objects(client, address):
    """Read JSON Lines."""
    text = client.get(address).getvalue().decode()
    return [json.loads(line) for line in text.split("\n") if line]


@pytest.mark.parametrize("noun", sorted(TABULAR))
def test_an_empty_list_is_a_valid_file(client, noun):
    assert table(client, f"/{noun}.csv") == []
    assert objects(client, f"/{noun}.jsonl") == []
    assert json.loads(client.get(f"/{noun}.json").getvalue())["rows"] == []
    found = sheets(client, f"/{noun}.xlsx")
    assert list(found) == [noun, "About"]
    assert len(found[noun]) == 1


def test_json_tells_where_the_rows_come_from(client):
    make_activity("workshop", slug="one", starts_on="2025")

    found = json.loads(client.get("/workshops.json?from=2025&colour=red").getvalue())

    assert [row["slug"] for row in found["rows"]] == ["one"]
    assert found["licence_url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["source"] == "http://testserver/workshops/?from=2025&colour=red"
    assert found["filters"] == {"from": ["2025"]}
    assert "colour" in found["warnings"][0]


@pytest.mark.parametrize("columns", ["slug", "slug,licence"])
def test_with_fields_the_licence_is_told_beside_the_rows(client, columns):
    make_activity("workshop", slug="one")
    files = {
        name: client.get(f"/workshops.{name}?fields={columns}")
        for name in ("csv", "jsonl", "json", "xlsx")
    }
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"].getvalue()))
    described = json.loads(files["json"].getvalue())
    wanted = {"slug": "one", "licence": "CC-BY-4.0"}
    row = {name: wanted[name] for name in columns.split(",")}

    assert ['rel="license"' in answer.headers["Link"] for answer in files.values()] == [True] * 4
    assert table(client, f"/workshops.csv?fields={columns}") == [row]
    assert objects(client, f"/workshops.jsonl?fields={columns}") == [row]
    assert (described["rows"], described["licence"]) == ([row], "CC-BY-4.0")
    assert ("Licence", f"CC BY 4.0, {described['licence_url']}") in [
        line[:2] for line in book["About"].values
    ]


def test_dates_values_and_parties_are_whole(client):
    activity = make_activity(
        "workshop", starts_on="2025-02", participants="over 180", participants_low=181,
        languages=["en", "fr"], host="KEN", participant="FRA",
    )  # fmt: skip

    [row] = objects(client, "/workshops.jsonl")

    expected = {
        "starts_on": "2025-02",
        "starts_on_from": "2025-02-01",
        "starts_on_until": "2025-02-28",
        "ends_on": "",
        "ends_on_from": None,
        "participants": "over 180",
        "participants_low": 181,
        "participants_high": None,
        "languages": ["en", "fr"],
        "participations": ["host: KEN", "participant: FRA"],
        "participations_label": ["Host: Kenya", "Participant: France"],
        "has_differing_claims": False,
        "permalink": f"http://testserver/workshops/{activity.slug}/",
        "licence": "CC-BY-4.0",
    }
    assert {name: row[name] for name in expected} == expected


def test_pandas_reads_text_and_numbers_without_options(client):
    make_activity("workshop", name='A "first", and\nlast', participants="37", participants_low=37)

    frame = pandas.read_csv(io.BytesIO(client.get("/workshops.csv").getvalue()))

    assert frame["name"].tolist() == ['A "first", and\nlast']
    assert frame["participants_low"].tolist() == [37]


def test_pandas_reads_codes_as_they_are_with_the_options_that_are_documented(client):
    make_country("NAM"), make_country("FRA")
    content = client.get("/countries.csv").getvalue()
    codes = ["iso_alpha2", "m49", "region", "subregion", "intermediate_region"]

    frame = pandas.read_csv(io.BytesIO(content), **AS_WRITTEN)

    assert frame[codes].fillna("").values.tolist() == [
        ["FR", "250", "150", "155", ""],
        ["NA", "516", "002", "202", "018"],
    ]
    assert frame["activities"].tolist() == [0, 0]
    plain = pandas.read_csv(io.BytesIO(content))  # the traps are there
    assert plain["iso_alpha2"].isna().tolist() == [False, True]
    assert plain["region"].tolist() == [150, 2]


def test_a_workbook_has_typed_cells_and_explains_its_columns(client):
    make_activity("workshop", starts_on="2025-05", participants="37", participants_low=37)
    before = timezone.now().replace(tzinfo=None, microsecond=0)

    book = openpyxl.load_workbook(
        io.BytesIO(client.get("/workshops.xlsx?from=2025&colour=red").getvalue())
    )
    header, row = book["workshops"].iter_rows()
    cells = {name.value: cell for name, cell in zip(header, row, strict=True)}
    facts = {row[0]: row[1] for row in book["About"].values if row[0]}
    described = {row[0]: row[1:3] for row in book["About"].values if row[0]}

    assert book["workshops"].freeze_panes == "B2"
    assert cells["starts_on"].value == "2025-05"
    assert cells["starts_on_from"].is_date
    assert cells["participants_low"].value == 37
    assert cells["has_differing_claims"].value is False
    assert cells["last_changed_at"].is_date
    assert facts["Filter: from"] == "2025"
    assert facts["Licence"] == "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
    assert before <= facts["Made at"] <= timezone.now().replace(tzinfo=None)
    assert facts["Statuses and levels as of"].date() == timezone.localdate()
    assert described["starts_on"] == (
        "partial date",
        "When it begins or began. A day, a month or a year, as exact as it is known (ISO 8601).",
    )
    assert described["starts_on_from"] == ("day", "The first day that starts_on can be.")
    assert "colour" in facts["Note"]


def test_more_rows_than_a_sheet_holds_go_on_to_the_next(client, monkeypatch):
    monkeypatch.setattr(xlsx, "ROWS_MAX", 2)
    for number in range(5):
        make_activity("workshop", slug=f"w-{number}", name=f"{number}")

    found = sheets(client, "/workshops.xlsx?order=name")

    names = ["workshops", "workshops 2", "workshops 3"]
    assert [name for name in found if name != "About"] == names
    assert [row[0] for name in names for row in found[name][1:]] == [f"w-{n}" for n in range(5)]
    assert {found[name][0] for name in names} == {found["workshops"][0]}


def test_a_text_too_long_for_a_cell_says_so(client):
    make_activity("workshop", summary="a" * 40_000)

    _header, row = sheets(client, "/workshops.xlsx")["workshops"]
    [text] = [value for value in row if isinstance(value, str) and value.startswith("aaa")]

    assert len(text) == 32_767
    assert text.endswith("(cut here: a cell holds no more; CSV and JSON have the whole text)")


def test_level_and_timeliness_are_told_as_of_the_day_asked(client):
    commitment = make_commitment(due_on="2025")
    make_evidence(commitment, "full", happened_on="2025-06")

    [before] = table(client, "/commitments.csv?on=2025-01-01")
    [after] = objects(client, "/commitments.jsonl?on=2025-12-01")

    assert (before["level"], before["timeliness"]) == (Level.NOT_CHECKED, "not-yet-due")
    assert (after["level"], after["timeliness"]) == (Level.COMPLETE, "done-in-time")
    assert (after["told_on"], after["is_overridden"]) == ("2025-12-01", False)
    assert table(client, "/commitments.csv?level=complete&on=2025-01-01") == []


def test_groups_of_a_country_are_those_of_the_day(client):
    make_membership("LDC", "ZMB", until="2020")
    make_membership("AU", "ZMB")
    make_country("FRA")

    on_day = {row["iso_alpha3"]: row["groups"] for row in table(client, "/countries.csv")}
    before = table(client, "/countries.csv?on=2015-01-01&group=LDC")

    assert on_day == {"FRA": "", "ZMB": "AU"}
    assert [row["groups"] for row in before] == ["AU; LDC"]


def test_labels_of_countries_follow_the_language(client):
    country = make_country("KEN")
    country.names.create(language="fr", text="le Kenya", kind="common")
    make_activity("workshop", host="KEN", place_country=country)

    [row] = table(client, "/fr/workshops.csv")

    assert row["place_country_label"] == "le Kenya"
    assert row["participations"] == "host: KEN"
    assert row["participations_label"].endswith("le Kenya")


@pytest.mark.no_cover
@hypothesis_settings(max_examples=60)
@given(name=HOSTILE, slogan=HOSTILE, partner=HOSTILE)
def test_hostile_text_comes_back_whole_and_computes_nothing(name, slogan, partner):
    from django.db import transaction
    from django.test import Client

    client = Client()
    with transaction.atomic():
        activity = make_activity("workshop", name=name, slogan=slogan, audience=partner)
        activity.organization_roles.create(
            organization=make_organization(name=partner), role="partner"
        )
        own = {"name": name, "slogan": slogan, "audience": partner}
        [row] = table(client, "/workshops.csv")
        [found] = objects(client, "/workshops.jsonl")
        header, cells = sheets(client, "/workshops.xlsx")["workshops"]
        transaction.set_rollback(True)

    assert {key: row[key] for key in own} == {
        key: lines_python.disarmed(text) for key, text in own.items()
    }
    assert not [text for text in row.values() if text.startswith(tuple(FORMULA_STARTS))]
    assert {key: found[key] for key in own} == own
    assert found["organizations_label"] == [f"Partner: {partner}"]
    values = dict(zip(header, cells, strict=True))
    assert {key: unescaped(values[key]) for key in own} == own


def unescaped(text):
    """Read a cell as a spreadsheet does; the library leaves escapes as they are."""
    return unescape((text or "").replace("_x005F_x", "\0")).replace("\0", "_x")


@pytest.mark.parametrize("start", list(FORMULA_STARTS))
def test_no_cell_of_a_workbook_is_a_formula(client, start):
    make_activity("workshop", name=f"{start}1+1")

    book = openpyxl.load_workbook(io.BytesIO(client.get("/workshops.xlsx").getvalue()))

    assert not [cell for row in book["workshops"] for cell in row if cell.data_type == "f"]


def test_negative_and_wide_numbers_stay_numbers(client):
    make_commitment(target="a number", target_low=Decimal("-74.7"), target_high=60_000_000_000)

    [row] = table(client, "/commitments.csv")
    [found] = objects(client, "/commitments.jsonl")

    assert (row["target_low"], row["target_high"]) == ("-74.7", "60000000000")
    assert (found["target_low"], found["target_high"]) == (-74.7, 60_000_000_000)
