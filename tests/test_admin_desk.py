"""The desk: work that waits, counted by the list that shows it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives import duplicates, workflow
from initiatives.models import Activity, Organization, Source, Workshop
from initiatives.signing import save_signed
from tests.desk import names
from tests.editors import make_user
from tests.factories import (
    build_activity,
    make_activity,
    make_check,
    make_claim,
    make_commitment,
    make_organization,
    make_publisher,
    make_source,
    make_suggestion,
)

pytestmark = pytest.mark.django_db

today = timezone.localdate


def record(user, **fields):
    """Record a draft on behalf of a user."""
    draft = build_activity(publication_state="draft", **fields)
    save_signed(draft, by=user, reason="First recorded")
    return draft


def checked(activity, days_ago):
    make_check(activity=activity, checked_on=(today() - timedelta(days=days_ago)).isoformat())


def test_drafts_are_those_that_this_user_recorded(client, editor):
    record(editor, name="Mine")
    record(make_user(), name="Theirs")
    sent = record(editor, name="Sent to review")
    workflow.submit(sent, by=editor, reason="complete")

    assert names(client, "My drafts") == ["Mine"]
    assert names(client, "To review") == ["Sent to review"]


def test_promises_wait_when_overdue_or_due_in_sixty_days(client, editor):
    for days, text in ((-1, "Overdue"), (60, "Soon"), (61, "Later")):
        make_commitment(due_on=(today() + timedelta(days=days)).isoformat(), text=text)
    make_commitment(text="Without a date")
    draft = make_activity("initiative", publication_state="draft")
    make_commitment(draft, due_on="2020", text="Of a draft")

    assert sorted(names(client, "Commitments overdue, or due in 60 days")) == ["Overdue", "Soon"]


def test_records_wait_that_nobody_has_checked_for_a_year(client, editor):
    never, lately, long_ago = (make_activity(name=name) for name in ("Never", "Lately", "Long ago"))
    checked(lately, 364)
    checked(long_ago, 366)
    make_activity(name="Dated", last_checked_on=today())
    plan = make_activity("initiative", name="Whose promise was checked")
    make_check(commitment=make_commitment(plan), checked_on=today().isoformat())
    make_activity(name="Draft", publication_state="draft")
    Activity.objects.update(first_recorded_at=timezone.now() - timedelta(days=366))
    make_activity(name="Recorded lately")

    assert sorted(names(client, "Records not checked for a year")) == ["Long ago", "Never"]
    assert never


def make_supported(name, *sources, **fields):
    """Make a record as it stands after each of some sources was read to support it."""
    activity = make_activity(name=name, **fields)
    for source in sources:
        make_claim(activity, source=source)
    workflow.refresh(activity)
    return activity


def test_records_wait_that_rest_on_one_source(client, editor):
    agency, paper = make_publisher(), make_source()
    text = make_source(agency)
    reprint = make_source(reprint_of=text)
    make_supported("One", paper)
    make_supported("Two", paper, text)
    make_supported("Told twice by one", text, reprint)
    make_supported("None")
    make_supported("Draft", paper, publication_state="draft")
    withdrawn = make_supported("One, the other withdrawn", paper, text).claims.first()
    workflow.withdraw_claim(withdrawn, by=editor, reason="misread")
    stated = make_supported("One for all, another for its city", paper, city="Nairobi")
    make_claim(stated, "city", value="Nairobi", source=text)
    workflow.refresh(stated)

    assert sorted(names(client, "Records that rest on one source")) == [
        "None",
        "One",
        "One, the other withdrawn",
        "Told twice by one",
    ]


def test_records_wait_whose_sources_differ(client, editor):
    for name, others in (("Differing", "Mombasa"), ("Agreeing", "Nairobi")):
        activity = make_supported(name, make_source(), city="Nairobi")
        make_claim(activity, "city", value=others)
        workflow.refresh(activity)

    assert names(client, "Records whose sources differ") == ["Differing"]


def test_a_list_that_is_not_asked_for_work_has_its_own_title(client, editor):
    url = reverse("admin:initiatives_activity_changelist")

    titles = {str(client.get(url, asked).context["title"]) for asked in ({}, {"queue": "x"})}

    assert titles == {"Select activity to view"}


def test_the_lists_of_the_desk_tell_why_a_record_waits(client, editor):
    activity = make_activity(name="Course", city="Nairobi", has_differing_claims=True)
    make_claim(activity, "city", value="Mombasa", basis="stated", quote="in Mombasa")
    make_activity(name="Other", independent_sources=1, unsourced_fields=["city"])
    url = reverse("admin:initiatives_activity_changelist")

    differing = client.get(url, {"queue": "differing"})
    single = client.get(url, {"queue": "one-source"})

    assert '<td class="field-differing_facts">City</td>' in differing.text
    assert '<td class="field-independent_sources">1</td>' in single.text
    assert '<td class="field-without_source">City</td>' in single.text
    assert "field-differing_facts" not in client.get(url).text


def test_suggestions_wait_until_they_are_decided(client, editor):
    waiting = make_suggestion()
    make_suggestion(state="accepted", decision="Read there")
    make_suggestion(state="declined", decision="Read nowhere")

    assert names(client, "Suggestions to decide") == [waiting.number]


def test_sources_wait_for_an_archive_copy(client, editor):
    make_source(title="Bare", url="https://example.org/a")
    make_source(title="Kept", url="https://example.org/b", archive_url="https://archive.org/b")
    make_source(title="On paper", url="")

    assert names(client, "Sources without an archive copy") == ["Bare"]


def test_equal_names_and_addresses_may_be_duplicates(client, editor):
    make_activity(name="Atelier sur l’IA")
    make_activity(name="atelier sur l'ia")
    make_activity(name="Another")
    make_organization(name="Institute")
    make_organization(name="INSTITUTE")
    make_source(title="One", url="https://www.example.org/a/")
    make_source(title="Two", url="http://example.org/a")
    make_source(title="Three", url="https://example.org/b")

    assert len(names(client, "Activities that may be duplicates")) == 2
    assert len(names(client, "Organizations that may be duplicates")) == 2
    assert sorted(names(client, "Sources that may be duplicates")) == ["One", "Two"]


@pytest.mark.parametrize("rows", [3, 30])
def test_the_desk_costs_the_same_queries_however_much_waits(
    client, editor, rows, django_assert_num_queries
):
    for number in range(rows):
        make_commitment(due_on="2020", text=f"Promise {number}")
        record(editor, name="The same")
        make_source(url="https://example.org/a")
    client.get(reverse("admin:index"))

    with django_assert_num_queries(35):
        client.get(reverse("admin:index"))


@pytest.mark.parametrize(
    ("model", "name", "found"),
    [
        (Activity, "Workshop on AI capacity building", ["Workshop on AI Capacity-Building"]),
        (Activity, "Workshop on AI capacty building", ["Workshop on AI Capacity-Building"]),
        (Activity, "AIW", []),
        (Activity, "Forum on trade", []),
        (Organization, "Telecommunications Union", ["Telecommunication Union"]),
        (Source, "Statement of the ministry", ["Statement by the ministry"]),
    ],
)
def test_near_names_are_found_and_others_are_not(model, name, found):
    make_activity(name="Workshop on AI Capacity-Building", short_name="AIW")
    make_activity(name="Forum on governance")
    make_organization(name="Telecommunication Union", acronym="TU")
    make_source(title="Statement by the ministry")

    near = duplicates.near(model.objects.all(), name)

    assert [str(row) for row in near] == found


def test_a_source_is_near_whose_address_is_the_same():
    make_source(title="Other words altogether", url="https://www.example.org/news/1/")
    make_source(title="Neighbour", url="https://www.example.org/news/12")

    near = duplicates.near(Source.objects.all(), "", "http://example.org/news/1")

    assert [source.title for source in near] == ["Other words altogether"]


# While a name is typed


def near_of(client, model, **sent):
    """Return what stands on the piece of page that names near records."""
    page = reverse(f"admin:initiatives_{model._meta.model_name}_near")
    return client.get(page, sent).context["near"]


def test_a_form_shows_what_is_near_the_name_typed_but_not_its_own_record(client, editor):
    make_organization(name="Telecommunication Union")
    own = make_organization(name="Telecommunications Union")
    typed = {"name": "Telecommunication Unon"}

    new = near_of(client, Organization, **typed)
    changed = near_of(client, Organization, **typed, own=own.pk)

    assert [str(row) for row in new] == ["Telecommunication Union", "Telecommunications Union"]
    assert [str(row) for row in changed] == ["Telecommunication Union"]


def test_activities_of_all_kinds_and_drafts_are_near(client, editor):
    make_activity("forum", name="Forum on AI skills", publication_state="draft")

    [near] = near_of(client, Workshop, name="Forum on AI skils")

    page = client.get(reverse("admin:initiatives_workshop_near"), {"name": "Forum on AI skils"})
    assert near.name == "Forum on AI skills"
    assert reverse("admin:initiatives_forum_change", args=[near.pk]) in page.content.decode()


@pytest.mark.parametrize("own", ["x", "9" * 30, "-1"])
def test_a_near_name_is_asked_for_in_vain_with_a_key_that_is_none(client, editor, own):
    assert near_of(client, Source, title="<b>\0", url="http://[", own=own) == []


def test_only_who_may_see_records_is_shown_near_ones(client):
    page = reverse("admin:initiatives_organization_near")
    nobody = make_user("Editor")
    nobody.groups.clear()

    anonymous = client.get(page).status_code
    client.force_login(nobody)

    assert (anonymous, client.get(page).status_code) == (302, 403)
