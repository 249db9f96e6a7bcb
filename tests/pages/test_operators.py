"""What operators, crawlers and browsers ask for."""

import re
from datetime import UTC, datetime
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse

from initiatives import models
from initiatives.sitemaps import PAGES
from initiatives.views import site
from tests import factories as make
from tests.pages.hub import fill, fill_with_drafts, make_hub

pytestmark = pytest.mark.django_db


def test_live_answers_without_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/health/live")

    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


def test_ready_when_data_is_there(client):
    make.make_found()

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ready",
        "database": "ok",
        "migrations": "ok",
        "data": "ok",
    }


def test_not_ready_without_published_data(client):
    make.make_activity(publication_state="draft")

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["data"] == "nothing loaded"


def test_not_ready_until_words_are_indexed(client):
    make.make_activity()  # as a plain loaddata leaves it

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["data"] == "loaded, but not indexed: run manage.py reindex"


def test_not_ready_with_a_migration_to_apply(client):
    make.make_activity()
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()  # with --no-migrations there is none
    recorder.migration_qs.filter(app="initiatives").delete()

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["migrations"] != "ok"
    assert response.json()["data"] == "not checked"


def test_not_ready_without_a_database(client):
    with mock.patch.object(connection, "ensure_connection", side_effect=OperationalError("gone")):
        response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json() == {
        "status": "not ready",
        "database": "OperationalError",
        "migrations": "not checked",
        "data": "not checked",
    }
    assert "gone" not in response.content.decode()


def test_robots_name_the_sitemap(client):
    response = client.get("/robots.txt")

    text = response.content.decode()
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_the_sitemap_lists_every_public_page_and_no_draft(client):
    hub = make_hub()
    fill(hub, 2)
    fill_with_drafts(hub)
    unheard = models.Person.objects.create(slug="unheard", name="Never spoke")
    activity = models.Activity.objects.published().first()
    changed = datetime(2025, 5, 12, tzinfo=UTC)
    models.Activity.objects.filter(pk=activity.pk).update(last_changed_at=changed)

    text = client.get("/sitemap.xml").content.decode()

    listed = re.findall(r"<loc>http://testserver(.*?)</loc>", text)
    shown = [
        *models.Activity.objects.published(),
        *models.Commitment.objects.published(),
        *models.Country.objects.all(),
        *models.Organization.objects.all(),
        *models.Source.objects.all(),
        *(hub.person, hub.theme, hub.series, hub.group, hub.indicator),
    ]
    assert sorted(listed) == sorted(
        [reverse(name) for name in PAGES] + [record.get_absolute_url() for record in shown]
    )
    assert "secret" not in text
    assert unheard.get_absolute_url() not in listed
    assert f"{activity.get_absolute_url()}</loc><lastmod>2025-05-12</lastmod>" in text


def test_the_icon_is_found_where_browsers_look(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    icon = client.get(response.headers["Location"])
    assert icon.headers["Content-Type"].startswith("image/")
    icon.close()


def test_a_request_that_cannot_be_read_gets_a_page(rf):
    response = site.bad_request(rf.get("/organizations/"))

    assert response.status_code == 400
    assert "This request cannot be read" in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/organizations/%00/",
        "/sources/%FF%FE/",
        "/people/../../etc/passwd/",
        "/groups/" + "A" * 300 + "/",
        "/series/" + "x" * 10_000 + "/",
        "/indicators/né/",
        "/themes/%27%3B--/",
    ],
)
def test_addresses_that_nobody_gave_are_not_found(path, client):
    assert client.get(path).status_code == 404
