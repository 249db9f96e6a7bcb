"""What changed in a record, on its own page: the latest changes, and the way to all of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from initiatives import models
from initiatives.changelog import Asked, Log, latest
from initiatives.changelog.latest import SHOWN
from initiatives.changelog.ways import RECORDS
from initiatives.signing import save_signed
from tests import factories as make
from tests.full_record import make_full_record
from tests.pages.lists import keep_sets
from tests.pages.reading import section

pytestmark = pytest.mark.django_db

QUERIES_MAX = 15
UNCHANGED = "No change is recorded since it was made public."


def edit(record, reason="Read again", **values):
    for name, value in values.items():
        setattr(record, name, value)
    save_signed(record, by=None, reason=reason)


def add_claim(activity, value):
    claim = make.make_claim(activity, "city", value=value)
    edit(claim, "Found by a reader", quote=value)


def make_records():
    """Make a record of each kind that has a page of its own by itself."""
    return [
        *(make.make_activity(kind) for kind in ("initiative", "workshop", "forum")),
        make.make_commitment(text="A promise"),
        make.make_country("KEN"),
        make.make_organization(name="A body"),
        make.make_source(title="A source"),
        models.Indicator.objects.create(slug="share", name="A share"),
        models.Series.objects.create(slug="summits", name="Summits"),
        models.Theme.objects.create(slug="data", name="Data"),
        make.make_group("LDC"),
    ]


def naming_field(record):
    return next(name for name in ("name", "title", "text") if hasattr(record, name))


def test_every_record_tells_what_changed_in_it_and_why(client):
    for record in make_records():
        address, name = record.get_absolute_url(), naming_field(record)
        assert UNCHANGED in section(client.get(address), "changes"), address
        former = getattr(record, name)

        edit(record, "The source says so", **{name: "Otherwise"})

        told = section(client.get(address), "changes")
        assert f"UTC Reason: The source says so {name.capitalize()}" in told, address
        assert f"{former} → Otherwise This record in the log of changes" in told, address


def test_what_belongs_to_a_record_is_told_there_and_nothing_of_others(client):
    plan = make.make_activity("initiative", name="The plan")
    promise = make.make_commitment(plan, text="To teach")
    edit(make.make_activity(name="Another"), city="Elsewhere")

    part = make.make_participation(plan, "KEN", "host")
    edit(promise, "Worded anew", text="To teach well")

    told = section(client.get(plan.get_absolute_url()), "changes")
    assert "Added Participation: Kenya, Host" in told
    assert "To teach well Commitment Reason: Worded anew Text To teach → To teach well" in told
    assert "The plan" not in told
    assert "Elsewhere" not in told
    of_promise = section(client.get(promise.get_absolute_url()), "changes")
    assert "Reason: Worded anew Text To teach → To teach well" in of_promise
    assert str(part.country) not in of_promise


def test_a_person_is_told_of_by_what_was_said(client):
    person = make.make_person("A. Speaker")
    make.make_statement(person, activity=make.make_activity("forum", name="A forum"))
    edit(person, "Spelled anew", name="B. Speaker")

    told = section(client.get(person.get_absolute_url()), "changes")

    assert "Reason: Spelled anew Name A. Speaker → B. Speaker" in told
    assert "A forum Forum Added Statement" in told


def test_nothing_from_before_a_record_was_public_is_told(client):
    draft = make.make_activity(city="SECRET", publication_state="draft")
    add_claim(draft, "SECRET")
    edit(draft, "SECRET", city="Nairobi", publication_state="published")

    told = section(client.get(draft.get_absolute_url()), "changes")

    assert UNCHANGED in told
    assert "SECRET" not in told


def test_a_handful_is_told_and_all_are_one_click_away(client):
    activity = make.make_activity()
    for number in range(SHOWN + 1):
        edit(activity, city=f"City {number}")

    response = client.get(activity.get_absolute_url())

    told = section(response, "changes")
    assert [f"→ City {number}" in told for number in range(SHOWN + 1)] == [False] + [True] * SHOWN
    assert told.endswith("All changes of this record")
    assert f'href="/changes/?activity={activity.slug}"' in response.content.decode()


def test_the_latest_of_each_record_are_those_of_the_log():
    plan = make_full_record()
    edit(plan, name="The plan")  # and then nothing new
    edit(plan)
    for part in (*plan.claims.all(), *plan.statements.all(), *plan.commitments.all()):
        edit(part, "Read once more")
    for part in plan.milestones.all():
        edit(part, title="Done")
    plan.participations.first().delete()
    body, source = models.Organization.objects.first(), models.Source.objects.first()
    edit(body, name="A body")
    edit(source, title="A title")

    for noun, model in RECORDS.items():
        for record in model.objects.all():
            log = Log(Asked(records={noun: [record.pk]}, is_first=False))[: SHOWN + 1]
            found = latest(noun, record.pk)
            shown = [change for group in found.groups for change in group.changes]
            assert (shown, found.has_more) == (log[:SHOWN], len(log) > SHOWN), record


@pytest.mark.parametrize("noun", ["activity", "commitment", "country", "organization", "source"])
def test_a_page_costs_the_same_queries_however_much_changed(client, noun):
    plan = make_full_record()
    record = {
        "activity": plan,
        "commitment": plan.commitments.first(),
        "country": models.Country.objects.get(iso_alpha3="KEN"),
        "organization": plan.organization_roles.first().organization,
        "source": plan.claims.first().source,
    }[noun]
    name, counts = naming_field(record), []
    for numbers in (range(10), range(10, 100)):
        for number in numbers:
            edit(record, **{name: f"Name {number}"})
        keep_sets()
        for language in ("", "/fr"):
            with translation.override("en"), CaptureQueriesContext(connection) as queries:
                assert client.get(language + record.get_absolute_url()).status_code == 200
            counts.append(len(queries))

    assert counts[:2] == counts[2:]
    assert max(counts) <= QUERIES_MAX
