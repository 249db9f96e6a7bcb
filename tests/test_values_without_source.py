"""A value typed over what sources were recorded for counts as not sourced, on every end."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from initiatives import provenance, workflow
from initiatives.models import Activity, Claim, Workshop
from tests.admin_forms import address, data_of, send_back
from tests.editors import make_superuser
from tests.factories import make_activity, make_claim, make_country, make_publisher, make_source
from tests.pages.reading import facts

pytestmark = pytest.mark.django_db

CITY = "Addis Ababa"
UN = "United Nations Office"


def make_recorded(**fields):
    """Make a workshop in Nairobi, in June 2025, that one source supports as a whole."""
    activity = make_activity(**{"city": "Nairobi", "starts_on": "2025-06"} | fields)
    make_claim(activity, source=make_source(make_publisher("united-nations", name=UN)))
    return activity


def type_over(activity, **fields):
    """Change fields of an activity as its form does."""
    for name, value in fields.items():
        setattr(activity, name, value)
    activity.save()
    workflow.touch(activity)
    return Activity.objects.get(pk=activity.pk)


@pytest.mark.parametrize(
    ("typed", "claims", "unsourced"),
    [
        ({"city": CITY}, [], ["city"]),
        ({"city": "Nairobi"}, [], []),
        ({"city": ""}, [], []),
        ({"venue": "The hall"}, [], ["venue"]),
        ({"summary": "Our own words"}, [], []),
        ({"city": CITY}, [("city", CITY)], []),
        ({"city": CITY}, [("city", CITY.upper())], []),
        ({"city": CITY}, [("city", "Nairobi"), ("venue", CITY)], ["city"]),
        ({"city": CITY, "venue": "The hall"}, [("venue", "The hall")], ["city"]),
        ({"edition_number": 2}, [], ["edition"]),
        ({"starts_on": "2025-07"}, [], ["starts_on"]),
        ({"starts_on": "2025-07"}, [("starts_on", "2025-07-02")], []),
        ({"starts_on": "2025-07-02"}, [("starts_on", "2025-07")], ["starts_on"]),
        ({"starts_on": "2025-07", "ends_on": "2025-08"}, [("dates", "2025-07 to 2025-08")], []),
        ({"countries": "34"}, [("countries", "nearly 40")], ["countries"]),
    ],
)  # fmt: skip
def test_what_was_typed_over_needs_a_claim_that_says_it(typed, claims, unsourced):
    activity = make_recorded()
    for field, value in claims:
        make_claim(activity, field, value=value)

    changed = type_over(activity, **typed)

    assert changed.unsourced_fields == unsourced == provenance.values_without_source(changed)


def test_what_was_typed_over_and_back_is_as_it_was():
    activity = make_recorded()
    there = type_over(activity, city=CITY, starts_on="2025-07").unsourced_fields

    back = type_over(activity, city="Nairobi")

    assert there == ["starts_on", "city"]
    assert back.unsourced_fields == ["starts_on"]


def test_a_claim_for_the_record_carries_what_stood_when_it_was_made():
    activity = make_recorded()
    changed = type_over(activity, city=CITY)
    later = make_claim(activity)

    workflow.touch(changed)

    assert changed.unsourced_fields == []
    assert provenance.carrying(changed, "city") == [later]
    assert len(provenance.carrying(changed, "name")) == 2


def test_withdrawing_the_claim_that_states_a_typed_value_leaves_it_without_a_source():
    activity = make_recorded()
    claim = make_claim(activity, "city", value=CITY)
    stated = type_over(activity, city=CITY).unsourced_fields

    workflow.withdraw_claim(claim, by=make_superuser(), reason="misread")

    assert stated == []
    assert Activity.objects.get().unsourced_fields == ["city"]


def test_page_api_and_exports_say_the_same(client):
    activity = make_recorded(place_country=make_country("KEN"))
    make_recorded(slug="another")
    page = activity.get_absolute_url()
    before = facts_with_publishers(client.get(page))

    type_over(activity, city=CITY)

    after = facts_with_publishers(client.get(page))
    record = client.get(f"/api/v1/workshops/{activity.slug}/").json()
    rows = json.loads(client.get("/workshops.json").getvalue())["rows"]
    june = ("June 2025 (day not stated)", True)
    assert (before["Place"], before["Dates"]) == (("Nairobi, Kenya", True), june)
    assert after["Place"] == (f"{CITY}, Kenya City: not sourced", True)
    assert after["Dates"] == june
    assert record["unsourced_fields"] == ["city"]
    assert {row["slug"]: row["unsourced_fields"] for row in rows} == {
        activity.slug: ["city"], "another": []
    }  # fmt: skip


def test_beside_a_value_that_no_source_carries_stands_no_mark_of_one(client):
    activity = make_recorded()
    page = activity.get_absolute_url()

    type_over(activity, city=CITY, venue="The hall")

    shown = facts_with_publishers(client.get(page))
    assert shown["Place"] == (f"{CITY} not sourced", False)
    assert shown["Venue"] == ("The hall not sourced", False)
    assert shown["Name"] == ("A workshop", True)


def facts_with_publishers(response):
    """Return the value of each fact on a page, and whether the publisher is named beside it."""
    html = response.content.decode().partition('aria-labelledby="facts"')[2]
    parts = html.partition("</dl>")[0].split("<dt>")[1:]
    named = {part.partition("</dt>")[0]: UN in part for part in parts}
    return {label: (value, named[label]) for label, value in facts(response).items()}


def test_what_was_typed_over_is_not_published_by_the_claims_for_what_it_was():
    activity = make_recorded(publication_state="in-review")
    type_over(activity, city=CITY)

    with pytest.raises(ValidationError) as refused:
        workflow.publish(activity, by=make_superuser(), reason="complete")

    assert refused.value.params["names"] == ["city"]


def test_the_form_warns_and_leads_to_a_claim_that_ends_the_warning(client):
    client.force_login(make_superuser())
    activity = make_recorded()
    change = address(Workshop, "change", activity.pk)

    page = client.post(change, data_of(client.get(change)) | {
        "city": CITY, "summary": "Our own words", "change_reason": "moved"
    }, follow=True)  # fmt: skip

    link = (
        f"{reverse('admin:initiatives_claim_add')}?activity={activity.pk}"
        "&basis=stated&field=city&normalised=Addis+Ababa"
    )
    assert warnings(page) == [
        "“City” is no longer backed by a source: "
        f'<a href="{link.replace("&", "&amp;")}">add a claim</a>'
    ]
    read = send_back(client, link, source=make_source().pk, value="in Addis Ababa")
    again = client.post(change, data_of(client.get(change)) | {
        "summary": "Other words", "change_reason": "shorter"
    }, follow=True)  # fmt: skip
    assert (read.status_code, warnings(again)) == (302, [])
    assert Claim.objects.filter(field="city", normalised=CITY, basis="stated").count() == 1
    assert Activity.objects.get().unsourced_fields == []


def test_a_draft_without_sources_is_told_what_it_lacks_and_not_that_it_lost_anything(client):
    client.force_login(make_superuser())
    make_recorded(slug="another")
    draft = make_activity(city="Nairobi", starts_on="2025-06", publication_state="draft")
    workflow.touch(draft)
    change = address(Workshop, "change", draft.pk)

    page = client.post(change, data_of(client.get(change)) | {
        "city": CITY, "venue": "The hall", "change_reason": "moved"
    }, follow=True)  # fmt: skip

    assert [text.partition(":")[0] for text in warnings(page)] == [
        "No source is recorded for “City”",
        "No source is recorded for “Venue”",
    ]
    assert Activity.objects.get(pk=draft.pk).unsourced_fields == [
        "name", "starts_on", "city", "venue"
    ]  # fmt: skip
    assert "Name, Starts on, City, Venue" in client.get(change).text


def test_a_value_typed_where_none_stood_lost_no_source(client):
    client.force_login(make_superuser())
    activity = make_recorded()
    change = address(Workshop, "change", activity.pk)

    page = client.post(change, data_of(client.get(change)) | {
        "venue": "The hall", "change_reason": "found"
    }, follow=True)  # fmt: skip

    assert [text.partition(":")[0] for text in warnings(page)] == [
        "No source is recorded for “Venue”"
    ]


def test_a_record_whose_last_claim_is_withdrawn_is_marked_on_its_page(client):
    activity = make_activity(city="Nairobi", starts_on="2025-06")
    claim = make_claim(activity)

    workflow.withdraw_claim(claim, by=make_superuser(), reason="misread")

    shown = facts(client.get(activity.get_absolute_url()))
    assert Activity.objects.get().unsourced_fields == ["name", "starts_on", "city"]
    assert [shown[label] for label in ("Name", "Dates", "Place")] == [
        "A workshop not sourced", "June 2025 (day not stated) not sourced", "Nairobi not sourced"
    ]  # fmt: skip


def warnings(page):
    """Return the warnings on a page of the admin."""
    return [str(told) for told in page.context["messages"] if told.level_tag == "warning"]


def test_a_day_that_was_typed_over_takes_its_older_claims_off_the_dates():
    activity = make_activity(starts_on="2025-05-12", city="Nairobi")
    claim = make_claim(activity)
    activity.outdated_claims = {"starts_on": [claim.pk]}

    assert provenance.carrying(activity, "dates") == []
    assert provenance.carrying(activity, "city") == [claim]
