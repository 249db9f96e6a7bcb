"""Cells that Python tells stand in the lines of the database as if it had written them itself."""

import csv
import io
import json
import threading
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client

from initiatives import derived, workflow
from initiatives.exports import cells, lines, lines_python
from initiatives.exports.columns import TABLES
from initiatives.exports.stream import snapshot
from initiatives.importers.derived import put_right
from initiatives.models import (
    Activity,
    Commitment,
    Country,
    Goal,
    OrganizationRole,
    Outcome,
    Theme,
)
from tests.exports.test_columns import EXPORT
from tests.factories import (
    make_activity,
    make_commitment,
    make_country,
    make_evidence,
    make_organization,
    make_participation,
    make_source,
    name_country,
)

pytestmark = pytest.mark.django_db
HOSTILE = f'=A "b", {cells.MARK}c\r\n'  # a mark of ours, and all that a table must quote
WRITERS = ["csv_lines", "json_lines"]
TIES = {
    "participations": "host: KEN; participant: FRA; participant: KEN",
    "participations_label": "Host: Kenya; Participant: France; Participant: Kenya",
    "themes": "a-theme; b-theme",
    "themes_label": "Theme of A; Theme of B",
    "sdgs": "4; 17",
    "sdgs_label": "Goal 4; Goal 17",
    "organizations": "lead: body; organizer: body",
    "organizations_label": 'Lead: "Body", so; Organizer: "Body", so',
}


def tied() -> Activity:
    """Make a forum with several ties of each kind, none in the order in which it is shown."""
    forum = make_activity("forum", name=HOSTILE, participant="KEN")
    make_participation(forum, "FRA")
    make_participation(forum, "KEN", "host")
    for letter in "BA":
        slug = f"{letter.lower()}-theme"
        forum.themes.add(Theme.objects.create(slug=slug, name=f"Theme of {letter}"))
    for number in (17, 4):
        forum.sdgs.add(Goal.objects.create(number=number, name=f"Goal {number}"))
    body = make_organization(slug="body", name='"Body", so')
    for role in ("organizer", "lead"):
        OrganizationRole.objects.create(activity=forum, organization=body, role=role)
    return forum


def rows_of(address: str) -> list[dict[str, str]]:
    text = Client().get(address).getvalue().decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def shown(row: dict[str, str], names=TIES) -> dict[str, str]:
    return {name: row[name] for name in names}


def test_ties_are_shown_by_code_and_label_in_order():
    tied()
    make_activity("workshop", name="Tied to nothing")

    forum, workshop = sorted(rows_of("/activities.csv"), key=lambda row: row["kind"])

    assert shown(forum) == TIES
    assert shown(workshop) == dict.fromkeys(TIES, "")


def test_ties_that_are_kept_are_those_that_are_read():
    forum = tied()
    read = Client().get("/activities.jsonl").getvalue()
    assert Activity.objects.get().ties is None

    derived.refresh([forum.pk])

    assert Activity.objects.get().ties.count(":") == 5
    now = Client().get("/activities.jsonl").getvalue()
    assert shown(json.loads(now)) == shown(json.loads(read))
    assert shown(rows_of("/activities.csv")[0]) == TIES


def test_ties_follow_each_change():
    forum = tied()
    workflow.touch(forum)
    forum.participations.filter(role="participant").delete()
    forum.themes.clear()

    workflow.touch(forum)

    told = {"participations": "host: KEN", "themes": "", "sdgs": "4; 17"}
    assert shown(rows_of("/activities.csv")[0], told) == told


def test_ties_that_are_out_of_date_are_found_and_put_right():
    forum = tied()
    put_right()
    assert put_right(check=True) == []
    forum.sdgs.clear()

    assert [found for found in put_right(check=True) if "ties" in found]
    put_right()

    assert rows_of("/activities.csv")[0]["sdgs"] == ""


def test_labels_are_in_the_language_of_the_export():
    derived.refresh([tied().pk])
    name_country("KEN", "fr", "le Kenya", "official")

    row = rows_of("/fr/activities.csv")[0]

    assert "le Kenya" in row["participations_label"]
    assert row["participations"] == TIES["participations"]


def test_columns_that_are_asked_for_come_in_their_own_order():
    tied()

    (row,) = rows_of("/activities.csv?fields=sdgs,themes_label,slug")

    assert list(row) == ["slug", "themes_label", "sdgs"]
    assert (row["themes_label"], row["sdgs"]) == (TIES["themes_label"], TIES["sdgs"])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("noun", ["activities", "commitments", "outcomes"])
def test_lines_made_by_the_database_are_those_made_here(noun, writer):
    """The two writers are one format: the same rows through both, byte for byte."""
    forum = tied()
    Outcome.objects.create(activity=forum, number=1, text=HOSTILE)
    make_activity("initiative", participant="FRA", summary="a\r\nb,c\\", adopted_on="2025-05-12")
    make_evidence(make_commitment(text=HOSTILE), source=make_source())
    model = {"activities": Activity, "commitments": Commitment, "outcomes": Outcome}[noun]
    export, table = replace(EXPORT, noun=noun), TABLES[noun]
    columns = list(table.columns(export))
    rows = model.objects.order_by("pk")

    with snapshot() as own:
        first, second = (
            [
                line
                for block in getattr(module, writer)(own, rows, table, columns, export)
                for line in block
            ]
            for module in (lines, lines_python)
        )

    assert len(first) == model.objects.count()
    assert first == second


@pytest.mark.django_db(transaction=True)
def test_names_are_those_of_the_moment_at_which_the_download_began():
    derived.refresh([tied().pk])
    table = TABLES["activities"]
    columns = list(table.columns(EXPORT))

    def rename():
        Country.objects.filter(pk=make_country("KEN").pk).update(name="Renamed")
        connection.close()

    with snapshot() as own:
        Activity.objects.using(own.alias).count()
        writer = threading.Thread(target=rename)
        writer.start()
        writer.join(timeout=10)
        rows = Activity.objects.order_by("pk")
        (line,) = next(lines.csv_lines(own, rows, table, columns, EXPORT))

    assert Country.objects.get(iso_alpha3="KEN").name == "Renamed"
    assert b"Host: Kenya" in line
