"""The address that was left with a suggestion: answered once, and kept no longer."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from initiatives.models import Suggestion
from tests.deciding import decline, state_of
from tests.factories import make_organization, make_suggestion

pytestmark = pytest.mark.django_db


def test_the_address_is_forgotten_with_the_decision_and_never_was_in_the_history():
    suggestion = make_suggestion("organization", make_organization().slug, contact="me@example.org")

    decline(suggestion)

    rows = list(suggestion.history.values())
    assert len(rows) == 2
    assert "me@example.org" not in str(rows)
    assert state_of(suggestion)[2] == ""


def test_the_database_keeps_no_address_of_what_was_decided():
    suggestion = make_suggestion(contact="me@example.org")

    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.filter(pk=suggestion.pk).update(state="declined")


def test_who_left_an_address_is_answered_once_all_is_written(django_capture_on_commit_callbacks):
    suggestion = make_suggestion("organization", make_organization().slug, contact="me@example.org")

    with django_capture_on_commit_callbacks(execute=True):
        decline(suggestion, origin="https://portal.example.org")
        assert mail.outbox == []

    [message] = mail.outbox
    assert (message.to, message.from_email) == (["me@example.org"], "portal@localhost")
    assert message.subject == f"Your suggestion {suggestion.number}"
    assert "It was declined.\nReason: Not in the source\n" in message.body
    assert f"\nhttps://portal.example.org/suggest/{suggestion.number}/\n" in message.body


def test_nobody_is_written_to_without_an_address(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        decline(make_suggestion())

    assert (callbacks, mail.outbox) == ([], [])


def test_nobody_is_written_to_about_a_decision_that_was_undone(django_capture_on_commit_callbacks):
    suggestion = make_suggestion(contact="me@example.org")

    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        decline(suggestion)
        transaction.set_rollback(True)

    assert mail.outbox == []
    assert state_of(suggestion) == ("open", "", "me@example.org")


def test_a_mail_server_that_is_down_undoes_no_decision(
    settings, caplog, django_capture_on_commit_callbacks
):
    down = {"host": "127.0.0.1", "port": 1, "timeout": 1}
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": smtp, "OPTIONS": down}}
    suggestion = make_suggestion(contact="me@example.org")

    with django_capture_on_commit_callbacks(execute=True):
        decline(suggestion)

    assert state_of(suggestion)[0] == "declined"
    assert "on_commit" in caplog.text
