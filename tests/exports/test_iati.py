"""IATI 2.03: schema and ruleset, on a sample, on all that ships, and on hostile text."""

from datetime import date
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from lxml import etree

from initiatives import workflow
from initiatives.codelists import (
    ActivityStatus,
    CountryRole,
    OrganizationKind,
    OrganizationRoleCode,
    Scope,
)
from initiatives.exports import iati, iati_codes, iati_obstacles
from initiatives.exports.iati_document import document
from initiatives.models import Activity, Participation
from tests.editors import make_user
from tests.exports import iati_rules
from tests.exports.golden import assert_golden
from tests.exports.hostile import hostile
from tests.exports.sample import NOW, heading
from tests.factories import make_activity, make_organization, make_participation

TODAY = date(2026, 11, 23)


def exported(rows=None):
    found = Activity.objects.published().order_by("slug") if rows is None else rows
    return "".join(document(iati.carried(found).iterator(chunk_size=100), heading()))


def read(text):
    return etree.fromstring(text.encode())


def reasons():
    found = iati_obstacles.unexportable(Activity.objects.published().order_by("slug"), TODAY)
    return {row.slug: iati_obstacles.reason(row, row.obstacle) for row in found}


def test_it_is_the_golden_file(sample):
    assert_golden("activities.iati.xml", exported())


def test_it_keeps_to_schema_and_ruleset(sample):
    written = read(exported())

    iati_rules.schema().assertValid(written)
    assert list(iati_rules.broken(written, NOW)) == []


def test_what_it_cannot_carry_is_told_with_the_reason(sample):
    written = read(exported())

    assert reasons() == {
        "month-2025": "Of the start only June 2025 is known; IATI asks for a day.",
        "open-end-2025": "Nobody is recorded in a role that IATI has: funding, leading or "
        "carrying out.",
        "proposed-2026": "It is proposed, and no day is known on which it is to start.",
        "undated": "No date is known; IATI asks for a day.",
    }
    carried = written.xpath("//iati-identifier/text()")
    assert [name.removeprefix("XI-IATI-UNREGISTERED-") for name in carried] == [
        "ai-forum-nairobi-2025",
        "cancelled-2026",
        "coming-2027",
        "plan-2024",
        "programme-2024",
    ]
    assert "secret" not in exported()


def test_dates_to_come_and_of_what_never_began_are_plans(sample):
    dates = {
        activity.findtext("iati-identifier").removeprefix("XI-IATI-UNREGISTERED-"): [
            (each.get("type"), each.get("iso-date"), each.findtext("narrative"))
            for each in activity.findall("activity-date")
        ]
        for activity in read(exported()).findall("iati-activity")
    }
    assert dates == {
        "ai-forum-nairobi-2025": [("2", "2025-05-12", None), ("4", "2025-05-17", None)],
        "cancelled-2026": [("1", "2026-03-01", None)],
        "coming-2027": [("1", "2027-01-30", None), ("3", "2027-02-02", None)],
        "plan-2024": [("2", "2024-10-01", "adopted")],
        "programme-2024": [("2", "2024-09-25", "announced")],
    }


@pytest.mark.parametrize(
    ("known", "scope", "countries", "expected"),
    [
        ("all", "", ["KEN", "ZMB", "NAM"], [("KE", "33.33"), ("NA", "33.33"), ("ZM", "33.34")]),
        ("all", "", ["KEN"], [("KE", "")]),
        ("some", "", ["KEN"], [("KE", "50.00"), ("not-named", "50.00")]),
        ("some", "global", ["KEN"], [("KE", "50.00"), ("not-named", "50.00")]),
        ("none", "global", [], [("001", "")]),
        ("none", "", [], [("not-named", "")]),
        ("all", "", [], [("not-named", "")]),
    ],
)
@pytest.mark.django_db
def test_shares_are_equal_parts_and_what_is_not_named_has_one(known, scope, countries, expected):
    activity = make_activity(participants_known=known, scope=scope)
    for code in countries:
        make_participation(activity, code, "participant")
        make_participation(activity, code, "beneficiary")

    found = iati.recipients_of(iati.carried(Activity.objects.filter(pk=activity.pk)).get())

    assert sorted((each.code, each.share) for each in found) == sorted(expected)


@pytest.mark.django_db
def test_roles_that_the_standard_lacks_are_left_out(sample):
    forum = read(exported()).find("iati-activity")
    own = "{urn:uuid:5c0a8f6e-3f0b-4f0e-9d0c-7b1c2e5a4d91}role"
    found = [
        (each.findtext("narrative"), each.get("role"), each.get(own), each.get("type"))
        for each in forum.findall("participating-org")
    ]
    assert found == [
        ("University of Nairobi", "4", "organizer", "80"),
        ("Kenya", "4", "host", None),
    ]


def test_it_is_reported_by_somebody_else_than_those_who_act(sample):
    reporters = [
        (each.get("secondary-reporter"), each.get("type"), each.findtext("narrative"))
        for each in read(exported()).iter("reporting-org")
    ]
    assert reporters == [("1", "90", "AI Capacity Record")] * 5


def test_names_in_other_languages_say_so(sample):
    forum = read(exported()).find("iati-activity")
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    found = [(each.get(language), each.text) for each in forum.findall("title/narrative")]
    assert (forum.get(language), found) == (
        "en",
        [(None, "AI Forum, Nairobi <2025> & after; “capacity”"), ("zh-Hans", "人工智能论坛")],
    )


def test_an_identifier_outlives_a_renaming(sample):
    before = read(exported()).xpath("//iati-identifier/text()")

    workflow.rename(sample.forum, "zzz", by=make_user(), reason="typing error")

    assert sorted(read(exported()).xpath("//iati-identifier/text()")) == sorted(before)


def test_the_operator_reports_under_its_own_identifier(sample, settings):
    settings.IATI_ORGANIZATION = "KE-RCO-12345"
    written = read(exported())
    assert written.find("iati-activity/reporting-org").get("ref") == "KE-RCO-12345"
    assert written.findtext("iati-activity/iati-identifier") == "KE-RCO-12345-ai-forum-nairobi-2025"
    assert list(iati_rules.broken(written, NOW)) == []


def test_an_empty_document_is_well_formed_and_licensed():
    written = read("".join(document([], heading())))
    assert [child.text for child in written if child.tag is not etree.Comment] == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]


def test_codes_are_of_words_that_the_record_uses():
    assert set(ActivityStatus) - set(iati_codes.ACTIVITY_STATUS) == {ActivityStatus.UNKNOWN}
    assert set(iati_codes.ORGANIZATION_ROLE) <= set(OrganizationRoleCode)
    assert set(iati_codes.COUNTRY_ROLE) <= set(CountryRole)
    assert set(iati_codes.ORGANIZATION_TYPE) <= set(OrganizationKind)
    assert set(iati_codes.ACTIVITY_SCOPE) == set(Scope)
    assert set(iati_codes.ORGANIZATION_ROLE.values()) == {"1", "2", "3", "4"}


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("//activity-date", "The activity must have a planned start date or an actual start date."),
        ("//sector", "Each activity must have a specified sector"),
        ("//recipient-country", "a single recipient region in a vocabulary is declared"),
        ("//description/narrative", "The description must contain narrative content."),
    ],
)
def test_the_checker_of_rules_finds_what_is_missing(sample, path, message):
    written = read(exported())
    for element in written.xpath(path):
        element.getparent().remove(element)

    assert any(message in each for each in iati_rules.broken(written, NOW))


@pytest.mark.parametrize(
    ("path", "name", "value", "message"),
    [
        ("//recipient-country", "percentage", "10", "Percentage values for recipient countries"),
        ("//activity-date[@type=4]", "iso-date", "2020-01-01", "must be before the actual end"),
        ("//activity-date[@type=2]", "iso-date", "2030-01-01", "must not be in the future"),
        ("//reporting-org", "ref", "other", "identifier should begin with your IATI organisation"),
    ],
)
def test_the_checker_of_rules_finds_what_is_wrong(sample, path, name, value, message):
    written = read(exported())
    for element in written.xpath(path):
        element.set(name, value)

    assert any(message in each for each in iati_rules.broken(written, NOW))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["initiative", "workshop"])
@pytest.mark.parametrize("starts_on", ["", "2025", "2025-05", "2025-05-12", "2027-01-01"])
@pytest.mark.parametrize("role", ["", "host", "participant"])
def test_the_database_tells_the_same_obstacle(kind, starts_on, role):
    statuses = [*ActivityStatus] if kind == "initiative" else ["", "cancelled", "unknown"]
    announced = ["", "2025", "2025-01-01"] if kind == "initiative" else [""]
    for status, announced_on in product(statuses, announced):
        own = {"announced_on": announced_on, "status": status}
        activity = make_activity(kind, starts_on=starts_on, **own)
        if role:
            make_participation(activity, "KEN", role)

    rows = list(iati_obstacles.with_obstacle(iati.carried(Activity.objects.all()), TODAY))

    assert [iati_obstacles.obstacle_of(row, TODAY) for row in rows] == [
        row.obstacle for row in rows
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("size", [2, 12])
def test_the_number_of_queries_does_not_grow(size):
    for number in range(size):
        activity = make_activity(
            slug=f"event-{number}", starts_on="2025-05-12", host="KEN", participant="ZMB"
        )
        activity.organization_roles.create(organization=make_organization(), role="organizer")

    with CaptureQueriesContext(connection) as queries:
        exported()

    assert len(queries) == 6


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=hostile)
def test_no_text_breaks_it(forum_row, text):
    for field in ("name", "native_name", "summary", "city", "venue", "participants"):
        setattr(forum_row, field, text)
    for part in forum_row.organization_roles.all():
        part.organization.name = text

    written = read("".join(document([forum_row], heading(text))))

    assert len(written.findall("iati-activity")) == 1
    iati_rules.schema().assertValid(written)


@pytest.fixture
def forum_row(sample):
    return iati.carried(Activity.objects.filter(pk=sample.forum.pk)).get()


@pytest.mark.django_db
def test_every_published_activity_is_carried_and_valid_or_has_its_reason(record):
    written = read(exported())
    published = Activity.objects.published()

    iati_rules.schema().assertValid(written)
    assert list(iati_rules.broken(written, timezone.now())) == []
    rows = iati_obstacles.with_obstacle(iati.carried(published), NOW.date())
    assert [iati_obstacles.obstacle_of(row, NOW.date()) for row in rows] == [
        row.obstacle for row in rows
    ]
    carried = len(written.findall("iati-activity"))
    assert carried + len(reasons()) == published.count()
    assert carried > 90
    assert not Participation.objects.filter(activity__publication_state="draft").exists()
