"""The log of changes: what is told, and what of drafts, withdrawn records and the past is not."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives import models, workflow
from initiatives.changelog import Asked, Log, Recorded, page_of
from initiatives.changelog.ways import WAYS
from initiatives.signing import save_signed
from tests import factories as make
from tests.editors import make_superuser
from tests.full_record import make_full_record

pytestmark = pytest.mark.django_db

SECRET = "Not for the public"
# Kept for the portal itself, or never shown by name.
UNTOLD = {"ApiToken", "Distinction", "FocalPoint", "Goal", "Redirect", "Suggestion"}


def told(**asked):
    """Return what the log tells, the latest first, in short."""
    changes = Log().narrowed(**asked)[:1000]
    return [(row.noun, row.part, row.action, row.record_name, row.part_name) for row in changes]


def fields(change):
    return {item.field: (item.before, item.after) for item in change.changes}


def edit(record, reason="A reason", **values):
    for name, value in values.items():
        setattr(record, name, value)
    save_signed(record, by=None, reason=reason)


def make_draft():
    """Make a draft with something of everything, each text a secret."""
    draft = make_full_record(slug="secret", name=SECRET, publication_state="draft")
    for rows in (draft.statements, draft.observations, draft.claims, draft.commitments):
        for row in rows.all():
            edit(row, SECRET)
    return draft


def test_every_model_with_a_history_is_told_of_or_kept_out():
    with_history = {
        model.__name__
        for model in apps.get_app_config("initiatives").get_models()
        if hasattr(model, "history") and not model._meta.proxy
        if not model.__name__.startswith("Historical")
    }

    assert with_history - {way.model.__name__ for way in WAYS} == UNTOLD


def test_a_record_made_public_shows_nothing_of_what_it_was_before():
    user = make_superuser()
    draft = make.make_activity(publication_state="draft", name=SECRET, starts_on="2025")
    claim = make.make_claim(draft, value=SECRET)
    edit(claim, SECRET, value="")
    edit(draft, SECRET, name="A good name", publication_state="in-review")

    workflow.publish(draft, by=user, reason="It is whole")

    (change,) = Log().narrowed(nouns={"activity"})[:10]
    assert (change.is_first, change.reason, change.changes) == (True, "It is whole", [])
    assert change.record_name == "A good name"


@pytest.mark.parametrize("state", ["draft", "in-review", "withdrawn"])
def test_nothing_of_a_record_that_is_not_public_is_told(state):
    draft = make_draft()
    models.Activity.objects.filter(pk=draft.pk).update(publication_state=state)
    public = make.make_activity("forum", name="A forum")
    models.ActivityRelation.objects.create(from_activity=public, to_activity=draft, kind="part-of")
    outcome = models.Outcome.objects.create(activity=public, number=1, text="An outcome")
    edit(outcome, concerns=draft)
    evidence = make.make_evidence(make.make_commitment(), activity=draft)

    changes = Log()[:1000]

    assert SECRET not in repr(changes)
    assert "secret" not in repr(changes)
    of_evidence = next(row for row in changes if row.part == "evidence")
    assert "activity" not in fields(of_evidence)
    assert evidence.source.slug in repr(of_evidence)


def test_what_changed_while_a_record_was_withdrawn_is_not_told():
    user, activity = make_superuser(), make.make_activity(starts_on="2025", city="Nairobi")
    make.make_claim(activity)
    make.make_claim(activity, "city", value="Nairobi")
    part = make.make_participation(activity, "KEN", note="At first")
    workflow.withdraw(activity, by=user, reason="Doubtful")
    edit(part, SECRET, note=SECRET)
    edit(part, SECRET, note="In the end")
    make.make_participation(activity, "ZMB", note="Added meanwhile")
    for name in ("back_to_draft", "submit", "publish"):
        workflow.move(name, activity, by=user, reason="Sure")
    edit(part, note="Later on")

    changes = Log().narrowed(nouns={"activity"})[:100]

    assert SECRET not in repr(changes)
    assert "Added meanwhile" not in repr(changes)
    assert fields(changes[0]) == {"note": ("In the end", "Later on")}
    assert [row.is_first for row in changes] == [False, True, False, False, False, True]


def test_a_part_moved_here_from_a_draft_brings_nothing_former_along():
    draft, public = make.make_activity(publication_state="draft"), make.make_activity()
    part = make.make_participation(draft, "KEN", note=SECRET)

    edit(part, activity=public, note="Open")

    change = Log()[:1][0]
    assert (change.action, change.part) == ("added", "participation")
    assert fields(change)["note"] == ("", "Open")


def test_a_withdrawn_claim_is_told_once_and_not_while_it_is_withdrawn():
    user, activity = make_superuser(), make.make_activity()
    claim = make.make_claim(activity, "city", value="Nairobi")
    workflow.withdraw_claim(claim, by=user, reason="Misread")
    edit(claim, SECRET, quote=SECRET)
    edit(claim, SECRET, quote="in Nairobi")
    workflow.restore_claim(claim, by=user, reason="It was right")

    changes = [row for row in Log()[:100] if row.part == "claim"]

    assert SECRET not in repr(changes)
    assert [(row.action, row.reason) for row in changes] == [
        ("added", "It was right"),
        ("changed", "Misread"),
        ("added", ""),
    ]
    assert fields(changes[1]) == {
        "is_withdrawn": ("False", "True"),
        "withdrawn_reason": ("", "Misread"),
    }


def test_parts_are_told_as_added_changed_and_removed():
    activity = make.make_activity(name="A course")
    part = make.make_participation(activity, "KEN")
    edit(part, certainty="reported")
    part.delete()

    assert told(records={"activity": [activity.pk]}, is_first=False) == [
        ("activity", "participation", action, "A course", "Kenya, Participant")
        for action in ("removed", "changed", "added")
    ]


def test_a_save_that_changes_nothing_public_is_not_told():
    activity = make.make_activity()
    workflow.touch(activity, reason="Something that belongs to it changed")
    edit(activity, last_checked_on=None)
    theme = models.Theme.objects.create(slug="data", name="Data")
    activity.themes.add(theme)

    (added, first) = Log().narrowed(records={"activity": [activity.pk]})[:10]

    assert fields(added) == {"themes": ("", "data")}
    assert (added.changes[0].after_label, first.is_first) == ("Data", True)


def test_values_are_told_as_codes_and_in_words():
    activity = make.make_activity(
        "initiative", scope="global", announced_on="2025-05", place_country=None
    )

    edit(activity, scope="regional", announced_on="2025", status="completed")

    change = Log()[:1][0]
    assert [(row.field, row.before_label, row.after_label) for row in change.changes] == [
        ("status", "Active", "Completed"),
        ("scope", "Global", "Regional"),
        ("announced_on", "May 2025", "2025"),
    ]
    assert fields(change)["scope"] == ("global", "regional")


def test_changes_of_a_promise_and_its_evidence_stand_under_the_promise():
    commitment = make.make_commitment(text="Ten courses")
    edit(commitment, text="Ten courses a year")
    make.make_override(commitment)
    models.Funding.objects.create(
        slug="money", commitment=commitment, amount="5", currency="USD", source=make.make_source()
    )
    make.make_check(commitment=commitment, looked_for="Courses", checked_on="2026")
    other = make.make_commitment(text="Another promise")

    found = told(records={"commitment": [commitment.pk]})

    assert [row[:3] for row in found] == [
        ("commitment", "check", "added"),
        ("commitment", "funding", "added"),
        ("commitment", "commitmentoverride", "added"),
        ("commitment", "", "changed"),
        ("commitment", "", "added"),
    ]
    assert other.text not in repr(found)
    assert {row[0] for row in told(records={"activity": [commitment.initiative_id]})} == {
        "activity",
        "commitment",
    }


def test_a_record_that_is_gone_is_told_by_its_name():
    organization = make.make_organization(name="Gone")
    organization.delete()

    removed = Log()[:1][0]

    assert (removed.action, removed.record, removed.record_name) == ("removed", None, "Gone")


def test_a_person_is_told_of_only_once_known_from_something_public():
    person = make.make_person(SECRET)
    statement = make.make_statement(person, activity=make.make_activity(publication_state="draft"))
    edit(person, name="A. Speaker")
    assert "A. Speaker" not in repr(Log()[:100])
    edit(statement, activity=None)

    edit(person, name="B. Speaker")

    changes = Log().narrowed(nouns={"person"})[:10]
    assert [fields(row) for row in changes] == [{"name": ("A. Speaker", "B. Speaker")}]


def test_days_stand_between_changes_on_exactly_one_page():
    days, activity = range(6), make.make_activity()
    for _number in days:
        make.make_organization()
    history = models.Organization.history.model.objects.order_by("history_id")
    now = timezone.now()
    for number, row in enumerate(history):
        history.filter(pk=row.pk).update(history_date=now - timedelta(days=2 * number + 1))
    for number in days:
        part = make.make_participation(activity, f"X{number}A")
        rows = models.Participation.history.model.objects.filter(id=part.pk)
        rows.update(history_date=now - timedelta(days=2 * number))
    models.Activity.history.model.objects.update(history_date=now - timedelta(days=100))
    models.Source.history.model.objects.all().delete()
    models.Country.history.model.objects.all().delete()
    log = Log(Asked(is_first=False))

    pages = [page_of(log, log[start : start + 2], start, is_folded=True) for start in (0, 2, 4)]

    found = [isinstance(item, Recorded) for page in pages for item in page.entries]
    assert found == [False, True] * 6 + [True]
    assert [page.has_more for page in pages] == [True, True, False]


def test_the_log_takes_two_queries_however_much_it_tells():
    activity, counts = make.make_activity(), []
    assert connection.features.supports_json_field  # SQLite asks once a process
    for number in range(1, 101):
        make.make_claim(activity, source=make.make_source())
        edit(activity, city=f"City {number}")
        if number in (10, 100):
            with CaptureQueriesContext(connection) as queries:
                assert len(Log(Asked(is_first=False))[:100]) == min(2 * number, 100)
            counts.append(len(queries))

    assert counts == [2, 2]
