"""What is derived from a record follows every change of what belongs to it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives import workflow
from initiatives.models import Activity, DataVersion, Source
from tests.editors import make_user
from tests.factories import (
    make_activity,
    make_claim,
    make_participation,
    make_publisher,
    make_source,
)

pytestmark = pytest.mark.django_db


def test_touch_sets_the_date_and_all_that_is_derived_and_counts():
    activity = make_activity(publication_state="draft")
    Activity.objects.update(last_changed_at=timezone.now() - timedelta(days=2))
    make_participation(activity, "KEN", "host")
    make_participation(activity, "KEN", "participant")
    make_participation(activity, "ZMB")
    kenya = make_source(make_publisher("government", country="KEN"))
    make_claim(activity, source=kenya)
    make_claim(activity, "city", value="Nairobi", source=kenya)
    make_claim(activity, "city", value="Mombasa", source=make_source())

    workflow.touch(activity)

    row = Activity.objects.get(pk=activity.pk)
    assert timezone.now() - row.last_changed_at < timedelta(minutes=1)
    assert (row.recorded_countries, row.independent_sources) == (2, 2)
    assert (row.one_party, row.has_differing_claims) == ("no", True)
    assert {voice.voice for voice in row.voices.all()} == {"host", "press"}
    assert {told.source: told.voice for told in row.source_voices.all()} == {
        source: "host" if source == kenya else "press"
        for source in Source.objects.filter(claims__activity=activity)
    }
    assert "kenya" in row.search_text
    assert (activity.recorded_countries, activity.last_changed_at) == (2, row.last_changed_at)
    assert DataVersion.objects.get().number == 1


def test_touch_forgets_voices_that_fell_silent():
    activity = make_activity()
    claim = make_claim(activity)
    workflow.touch(activity)
    claim.delete()

    workflow.touch(activity)

    assert not activity.voices.exists()
    assert not activity.source_voices.exists()
    assert DataVersion.objects.get().number == 2


def test_touch_with_a_reason_leaves_a_row_in_the_history_of_the_activity():
    activity, editor = make_activity(), make_user()
    rows = activity.history.count()

    workflow.touch(activity)
    workflow.touch(activity, by=editor, reason="Zambia added")

    latest = activity.history.latest()
    assert activity.history.count() == rows + 1
    assert (latest.history_user, latest.history_change_reason) == (editor, "Zambia added")


def test_touch_takes_as_many_queries_for_ten_rows_as_for_two():
    workflow.touch(make_activity())  # the counter is there from here on

    assert queries_to_touch(rows=10) == queries_to_touch(rows=2)


def queries_to_touch(rows):
    activity = make_activity()
    for number in range(rows):
        make_participation(activity, f"X{number:02}").sources.add(make_source())
        make_claim(activity, "city", value=f"City {number}")
    with CaptureQueriesContext(connection) as queries:
        workflow.touch(activity)
    return len(queries)
