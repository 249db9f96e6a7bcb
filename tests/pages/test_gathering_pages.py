"""The pages of a country group, a theme, a series of events and a person who spoke."""

import pytest

from initiatives import models
from initiatives.views.editions import missing_numbers, ranges
from tests import factories as make
from tests.pages.reading import section, words

pytestmark = pytest.mark.django_db


def test_a_group_lists_members_of_today_and_former_ones(client):
    make.make_membership("LDC", "ZMB", since="1991", source=make.make_source())
    make.make_membership("LDC", "KEN", as_of="2020-11")
    make.make_membership("LDC", "NAM", until="2001-06", note="graduated")
    make.make_membership("SIDS", "FRA")
    course = make.make_activity(host="ZMB", participants_known="all")
    make.make_participation(course, "ZMB", "speaker")
    make.make_activity(participant="KEN", publication_state="draft", participants_known="none")
    make.make_activity(participants_known="none")
    make.make_activity(participants_known="some")

    response = client.get("/groups/LDC/")

    found = section(response, "members")
    assert "Kenya as of November 2020 (day not stated) no participation recorded –" in found
    assert "Zambia since 1991 (day and month not stated) 1 source 1" in found
    assert "Not members today Namibia graduated until June 2001 (day not stated)" in found
    assert "France" not in words(response.content.decode())
    covered = section(response, "covered")
    assert "In 1 of 3 activities the countries taking part are not named. In 1 more" in covered
    assert "Participation recorded for 1 of 2 members." in words(response.content.decode())


def test_a_group_in_small_letters_leads_to_its_address(client):
    make.make_group("AU")

    response = client.get("/groups/au/")

    assert (response.status_code, response.headers["Location"]) == (301, "/groups/AU/")
    assert client.get("/groups/xx/").status_code == 404


def test_a_theme_counts_by_kind_and_shows_the_latest(client):
    theme = models.Theme.objects.create(slug="data", name="Data")
    for number in range(27):
        make.make_activity(name=f"Course {number}", starts_on=f"20{number:02}").themes.add(theme)
    make.make_activity("initiative", name="A plan", adopted_on="2031-02").themes.add(theme)
    make.make_activity(name="Without theme", starts_on="2032")

    response = client.get("/themes/data/")

    found = section(response, "activities")
    assert "adopted February 2031 (day not stated) A plan Initiative" in found
    assert "Course 26" in found
    assert "Course 2 " not in found
    assert found.endswith("All 28 activities")
    assert "Initiatives 1 Workshops 27 Forums 0" in words(response.content.decode())
    assert "Without theme" not in found


def test_a_series_stands_in_order_and_names_its_gaps(client):
    series = models.Series.objects.create(slug="summits", name="Summits")
    make.make_activity("forum", name="Later", series=series, starts_on="2026", edition_number=6)
    make.make_activity("forum", name="First", series=series, starts_on="2020", edition_number=2)
    make.make_activity("forum", name="Undated", series=series)
    make.make_activity("forum", name="Of no series", starts_on="2021")

    response = client.get("/series/summits/")

    found = section(response, "editions")
    assert found.index("First") < found.index("Later") < found.index("Undated")
    assert "Not on record, judging by the numbers, are the editions: 1, 3–5." in found
    assert "For 1 edition no number is stated" in found
    assert "1 edition has no date on record and stands last." in found
    assert "Of no series" not in found


def test_a_whole_series_names_no_gap(client):
    series = models.Series.objects.create(slug="summits", name="Summits")
    make.make_activity("forum", series=series, starts_on="2026", edition_number=1)

    found = section(client.get("/series/summits/"), "editions")

    assert "Not on record" not in found
    assert "no number" not in found


def test_a_series_without_editions_says_so(client):
    models.Series.objects.create(slug="summits", name="Summits")

    assert section(client.get("/series/summits/"), "editions").endswith("No edition is on record.")


@pytest.mark.parametrize(
    ("numbers", "missing", "runs"),
    [
        ([], [], []),
        ([1, 2], [], []),
        ([3], [1, 2], [(1, 2)]),
        ([2, 6], [1, 3, 4, 5], [(1, 1), (3, 5)]),
    ],
)
def test_missing_numbers_are_told_as_runs(numbers, missing, runs):
    assert missing_numbers(numbers) == missing
    assert ranges(missing) == runs


def say(person, summary, **fields):
    return models.Statement.objects.create(
        **make.slugged("statement", {"summary": summary, "speaker_kind": "person"} | fields),
        person=person,
        source=make.make_source(),
    )


def test_a_person_stands_with_offices_statements_and_activities(client):
    person = models.Person.objects.create(
        slug="a-speaker", name="A. Speaker", country=make.make_country("ZMB")
    )
    body, course = make.make_organization(name="A ministry"), make.make_activity(name="A course")
    say(person, "Welcomed it", title="Minister", body=body, made_on="2025-05", activity=course)
    say(person, "Promised more", title="Minister", body=body, made_on="2024")
    say(person, "Spoke as a scholar", quote="A short quote", title="Professor")
    say(models.Person.objects.create(slug="other", name="Other"), "Said another thing")

    response = client.get("/people/a-speaker/")

    assert section(response, "offices").endswith(
        "2024 (day and month not stated) – May 2025 (day not stated) Minister, A ministry "
        "no date known Professor"
    )
    found = section(response, "statements")
    assert found.index("Welcomed it") < found.index("Promised more")
    assert "A short quote" in found
    assert section(response, "activities").endswith("A course Workshop, no date known")
    assert "another thing" not in words(response.content.decode())


def test_a_person_known_from_drafts_alone_is_not_found(client):
    person = models.Person.objects.create(slug="a-speaker", name="A. Speaker")
    say(person, "Said in a draft", activity=make.make_activity(publication_state="draft"))

    assert client.get("/people/a-speaker/").status_code == 404
