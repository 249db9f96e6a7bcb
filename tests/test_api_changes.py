"""The API keeps drafts to itself and tells of changes to what is public."""

import pytest

from initiatives import workflow
from initiatives.api.urls import NOUNS
from initiatives.models import (
    Activity,
    ActivityRelation,
    Country,
    Evidence,
    OrganizationRole,
    Outcome,
    Series,
)
from tests import factories as make
from tests.api_answers import read
from tests.full_record import make_full_record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


# Drafts


def test_drafts_are_nowhere(client):
    public = make_full_record()
    draft = make_full_record(slug="secret", name="SECRET", publication_state="draft")
    draft.statements.update(summary="SECRET")
    draft.commitments.update(slug="secret-commitment", text="SECRET")
    draft.observations.update(wording="SECRET")
    draft.claims.update(quote="SECRET")
    ActivityRelation.objects.create(from_activity=public, to_activity=draft, kind="part-of")
    Outcome.objects.create(activity=public, number=9, concerns=draft)
    Evidence.objects.create(
        commitment=public.commitments.get(),
        number=9,
        bearing="context",
        activity=draft,
        source=make.make_source(),
    )
    OrganizationRole.objects.create(
        activity=draft, organization=make.make_organization(slug="o"), role="partner"
    )
    series = Series.objects.create(slug="s", name="S")
    make.make_activity(slug="secret-event", publication_state="in-review", series=series)
    make.make_participation(draft, "FRA", "host")
    workflow.touch(draft)

    paths = [f"{noun}/?page_size=1000" for noun in NOUNS]
    paths += [f"initiatives/{public.slug}/", "countries/FRA/", "organizations/o/", "series/s/"]
    shown = {path: client.get(f"/api/v1/{path}").content.lower() for path in paths}

    assert {path for path, body in shown.items() if b"secret" in body} == set()
    assert read(client, "countries/FRA/")["activities_count"] == 0
    for path in ("initiatives/secret/", "commitments/secret-commitment/", "activities/secret/"):
        assert client.get(f"/api/v1/{path}").status_code == 404
    assert client.get("/api/v1/claims/?activity=secret").status_code == 400


# Changes


def test_changes_tell_fields_and_reasons_and_no_names(client, django_user_model):
    editor = django_user_model.objects.create_user("jane.editor")
    activity = make.make_activity("workshop", city="Draftville", publication_state="draft")
    activity.publication_state, activity.city = "published", "Shanghai"
    save(activity, editor, "Published")
    activity.city = "Beijing"
    save(activity, editor, "The source says Beijing")
    hidden = make.make_activity("workshop", publication_state="published")
    hidden.publication_state = "withdrawn"
    save(hidden, editor, "Withdrawn")
    response = client.get("/api/v1/changes/")
    latest, first = response.json()["results"]

    assert latest["reason"] == "The source says Beijing"
    assert latest["changes"] == [
        {
            "field": "city",
            "label": "city",
            "before": "Shanghai",
            "after": "Beijing",
            "before_label": "Shanghai",
            "after_label": "Beijing",
        }
    ]
    assert (first["is_first"], first["changes"]) == (True, [])
    assert (b"jane" in response.content, b"Draftville" in response.content) == (False, False)
    assert read(client, "changes/?to=2020")["count"] == 0
    assert read(client, f"changes/?from=2026&activity={activity.slug}&kind=workshop")["count"] == 2
    assert read(client, "changes/?kind=forum")["count"] == 0


def test_changes_of_themes_and_records_pointed_to(client):
    activity = make_full_record()
    with_history = Activity.objects.get(pk=activity.pk)
    with_history.themes.clear()
    found = read(client, f"changes/?activity={activity.slug}")["results"]
    changed = [
        (change["field"], change["before"], change["after"])
        for row in found
        for change in row["changes"]
    ]

    assert ("themes", "data, talent", "") in changed


def test_changes_tell_of_what_belongs_to_a_record_and_of_other_records(client):
    activity = make.make_activity("forum", name="A forum", slug="a-forum")
    make.make_participation(activity, "KEN", "host")
    kenya = Country.objects.get(iso_alpha3="KEN")
    kenya.income_group, kenya._change_reason = "low", "A new year"
    kenya.save()

    of_forum = read(client, "changes/?activity=a-forum&first=no")["results"]
    of_country = read(client, "changes/?country=KEN&first=no")["results"]

    assert [(row["action"], row["part"], row["part_name"], row["record"]) for row in of_forum] == [
        (
            "added",
            "participation",
            "Kenya, Host",
            {
                "noun": "activity",
                "key": "a-forum",
                "name": "A forum",
                "url": "http://testserver/forums/a-forum/",
            },
        )
    ]
    assert of_forum[0]["activity"]["slug"] == "a-forum"
    assert [(row["activity"], row["kind"], row["reason"]) for row in of_country] == [
        (None, None, "A new year")
    ]
    assert of_country[0]["changes"][0]["after_label"] == "Low income"


def test_the_log_is_walked_in_the_order_of_time_and_new_changes_come_at_the_end(client):
    activity = make.make_activity(slug="walked")
    for code in ("KEN", "ZMB", "FRA"):
        make.make_participation(activity, code)
    address, found = "changes/?activity=walked&page_size=2&cursor=*", []

    while address:
        answer = read(client, address)
        found += [row["part_name"] for row in answer["results"]]
        if len(found) == 2:
            make.make_participation(activity, "NAM")
        address = (answer["next"] or "").partition("/api/v1/")[2]

    named = ["Kenya", "Zambia", "France", "Namibia"]
    assert found == ["", *(f"{name}, Participant" for name in named)]


@pytest.mark.parametrize("cursor", ["Y2hhbmdlOjE6MjoxeA", "bm9uc2Vuc2U", "é"])
def test_a_cursor_of_another_list_is_refused(client, cursor):
    assert client.get(f"/api/v1/changes/?cursor={cursor}").status_code == 400


def save(activity: Activity, user, reason: str) -> None:
    activity._history_user, activity._change_reason = user, reason
    activity.save()
