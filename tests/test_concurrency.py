"""People and programs at work at the same time: nothing is lost, and who comes second is told.

Nothing sleeps: one thread stops inside its transaction until the other stands before the
database, so that both overlap in every run.
"""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from initiatives import workflow
from initiatives.models import Activity, Workshop
from tests.admin_forms import address, data_of, told
from tests.changing import edit, form_of, signed_in, sourced, version
from tests.editors import make_superuser
from tests.factories import make_activity
from tests.overlap import COUNTING, Overlap, expect, in_threads, overlapping

pytestmark = pytest.mark.django_db(transaction=True)


def mover(name, activity, user, reason):
    """Return a function that moves a record as somebody sees it who opened it now."""
    seen = Activity.objects.get(pk=activity.pk)
    return partial(workflow.move, name, seen, by=user, reason=reason)


def state_of(activity):
    return Activity.objects.get(pk=activity.pk).publication_state


@pytest.mark.parametrize("run", [overlapping, in_threads])
def test_of_two_editors_who_publish_at_once_one_moves_and_the_other_is_told(run):
    activity = sourced()
    rows = activity.history.count()
    editors = [make_superuser(), make_superuser()]

    outcomes = run(*(mover("publish", activity, user, f"by {user}") for user in editors))

    (winner,) = [user for user, told in zip(editors, outcomes, strict=True) if told is None]
    (refusal,) = [told for told in outcomes if told is not None]
    assert isinstance(refusal, ValidationError), repr(refusal)
    assert refusal.code == "illegal_move"
    assert "“A workshop” is “Published”" in refusal.messages[0]
    latest = activity.history.latest()
    assert activity.history.count() == rows + 1
    assert (latest.publication_state, latest.history_user) == ("published", winner)
    assert latest.history_change_reason == f"by {winner}"
    assert version() == 1


def test_of_opposite_moves_at_once_the_second_starts_from_where_the_first_ended():
    activity, user = sourced("published"), make_superuser()

    outcomes = overlapping(
        mover("withdraw", activity, user, "wrong"), mover("back_to_draft", activity, user, "redo")
    )

    assert outcomes == [None, None]
    reasons = activity.history.values_list("history_change_reason", flat=True)
    assert (state_of(activity), list(reasons[:2])) == ("draft", ["redo", "wrong"])


def test_a_form_sent_during_a_withdrawal_does_not_bring_the_record_back():
    activity, user = sourced("published"), make_superuser()
    send = form_of(signed_in(user), activity, city="Nairobi")

    withdrawn, response = overlapping(mover("withdraw", activity, user, "wrong"), send)

    assert (withdrawn, response.status_code) == (None, 302)
    row = Activity.objects.get(pk=activity.pk)
    assert (row.publication_state, row.city) == ("withdrawn", "Nairobi")
    told = activity.history.values_list("publication_state", "history_change_reason")
    assert list(told[:2]) == [("withdrawn", "city read again"), ("withdrawn", "wrong")]


def test_a_withdrawal_during_the_saving_of_a_form_loses_nothing_of_the_edit():
    activity, user = sourced("published"), make_superuser()
    send = form_of(signed_in(user), activity, city="Nairobi")

    response, withdrawn = overlapping(send, mover("withdraw", activity, user, "wrong"))

    assert (response.status_code, withdrawn) == (302, None)
    latest = activity.history.latest()
    row = Activity.objects.get(pk=activity.pk)
    assert (row.publication_state, row.city) == ("withdrawn", "Nairobi")
    assert (latest.publication_state, latest.city) == ("withdrawn", "Nairobi")


@pytest.mark.parametrize("run", [overlapping, in_threads])
def test_of_two_forms_of_one_record_at_once_the_second_is_told_and_loses_nothing(run):
    activity, clients = sourced(city="Nairobi"), [signed_in(make_superuser()) for _ in range(2)]
    sends = [form_of(client, activity, city=f"Town {n}") for n, client in enumerate(clients)]
    rows, before = activity.history.count(), version()

    answers = run(*sends)

    codes = [answer.status_code for answer in answers]
    assert sorted(codes) == [200, 302]
    first, second = codes.index(302), codes.index(200)
    assert told(answers[second]) == [("City", "Nairobi", f"Town {first}", True)]
    assert data_of(answers[second])["city"] == f"Town {second}"
    assert Activity.objects.get(pk=activity.pk).city == f"Town {first}"
    assert (activity.history.count(), version()) == (rows + 1, before + 1)
    again = clients[second].post(
        address(Workshop, "change", activity.pk), data_of(answers[second])
    )  # with both before the eyes
    assert again.status_code == 302
    assert Activity.objects.get(pk=activity.pk).city == f"Town {second}"


def test_of_two_forms_of_one_record_at_once_what_each_changed_is_kept():
    activity, user = sourced(city="Nairobi"), make_superuser()
    client = signed_in(user)
    sends = [form_of(signed_in(user), activity, city="Mombasa"),
             form_of(client, activity, venue="A hall")]  # fmt: skip

    saved, refused = overlapping(*sends)
    again = client.post(refused.request["PATH_INFO"], data_of(refused))

    assert [answer.status_code for answer in (saved, refused, again)] == [302, 200, 302]
    assert told(refused) == [("City", "Nairobi", "Mombasa", False)]
    row = Activity.objects.get(pk=activity.pk)
    assert (row.city, row.venue) == ("Mombasa", "A hall")


def test_two_edits_of_one_record_at_once_are_both_kept():
    activity, user = sourced("published"), make_superuser()

    outcomes = overlapping(
        partial(edit, activity, user, city="Nairobi"), partial(edit, activity, user, venue="A hall")
    )

    assert outcomes == [None, None]
    row = Activity.objects.get(pk=activity.pk)
    assert (row.city, row.venue, version()) == ("Nairobi", "A hall", 2)


@pytest.mark.parametrize("run", [overlapping, in_threads])
@pytest.mark.parametrize("counted_before", [0, 1])
def test_two_changes_at_once_count_twice(run, counted_before):
    activities = [make_activity(), make_activity()]
    for _ in range(counted_before):
        workflow.bump()

    outcomes = run(*(partial(workflow.touch, activity) for activity in activities))

    assert outcomes == [None, None]
    assert version() == counted_before + 2


def test_one_record_touched_by_many_threads_counts_each_time():
    activity = make_activity()

    outcomes = in_threads(*[
        partial(workflow.touch, Activity.objects.get(pk=activity.pk)) for _ in range(6)
    ])  # fmt: skip

    assert outcomes == [None] * 6
    assert version() == 6


def test_pages_are_read_while_a_writer_holds_its_transaction(client):
    activity, user = sourced("published", slug="read-meanwhile"), make_superuser()
    paths = ["/", "/workshops/", "/workshops/read-meanwhile/", "/api/v1/workshops/read-meanwhile/"]
    client.get("/")  # what is compiled once is compiled
    both = Overlap()

    def read():
        expect(both.held)
        try:
            # On a connection of its own, as new as that of a process just started.
            return [Client().get(path).status_code for path in paths]
        finally:
            both.released.set()

    def hold():
        try:
            with both.stopping(COUNTING):
                return mover("withdraw", activity, user, "wrong")()
        finally:
            both.held.set()

    meanwhile, withdrawn = in_threads(read, hold)

    assert (meanwhile, withdrawn) == ([200] * 4, None)
    assert [client.get(path).status_code for path in paths] == [200, 200, 404, 404]


@pytest.mark.sqlite_only
def test_a_reader_sees_one_state_through_a_whole_transaction_of_its_own_on_sqlite():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()
        # A plain BEGIN reads alone, and holds what it saw first.
        cursor.execute("BEGIN")
        try:
            cursor.execute("SELECT count(*) FROM initiatives_activity")
            seen = [cursor.fetchone()[0]]
            in_threads(make_activity)
            cursor.execute("SELECT count(*) FROM initiatives_activity")
            seen.append(cursor.fetchone()[0])
        finally:
            cursor.execute("ROLLBACK")

    assert mode == ("wal",)
    assert [*seen, Activity.objects.count()] == [0, 0, 1]
