"""What a reader holds is sent again only if it may have changed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.http import http_date, parse_http_date

from initiatives import workflow
from initiatives.models import Activity, DataVersion, Redirect
from portal import release
from tests.changing import sourced
from tests.editors import make_user
from tests.factories import make_activity, make_claim
from tests.overlap import in_threads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

PAGES = [
    "/",
    "/workshops/",
    "/workshops/course/",
    "/countries/KEN/",
    "/search/?q=course",
    "/search/suggest?q=course",
    "/about/",
    "/data/catalog.jsonld",
    "/sitemap.xml",
    "/workshops.csv",
    "/workshops.atom",
    "/calendar.ics",
    "/workshops/course.json",
]
CALLS = [
    "/api/v1/",
    "/api/v1/workshops/?country=KEN",
    "/api/v1/workshops/course/",
    "/api/v1/changes/",
]
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def course():
    """A workshop whose record has not changed for a while."""
    activity = make_activity("workshop", slug="course", host="KEN")
    make_claim(activity)
    workflow.touch(activity)
    DataVersion.objects.update(changed_at=timezone.now() - timedelta(hours=1))
    return activity


@pytest.fixture
def old_code(monkeypatch):
    """Code from long ago, so that the record alone tells when an answer last changed."""
    found = release.Release("code", LONG_AGO)
    monkeypatch.setattr(release, "current", lambda: found)


def again(client, path, **headers):
    """Ask for what is held: the answer to a second request with the tag of the first."""
    first = client.get(path, headers=headers)
    assert first.status_code == 200, path
    return client.get(path, headers={**headers, "if-none-match": first.headers["ETag"]})


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize("path", [*PAGES, *CALLS])
def test_a_copy_that_still_holds_is_not_sent_again(client, path, django_assert_num_queries):
    first = client.get(path)
    first.getvalue()
    with django_assert_num_queries(1):
        held = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    head = client.head(path, headers={"if-none-match": first.headers["ETag"]})

    assert (held.status_code, held.content, head.status_code) == (304, b"", 304)
    assert held.headers["ETag"] == client.head(path).headers["ETag"] == first.headers["ETag"]
    assert held.headers["Cache-Control"] == first.headers["Cache-Control"] == "public, no-cache"
    assert varies(held) == varies(first)
    assert held.headers["Access-Control-Allow-Origin"] == "*"
    assert "Last-Modified" in first.headers
    assert not first.cookies


@pytest.mark.usefixtures("course")
def test_a_list_swapped_in_place_is_the_same_copy_as_its_page(client):
    page = client.get("/workshops/?kind=&page_size=5")
    swapped = client.get("/workshops/?kind=&page_size=5", headers={"hx-request": "true"})
    held = {"hx-request": "true", "if-none-match": page.headers["ETag"]}

    assert swapped.content == page.content
    assert swapped.headers["ETag"] == page.headers["ETag"]
    assert client.get("/workshops/?kind=&page_size=5", headers=held).status_code == 304


def varies(response):
    return set(response.headers["Vary"].split(", "))


def test_what_the_api_answers_varies_by_format_and_language(client):
    found = varies(client.get("/api/v1/workshops/"))

    assert found == {"Accept", "Accept-Encoding", "Accept-Language"}


@pytest.mark.parametrize("path", ["/robots.txt", "/api/v1/schema/", "/api/v1/docs/"])
def test_what_shows_nothing_of_the_record_is_kept_without_asking_it(
    client, path, django_assert_num_queries
):
    with django_assert_num_queries(0):
        assert again(client, path).status_code == 304


@pytest.mark.parametrize("path", [*PAGES, *CALLS])
def test_after_a_change_of_anything_all_is_sent_again(client, course, path):
    tag = client.get(path).headers["ETag"]
    workflow.touch(course)

    assert client.get(path, headers={"if-none-match": tag}).status_code == 200


def test_a_draft_leaves_the_copies_of_what_is_public_when_it_is_published(client, course):
    draft = sourced("in-review")
    first = client.get("/api/v1/workshops/")
    held = {"if-none-match": first.headers["ETag"]}
    before = client.get("/api/v1/workshops/", headers=held).status_code
    workflow.move("publish", draft, by=make_user("Editor"), reason="Read")
    after = client.get("/api/v1/workshops/", headers=held)

    assert (before, after.status_code) == (304, 200)
    assert (first.json()["count"], after.json()["count"]) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_a_change_by_another_connection_is_seen(client, transactional_db):
    activity = make_activity("workshop", slug="course")
    tag = client.get("/workshops/course/").headers["ETag"]

    def rename():
        Activity.objects.filter(pk=activity.pk).update(name="Another name")
        workflow.touch(activity)

    assert in_threads(rename) == [None]
    renewed = client.get("/workshops/course/", headers={"if-none-match": tag})

    assert renewed.status_code == 200
    assert "Another name" in renewed.content.decode()
    assert renewed.headers["ETag"] != tag


@pytest.mark.usefixtures("course")
def test_each_address_query_language_format_and_host_has_its_own_tag(client):
    asked = [
        ("/workshops/", {}),
        ("/fr/workshops/", {}),
        ("/workshops/?page_size=5", {}),
        ("/workshops.csv", {}),
        ("/workshops/", {"host": "127.0.0.1"}),
        ("/api/v1/workshops/", {}),
        ("/api/v1/workshops/", {"accept-language": "fr"}),
        ("/api/v1/workshops/", {"accept": "application/json"}),
    ]
    tags = [client.get(path, headers=headers).headers["ETag"] for path, headers in asked]

    assert len(set(tags)) == len(asked)
    assert all(tag.startswith('W/"') for tag in tags)


@pytest.mark.usefixtures("course")
def test_other_code_and_another_day_end_all_copies(client, monkeypatch):
    tag = client.get("/workshops/").headers["ETag"]
    with monkeypatch.context() as patch:
        patch.setattr(release, "current", lambda: release.Release("other code", LONG_AGO))
        newer = client.get("/workshops/", headers={"if-none-match": tag})
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    later = client.get("/workshops/", headers={"if-none-match": tag})

    assert (newer.status_code, later.status_code) == (200, 200)
    assert len({tag, newer.headers["ETag"], later.headers["ETag"]}) == 3


# Dates


@pytest.mark.usefixtures("course", "old_code")
def test_since_a_date_answers_304_until_the_record_changes(client, course):
    first = client.get("/workshops/course/")
    since = {"if-modified-since": first.headers["Last-Modified"]}
    held = client.get("/workshops/course/", headers=since)
    head = client.head("/workshops.csv", headers=since)
    earlier = parse_http_date(first.headers["Last-Modified"]) - 1
    old = client.get("/workshops/", headers={"if-modified-since": http_date(earlier)})

    assert (held.status_code, head.status_code, old.status_code) == (304, 304, 200)
    assert held.headers["Last-Modified"] == first.headers["Last-Modified"]


@pytest.mark.usefixtures("old_code")
def test_within_the_second_of_a_change_no_date_is_given(client, course, monkeypatch):
    change = datetime(2026, 11, 23, 12, 0, 0, 300_000, tzinfo=UTC)
    DataVersion.objects.update(changed_at=change)
    monkeypatch.setattr(timezone, "now", lambda: change + timedelta(milliseconds=200))
    at_once = client.get("/workshops/")
    monkeypatch.setattr(timezone, "now", lambda: change + timedelta(seconds=1))
    later = client.get("/workshops/")

    assert "Last-Modified" not in at_once.headers
    assert later.headers["Last-Modified"] == "Mon, 23 Nov 2026 12:00:01 GMT"


@pytest.mark.usefixtures("old_code")
def test_a_day_that_has_begun_counts_as_a_change(client, course, monkeypatch):
    DataVersion.objects.update(changed_at=datetime(2026, 11, 20, tzinfo=UTC))
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: noon)

    first = client.get("/commitments/")

    assert first.headers["Last-Modified"] == "Mon, 23 Nov 2026 00:00:01 GMT"


# What is not kept


@pytest.mark.usefixtures("course")
def test_what_is_refused_moved_or_missing_has_no_tag_whatever_is_held(client):
    Redirect.objects.create(noun="activity", old_slug="old", new_slug="course")
    held = {"if-none-match": "*", "if-modified-since": http_date(timezone.now().timestamp())}
    paths = {
        "/workshops/old/": 301,
        "/workshops/nothing/": 404,
        "/nowhere/": 404,
        "/workshops/?from=yesterday": 400,
        "/workshops.csv?from=yesterday": 400,
        "/workshops.xyz": 406,
        "/api/v1/workshops/nothing/": 404,
    }
    answers = {path: client.get(path, headers=held) for path in paths}

    assert {path: answer.status_code for path, answer in answers.items()} == paths
    assert [path for path, answer in answers.items() if answer.has_header("ETag")] == []
    assert client.get("/workshops/", headers={"if-none-match": "*"}).status_code == 304


@pytest.mark.usefixtures("course")
def test_nobody_who_is_signed_in_gets_or_makes_a_shared_copy(client):
    tag = client.get("/workshops/").headers["ETag"]
    client.force_login(make_user("Editor"))
    page = client.get("/workshops/", headers={"if-none-match": tag})

    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "private, no-cache"
    assert not page.has_header("ETag")


@pytest.mark.usefixtures("course", "editor")
def test_data_entry_and_operators_are_left_alone(client):
    admin, alive = client.get("/admin/"), client.get("/health/live")

    assert (admin.status_code, alive.status_code) == (200, 200)
    for answer in (admin, alive):
        assert not answer.has_header("ETag")
        assert "no-store" in answer.headers["Cache-Control"]
        assert not answer.has_header("Access-Control-Allow-Origin")
