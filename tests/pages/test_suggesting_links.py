"""Links beside the facts of every kind of record lead to the form of a suggestion."""

import re

import pytest

from initiatives import models
from initiatives.codelists import FACTS
from tests.factories import (
    make_activity,
    make_claim,
    make_commitment,
    make_country,
    make_organization,
    make_participation,
    make_publisher,
    make_source,
)
from tests.full_record import make_full_record

pytestmark = pytest.mark.django_db

# What the kinds of activities hold in columns of their own.
HELD = {
    "short_name": "Short", "native_name": "培训班", "native_language": "zh-Hans",
    "summary": "About it", "scope": "global", "website": "https://example.org/",
}  # fmt: skip
HELD_BY_EVENTS = HELD | {
    "ends_on": "2025-06", "city": "Nairobi", "venue": "A hall", "format": "in-person",
    "edition": "second", "slogan": "A motto", "audience": "Officials", "participants": "37",
    "participants_low": 37, "countries": "34", "countries_low": 34, "apply_by": "2025-04",
    "registration_url": "https://example.org/registration", "languages": ["en", "fr"],
}  # fmt: skip
ACTIVITIES = {
    "initiative": HELD | {"announced_on": "2024", "adopted_on": "2025", "ends_on": "2030"},
    "workshop": HELD_BY_EVENTS,
    "forum": HELD_BY_EVENTS,
}
# Facts without a column: a page tells what was claimed of them.
CLAIMED = [
    "co_sponsors", "duration", "lead", "members", "other", "parts", "purpose", "seat",
    "signatories", "symbol", "target", "vote",
]  # fmt: skip
# Facts that a kind of activity has not, or to whose correction another leads: the short name
# stands beside the name, the country of a place beside the city, both ends in the dates.
NOT_OF_EVENTS = [
    "adopted_on", "announced_on", "ends_on", "initiative_type", "place_country", "short_name",
    "starts_on",
]  # fmt: skip
NOT_OF = {
    "initiative": [
        "apply_by", "audience", "city", "countries", "dates", "edition", "format", "languages",
        "participants", "place_country", "registration_url", "short_name", "slogan",
        "venue",
    ],
    "workshop": NOT_OF_EVENTS,
    "forum": NOT_OF_EVENTS,
}  # fmt: skip


def linked(client, noun, record):
    """Return the facts of a record beside which its page links to the form."""
    address = rf'href="/suggest/{noun}/{record.natural_key()[0]}/\?field=(\w+)"'
    return set(re.findall(address, client.get(record.get_absolute_url()).text))


@pytest.mark.parametrize("kind", ACTIVITIES)
def test_the_facts_of_activities_lead_to_their_form(client, kind):
    place = {} if kind == "initiative" else {"place_country": make_country("KEN")}
    record = make_full_record(kind, **ACTIVITIES[kind], **place)
    for field in CLAIMED:
        make_claim(record, field)

    found = linked(client, "activity", record)

    assert sorted(FACTS["activity"].keys() - found) == NOT_OF[kind]
    assert found <= FACTS["activity"].keys()


def test_an_initiative_without_dates_leads_to_the_form_for_them(client):
    assert "dates" in linked(client, "activity", make_activity("initiative"))


def make_records():
    """Make one public record of each kind but activities, by noun."""
    kenya = make_country("KEN")
    course = make_activity("workshop")
    make_participation(course, "KEN")
    promise = make_commitment(
        promiser_country=kenya, due_on="2027", made_on="2025", verbatim="We shall train them."
    )
    theme = models.Theme.objects.create(slug="data", name="Data", summary="About data")
    course.themes.add(theme)
    series = models.Series.objects.create(slug="series", name="A series", summary="Yearly")
    models.Activity.objects.filter(pk=course.pk).update(series=series)
    indicator = models.Indicator.objects.create(slug="share", name="A share", definition="Per cent")
    models.Observation.objects.create(
        slug="a", indicator=indicator, activity=course, country=kenya, value="74.7",
        unit="per cent", source=make_source(),
    )  # fmt: skip
    person = models.Person.objects.create(slug="ada", name="Ada Speaker", country=kenya)
    group = models.CountryGroup.objects.create(code="GROUP", name="A group", summary="Of countries")
    models.GroupMembership.objects.create(group=group, country=kenya, source=make_source())
    body = make_organization(
        country="KEN", url="https://example.org/", aliases=["Institute"],
        parent=make_organization("government"),
    )  # fmt: skip
    models.OrganizationRole.objects.create(activity=course, organization=body, role="organizer")
    fill(body, person, promise, course)
    return {
        "commitment": promise, "country": kenya, "group": group, "indicator": indicator,
        "organization": body, "person": person, "series": series,
        "source": make_source(
            url="https://example.org/a", note="Read in part", origin_publisher=make_publisher(),
        ),
        "theme": theme,
    }  # fmt: skip


def fill(body, person, promise, course):
    """Let an organization say, promise and pay for something, and a person hold an office."""
    make_organization(parent=body)
    make_commitment(promiser_organization=body)
    models.Funding.objects.create(
        slug="c", commitment=promise, organization=body, amount="5 million", currency="USD",
        source=make_source(),
    )  # fmt: skip
    models.Statement.objects.create(
        slug="b", activity=course, speaker_kind="person", person=person, body=body,
        title="Minister", summary="Said something", source=make_source(),
    )  # fmt: skip


def test_the_facts_of_every_other_kind_of_record_lead_to_its_form(client):
    records = make_records()

    found = {noun: linked(client, noun, record) for noun, record in records.items()}

    assert records.keys() | {"activity"} == FACTS.keys()
    assert found == {noun: set(FACTS[noun]) for noun in records}
