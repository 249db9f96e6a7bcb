"""Who had to wait for too long: nothing is written, nothing typed is lost, and it is told."""

from contextlib import contextmanager
from threading import Event, Thread

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.test import Client

from initiatives import workflow
from initiatives.models import Activity, DataVersion, Suggestion, Workshop
from initiatives.signing import hold
from portal.waiting import is_busy
from tests.admin_data import make_workshop
from tests.admin_forms import address, data_of, errors_of, told
from tests.changing import form_of, signed_in, sourced
from tests.editors import make_superuser
from tests.factories import make_country, make_source
from tests.overlap import expect
from tests.pages.suggesting import filled
from tests.writing import NEW, make_token, post

pytestmark = pytest.mark.django_db(transaction=True)
SHORT = {"sqlite": "PRAGMA busy_timeout = 50", "postgresql": "SET lock_timeout = '50ms'"}


@contextmanager
def somebody_writing():
    """Let a thread hold the record, and this one lose its patience soon."""
    held, released = Event(), Event()

    def write():
        try:
            with transaction.atomic():
                hold()
                held.set()
                expect(released)
        finally:
            connections.close_all()

    DataVersion.objects.get_or_create(pk=1)
    thread = Thread(target=write)
    thread.start()
    expect(held)
    with connection.cursor() as cursor:
        cursor.execute(SHORT[connection.vendor])
    try:
        yield
    finally:
        released.set()
        thread.join()
        connection.close()


def test_a_form_that_waited_too_long_comes_back_with_what_was_typed():
    workshop, client = make_workshop(city="Nairobi"), signed_in(make_superuser())
    send = form_of(client, workshop, city="Mombasa", summary="Typed for an hour")
    rows = workshop.history.count()

    with somebody_writing():
        busy = send()
    form = busy.context["adminform"].form
    again = client.post(busy.request["PATH_INFO"], data_of(busy))

    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "30")
    assert "What you typed is still here" in errors_of(busy)["__all__"][0]
    assert "What you typed is still here" in busy.text
    assert "Please correct the error" not in busy.text
    assert (form["city"].value(), form["summary"].value()) == ("Mombasa", "Typed for an hour")
    assert again.status_code == 302
    row = Workshop.objects.get()
    assert (row.city, row.summary) == ("Mombasa", "Typed for an hour")
    assert row.history.count() == rows + 1


def test_rows_of_tables_that_waited_too_long_are_still_there():
    make_country("KEN")
    workshop, client = make_workshop(), signed_in(make_superuser())
    url = address(Workshop, "change", workshop.pk)
    data = data_of(client.get(url)) | {"change_reason": "Host read again"}
    number = data["participations-TOTAL_FORMS"]
    data |= {"participations-TOTAL_FORMS": number + 1, f"participations-{number}-role": "host"}
    data |= {f"participations-{number}-certainty": "confirmed"}

    with somebody_writing():
        sent = data_of(client.post(url, data))

    assert sent[f"participations-{number}-role"] == "host"
    assert not workshop.participations.exists()


def test_a_new_record_that_waited_too_long_is_still_in_its_form():
    client = signed_in(make_superuser())
    data = data_of(client.get(address(Workshop, "add"))) | {"name": "A course", "slug": "a-course"}

    with somebody_writing():
        busy = client.post(address(Workshop, "add"), data)

    assert busy.status_code == 503
    assert busy.context["adminform"].form["name"].value() == "A course"
    assert not Activity.objects.exists()


def test_what_others_changed_meanwhile_is_told_when_the_form_is_sent_again():
    workshop, user = make_workshop(city="Nairobi"), make_superuser()
    workflow.bump()
    client, url = signed_in(user), address(Workshop, "change", workshop.pk)
    data = data_of(client.get(url)) | {"venue": "A hall", "change_reason": "Found"}
    with somebody_writing():
        busy = client.post(url, data)
    form_of(signed_in(make_superuser()), workshop, city="Abidjan")()

    answer = client.post(url, data_of(busy))

    assert busy.context["opened_at"] == data["opened_at"]
    assert told(answer) == [("City", "Nairobi", "Abidjan", False)]


def test_a_button_that_waited_too_long_is_pressed_again_from_the_page_that_says_so():
    activity, client = sourced(), signed_in(make_superuser())
    url = f"{address(Workshop, 'move', 'publish')}?ids={activity.pk}"

    with somebody_writing():
        busy = client.post(url, {"change_reason": "All “sources” read"})

    text = busy.content.decode()
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "30")
    assert busy.context["sent"] == [("change_reason", "All “sources” read")]
    assert f'<form method="post" action="{url}">' in text
    assert '<input type="hidden" name="change_reason" value="All “sources” read">' in text
    assert Activity.objects.get().publication_state == "in-review"
    client.post(url, dict(busy.context["sent"]))
    assert Activity.objects.get().publication_state == "published"


@pytest.mark.sqlite_only  # on PostgreSQL a suggestion waits for nobody
def test_a_suggestion_that_waited_too_long_keeps_all_its_words(client, settings, tmp_path):
    settings.VAR = tmp_path  # where rates are counted
    sourced("published", slug="course", city="Nairobi")
    path = "/suggest/activity/course/"
    sent = filled(value="<b>Mombasa</b>")

    with somebody_writing():
        busy = client.post(path, sent)

    assert (busy.status_code, dict(busy.context["sent"])) == (503, sent)
    assert "<b>" not in busy.content.decode()
    assert busy.cookies == {}
    assert not Suggestion.objects.exists()
    assert client.post(path, dict(busy.context["sent"])).status_code == 302
    assert Suggestion.objects.get().value == "<b>Mombasa</b>"


def test_the_api_answers_with_a_problem_and_when_to_come_back(client):
    make_source(slug="notice")
    make_country("KEN")
    secret = make_token(make_superuser())

    with somebody_writing():
        answer = post(client, "workshops/", NEW, secret)
    again = post(client, "workshops/", NEW, secret)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "Nothing of it was written" in answer.json()["detail"]
    assert again.status_code == 201
    assert Activity.objects.count() == 1


def test_a_password_is_never_written_into_a_page():
    user, client = make_superuser(), Client()
    user.set_password("a long and secret word")
    user.save()
    sent = {"username": user.username, "password": "a long and secret word"}

    with somebody_writing():
        answer = client.post("/admin/login/", sent)

    assert answer.status_code in (302, 503)
    assert "a long and secret word" not in answer.content.decode()


def test_any_other_error_of_the_database_is_none_of_ours():
    error = OperationalError("no such table: initiatives_activity")

    assert not is_busy(error)
    assert not is_busy(ValueError())
