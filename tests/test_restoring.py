"""Putting back: one field, a whole record with its rows, a deleted record."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from initiatives import workflow
from initiatives.models import (
    Activity,
    Claim,
    Commitment,
    Evidence,
    Goal,
    OrganizationRole,
    Participation,
    Theme,
)
from initiatives.restoring import NothingThereError
from initiatives.signing import delete_signed
from tests.editors import make_superuser
from tests.factories import (
    make_activity,
    make_claim,
    make_commitment,
    make_country,
    make_evidence,
    make_organization,
    make_participation,
    make_source,
)
from tests.restoring import edit, one_field, put_back, whole
from tests.signatures import signed

pytestmark = pytest.mark.django_db

COUNTS = {"participants": "37", "participants_low": Decimal(37), "participants_high": Decimal(37)}
MORE = {"participants": "over 180", "participants_low": Decimal(181), "participants_high": None}
FIELDS = {
    "name": ({"name": "As announced"}, {"name": "As misread"}),
    "summary": ({"summary": ""}, {"summary": "Twenty days of training."}),
    "starts_on": ({"starts_on": "2025-05"}, {"starts_on": "2025-05-12"}),
    "status": ({"status": "cancelled"}, {"status": ""}),
    "participants": (COUNTS, MORE),
    "languages": ({"languages": ["en", "fr"]}, {"languages": []}),
    "edition_number": ({"edition_number": 2}, {"edition_number": None}),
    "last_checked_on": ({"last_checked_on": date(2026, 1, 2)}, {"last_checked_on": None}),
}


@pytest.fixture
def editor():
    return make_superuser()


@pytest.mark.parametrize("name", FIELDS)
def test_one_field_comes_back_whole_and_no_other(name, editor):
    former, later = FIELDS[name]
    record = make_activity(city="Nairobi", **former)
    edit(record, city="Mombasa", **later)

    put_back(one_field(record, name), editor)

    found = Activity.objects.get()
    assert {column: getattr(found, column) for column in former} == former
    assert found.city == "Mombasa"
    assert signed(record) == ("~", editor, "as it was")


def test_a_country_pointed_to_comes_back(editor):
    kenya, zambia = make_country("KEN"), make_country("ZMB")
    record = make_activity(place_country=kenya)
    edit(record, place_country=zambia)

    plan = one_field(record, "place_country")()
    put_back(one_field(record, "place_country"), editor)

    [step] = plan.steps
    assert [(item.before_label, item.after_label) for item in step.changes] == [("Zambia", "Kenya")]
    assert Activity.objects.get().place_country == kenya


def test_links_come_back(editor):
    data, talent = (Theme.objects.create(slug=slug, name=slug) for slug in ("data", "talent"))
    record = make_activity()
    record.themes.add(data)
    record.sdgs.add(Goal.objects.create(number=4, name="Education"))
    with_data = record.history.latest("history_id")
    record.themes.set([talent])

    put_back(one_field(record, "themes", with_data), editor)

    assert list(record.themes.all()) == [data]
    assert record.sdgs.count() == 1
    assert signed(record) == ("~", editor, "as it was")


def test_a_field_that_only_workflow_moves_is_not_put_back(editor):
    record = make_activity(publication_state="in-review")
    edit(record, publication_state="published", slug="renamed")

    for name in ("publication_state", "slug", "kind", "last_changed_at", "nothing"):
        with pytest.raises(NothingThereError):
            one_field(record, name)()


# The whole record


def test_the_rows_of_a_record_come_back_as_they_were(editor):
    record = make_activity(city="Nairobi")
    source = make_source()
    gone, changed = make_participation(record, "KEN", "host"), make_participation(record, "ZMB")
    gone.sources.add(source)
    role = OrganizationRole.objects.create(
        activity=record, organization=make_organization(), role="organizer"
    )
    moment, keys = timezone.now(), (gone.pk, changed.pk, role.pk)
    delete_signed([gone], by=None, reason="not read")
    role.delete()
    edit(changed, note="spoke first", certainty="reported")
    added = make_participation(record, "FRA")
    edit(record, city="Mombasa")

    put_back(whole(record, moment), editor, "list read again")

    assert Activity.objects.get().city == "Nairobi"
    kept = Participation.objects.order_by("pk")
    assert [(row.pk, row.role, row.note) for row in kept] == [
        (keys[0], "host", ""),
        (keys[1], "participant", ""),
    ]
    assert list(kept[0].sources.all()) == [source]
    assert OrganizationRole.objects.get().pk == keys[2]
    assert Activity.objects.get().recorded_countries == 2
    row = Participation.history.filter(id=added.pk).latest("history_id")
    told = (row.history_type, row.history_user, row.history_change_reason)
    assert told == ("-", editor, "list read again")


def test_what_is_behind_a_commitment_comes_back_with_it(editor):
    record = make_activity("initiative")
    commitment = make_commitment(record)
    evidence = make_evidence(commitment, amount="2", amount_low=Decimal(2))
    moment, keys = timezone.now(), (commitment.pk, evidence.pk)
    delete_signed([commitment], by=None, reason="not a promise")
    other = make_commitment(record)
    make_evidence(other)

    put_back(whole(record, moment), editor)

    assert Commitment.objects.get().pk == keys[0]
    found = Evidence.objects.get()
    assert (found.commitment_id, found.pk, found.amount_low) == (*keys, Decimal(2))


def test_address_and_publication_are_left_alone(editor):
    record = make_activity(city="Nairobi", starts_on="2025-05-12", publication_state="in-review")
    make_claim(record)
    moment = timezone.now()
    workflow.publish(record, by=editor, reason="checked")
    workflow.rename(record, "another-address", by=editor, reason="shorter")
    edit(Activity.objects.get(), city="Mombasa")

    put_back(whole(record, moment), editor)

    found = Activity.objects.get()
    assert (found.city, found.slug) == ("Nairobi", "another-address")
    assert found.publication_state == "published"


def test_a_later_claim_on_a_record_that_was_public_is_withdrawn_and_stays(editor):
    public, draft = make_activity(), make_activity(publication_state="draft")
    first = make_claim(public)
    moment = timezone.now()
    kept, removed = make_claim(public), make_claim(draft)

    for record in (public, draft):
        put_back(whole(record, moment), editor, "not of this event")

    found = Claim.objects.exclude(pk=first.pk).get()
    assert (found.pk, found.is_withdrawn) == (kept.pk, True)
    assert found.withdrawn_reason == "not of this event"
    assert Claim.history.filter(id=removed.pk).latest("history_id").history_user == editor


def test_what_the_history_knows_nothing_of_stays(editor):
    record = make_activity(city="Nairobi")
    moment = timezone.now()
    loaded = make_participation(record, "KEN")
    Participation.history.all().delete()
    edit(record, city="Mombasa")

    put_back(whole(record, moment), editor)

    assert Participation.objects.get() == loaded
    assert Activity.objects.get().city == "Nairobi"
    with pytest.raises(NothingThereError):
        whole(loaded, moment)()


def test_what_follows_is_renewed(editor):
    record = make_activity(name="Quokka training")
    moment = edit(record, name="Wombat training")
    make_participation(record, "KEN")
    workflow.touch(record)
    version = workflow.DataVersion.objects.get().number

    put_back(whole(record, moment), editor)

    found = Activity.objects.get()
    assert "quokka" in found.search_words
    assert found.recorded_countries == 0
    assert workflow.DataVersion.objects.get().number > version
