"""Texts made to harm, in forms, reasons, the login and suggestions of other systems.

Each is refused, and nothing is written; or it is kept as a text, and shown as one.
"""

from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from initiatives.models import Claim, DataVersion, Organization, Source, Suggestion, Workshop
from portal.rate import Rate
from tests.admin_data import make_workshop
from tests.admin_forms import address
from tests.editors import make_focal_point, make_user
from tests.factories import (
    make_activity,
    make_claim,
    make_organization,
    make_publisher,
    make_source,
)
from tests.hostile import INJECTED, LONG
from tests.restoring import edit
from tests.roles.past import put_back
from tests.roles.world import fingerprint
from tests.writing import bearer, make_token

pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]

TEXTS = [
    *INJECTED[:4],
    "' OR 1=1 --",
    "'; DROP TABLE initiatives_activity; --",
    "%s%s%n%(name)s",
    "{{ 7|add:7 }}{% debug %}",
    "../../../../etc/passwd",
    "\0",
    "a\0b",
    "\r\nSet-Cookie: a=b",
    "\x1b[31m\x07\x7f",
    "\u202eevil\u202c",
    "=HYPERLINK(1)",
    "\U0010ffff",
    "٣",
    LONG[0],
]
# Free texts of forms; each takes each text by itself.
FORMS = {
    Claim: ["value", "normalised", "quote", "locator", "speaker", "note"],
    Source: ["title", "slug", "url", "archive_url", "published_on", "language", "note"],
    Organization: ["name", "slug", "acronym", "aliases", "url"],
}
SUGGESTED = ["value", "source_url", "source_title", "remark", "noun", "slug", "field", "reason"]


@pytest.fixture
def hostile(settings, tmp_path):
    """A client that is answered as in production where something breaks."""
    settings.VAR = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quickly
    DataVersion.objects.get_or_create(pk=1)
    return Client(raise_request_exception=False)


@pytest.fixture
def editor(hostile):
    user = make_user("Editor")
    hostile.force_login(user)
    return user


@contextmanager
def taken_back():
    """Take back what is done meanwhile."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def harmed(client, send, pages, texts=TEXTS):
    """Return the texts that lead to an error of ours, or that a page does not show as a text.

    ``send`` returns an answer; ``pages`` returns the addresses that show what was written.
    """
    found, before = [], fingerprint()
    for text in texts:
        with taken_back():
            status = send(text).status_code
            is_written = fingerprint() != before
            shown = [client.get(page) for page in pages()] if is_written else []
            is_harmless = all(
                page.status_code == 200 and not ("<" in text and text in page.text)
                for page in shown
            )
        if status not in (200, 201, 302, 400, 429) or not is_harmless:
            found.append((status, text[:60], [page.status_code for page in shown]))
    return found


def filled(model):
    """Return what the form of a new row holds, but for the text."""
    source = make_source(make_publisher(slug="press"))
    rows = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    return {
        Claim: {"activity": make_activity(slug="course").pk, "field": "city", "basis": "stated",
                "source": source.pk, "value": "Nairobi"},
        Source: {"title": "New", "slug": "new", "kind": "news", "language": "en",
                 "publisher": source.publisher_id, "read_extent": "unstated",
                 **{f"claims-{name}": value for name, value in rows.items()}},
        Organization: {"name": "New", "slug": "new", "kind": "government"},
    }[model]  # fmt: skip


@pytest.mark.parametrize(("model", "name"), [(m, name) for m in FORMS for name in FORMS[m]])
def test_texts_in_a_form_are_refused_or_shown_as_texts(hostile, editor, model, name):
    data = filled(model)
    names = [field.name for field in model._meta.concrete_fields]
    assert name in names

    def pages():
        row = model.objects.latest("pk")
        public = [] if model is Claim else [row.get_absolute_url()]
        return [address(model, "change", row.pk), address(model, "changelist"), *public]

    def send(text):
        return hostile.post(address(model, "add"), data | {name: text})

    with taken_back():
        assert send(data.get(name, "")).status_code == 302
    assert harmed(hostile, send, pages) == []


def test_texts_as_reason_of_a_move(hostile, editor):
    record = make_workshop("in-review", starts_on="2025")
    make_claim(record)
    url = f"{address(Workshop, 'move', 'publish')}?ids={record.pk}"

    def send(text):
        return hostile.post(url, {"change_reason": text})

    def pages():
        return [address(Workshop, "history", record.pk), record.get_absolute_url(), "/changes/"]

    assert harmed(hostile, send, pages) == []


def test_texts_as_reason_of_a_merge(hostile, editor):
    kept, other = make_organization(name="Kept"), make_organization(name="Other")
    url = address(Organization, "merge_with", kept.pk, other.pk)
    stamp = hostile.get(url).context["form"]["stamp"].value()

    def send(text):
        return hostile.post(url, {"stamp": stamp, "change_reason": text})

    assert send("").status_code == 200
    pages = [address(Organization, "history", kept.pk), kept.get_absolute_url(), "/changes/"]
    assert harmed(hostile, send, lambda: pages) == []


def test_texts_as_reason_of_restoring(hostile, editor):
    record = make_workshop(city="Nairobi")
    first = record.history.earliest("history_id")
    edit(record, editor, "moved", city="Mombasa")
    url = f"{address(Workshop, 'as_it_was', record.pk)}?part=activity&row={first.pk}&field=city"

    def send(text):
        return put_back(hostile, url, change_reason=text)

    pages = [address(Workshop, "history", record.pk), address(Workshop, "change", record.pk)]
    assert harmed(hostile, send, lambda: pages) == []


@pytest.mark.parametrize("name", ["username", "password", "next"])
def test_texts_at_the_login(hostile, name):
    sent = {"username": "ada", "password": "wrong"}

    def send(text):
        answer = hostile.post(reverse("admin:login"), sent | {name: text})
        assert not ("<" in text and text in answer.text)
        return answer

    texts = TEXTS if name == "username" else TEXTS[:4] + TEXTS[-8:]
    assert harmed(hostile, send, list, texts) == []
    assert "_auth_user_id" not in hostile.session


@pytest.mark.parametrize("name", SUGGESTED)
def test_texts_in_a_suggestion_of_another_system(hostile, settings, name):
    settings.SUGGESTION_RATE = Rate(10_000, 60)
    headers = bearer(make_token(make_focal_point("KEN")))
    make_activity(slug="course", participant="KEN")
    reader = Client()
    reader.force_login(make_user("Editor"))
    body = {"noun": "activity", "slug": "course", "field": "city", "value": "Lamu",
            "source_url": "https://example.org/a", "source_title": "A",
            "reason": "Read"}  # fmt: skip

    def send(text):
        sent = body | {name: text}
        return hostile.post("/api/v1/suggestions/", sent, "application/json", headers=headers)

    def pages():
        made = Suggestion.objects.latest("pk")
        own = [address(Suggestion, page, made.pk) for page in ("change", "accept", "history")]
        return [*own, address(Suggestion, "changelist"), made.get_absolute_url()]

    assert harmed(reader, send, pages) == []
