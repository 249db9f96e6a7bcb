"""The shipped files in a database: loaded once, then asked what the portal says of them."""

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from initiatives import progress, provenance
from initiatives.changelog import Asked, Log, page_of
from initiatives.models import Activity, Commitment, Workshop
from tests.record.shipped import FIXTURES, table

pytestmark = pytest.mark.no_cover

TODAY = date(2026, 11, 23)  # frozen: levels and timeliness are those of this day
FILES = sorted(map(str, FIXTURES.glob("*.json")))


def rows_by_model():
    return {
        model._meta.label_lower: model.objects.count()
        for model in apps.get_app_config("initiatives").get_models()
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("record")
def test_every_row_of_every_model_has_one_history_row_that_names_its_file():
    loaded = {apps.get_model(label)._meta.concrete_model for label in objects_by_model()}

    for model in loaded:
        told = model.history.values_list("id", "history_type", "history_change_reason")
        assert sorted(pk for pk, *_rest in told) == sorted(
            model.objects.values_list("pk", flat=True)
        )
        assert {kind for _pk, kind, _reason in told} == {"+"}
        assert all(reason.startswith("loaded from ") for *_rest, reason in told), model


@pytest.mark.django_db
@pytest.mark.usefixtures("record")
def test_a_load_is_one_line_of_the_log_and_leaves_no_changes_behind():
    log = Log(Asked(is_first=False))

    (day,) = page_of(log, [], 0, is_folded=True).entries

    assert log.count() == 0
    assert day.count == Log(Asked(is_first=True)).count() > 1000


def objects_by_model():
    return Counter(obj["model"] for path in FILES for obj in json.loads(Path(path).read_text()))


@pytest.mark.sqlite_only  # the files are the same for every engine
@pytest.mark.django_db
def test_plain_loaddata_reads_the_files_in_the_order_of_their_names():
    call_command("loaddata", *FILES, verbosity=0)

    rows, objects = rows_by_model(), objects_by_model()
    assert {model: rows[model] for model in objects} == dict(objects)


@pytest.mark.django_db
def test_every_object_becomes_one_row(record):
    rows, objects = rows_by_model(), objects_by_model()
    assert {model: rows[model] for model in objects} == dict(objects)
    assert Workshop.objects.count() == 19


@pytest.mark.django_db
def test_a_check_of_what_was_loaded_finds_no_mistake_and_nothing_to_change(record, capsys):
    call_command("load_portal", check=True)

    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "Checked: no mistake found, nothing was written."
    assert [line for line in lines[:-1] if ": 0 created, 0 updated, " not in line] == []


@pytest.mark.django_db
def test_levels_and_timeliness_of_all_commitments_are_those_made_by_hand(record):
    assessed = [
        (commitment.slug, progress.assess(commitment, TODAY))
        for commitment in Commitment.objects.with_evidence()
    ]

    assert [row(slug, found) for slug, found in sorted(assessed)] == sorted(
        tuple(golden.values()) for golden in table("golden_commitments.csv")
    )


def row(slug, found):
    counted = (
        "" if found.required is None else f"{plain(found.counted_low)} of {plain(found.required)}"
    )
    return (slug, found.computed_level, found.computed_timeliness, counted)


def plain(number):
    return f"{Decimal(number).normalize():f}"


@pytest.mark.django_db
def test_an_editors_judgment_stands_in_place_of_one_computed_timeliness(record):
    judged = {
        commitment.slug: (assessed.computed_timeliness, assessed.timeliness)
        for commitment in Commitment.objects.with_evidence()
        if (assessed := progress.assess(commitment, TODAY)).override
    }

    assert judged == {"unesco-readiness-50-countries-2023": ("done-late", "done-date-unknown")}


@pytest.mark.django_db
def test_every_published_activity_has_what_publishing_needs(record):
    activities = Activity.objects.published().prefetch_related("claims", "checks")
    unsourced = {
        activity.slug: fields
        for activity in activities
        if (fields := provenance.unsourced_fields(activity))
    }

    assert len(activities) == Activity.objects.count() == 169
    assert unsourced == {}
