"""Loads and edits at the same time: neither is lost, and neither blocks the other for good."""

from functools import partial

import pytest
from django.db import connection

from initiatives.models import Activity
from tests.admin_forms import data_of, told
from tests.changing import edit, form_of, signed_in, sourced, version
from tests.editors import make_superuser
from tests.loading import Files, load
from tests.overlap import COUNTING, in_threads, overlapping

pytestmark = pytest.mark.django_db(transaction=True)

LOCKING = {"sqlite": "BEGIN", "postgresql": "FOR UPDATE"}


@pytest.mark.parametrize("moment", ["begun", "ending"])
@pytest.mark.parametrize("first", ["edit", "load"])
def test_a_load_during_an_edit_of_another_record_loses_neither(tmp_path, first, moment):
    files, user = Files(tmp_path), make_superuser()
    other = sourced("published", name="Entered here", slug="entered-here")
    load(files.write())
    files.fields("workshop")["venue"] = "A hotel"
    before = version()
    acts = {
        "edit": partial(edit, other, user, city="Mombasa"),
        "load": partial(load, files.write()),
    }
    at = COUNTING if moment == "ending" else LOCKING[connection.vendor]

    outcomes = overlapping(acts.pop(first), *acts.values(), at=at)

    assert outcomes == [None, None]
    venue = Activity.objects.get(slug="course").venue
    assert (venue, Activity.objects.get(pk=other.pk).city) == ("A hotel", "Mombasa")
    assert "mombasa" in Activity.objects.get(pk=other.pk).search_text
    assert version() == before + 2


def test_a_load_that_waited_for_an_edit_of_the_same_record_leaves_it_alone(tmp_path, capsys):
    files, user = Files(tmp_path), make_superuser()
    load(files.write())
    course = Activity.objects.get(slug="course")
    files.fields("workshop")["venue"] = "A hotel"
    again = partial(load, files.write())

    outcomes = overlapping(partial(edit, course, user, city="Abidjan"), again)

    assert outcomes == [None, None]
    row = Activity.objects.get(pk=course.pk)
    assert (row.city, row.venue) == ("Abidjan", "")
    assert "(workshop course): edited since it was loaded" in capsys.readouterr().out


ROUNDS = 12


@pytest.mark.parametrize("overwrite", [False, True])
def test_loads_and_edits_of_one_record_again_and_again_never_block_each_other(tmp_path, overwrite):
    """Both change the same rows; whoever took them in another order would wait for good."""
    files, user = Files(tmp_path), make_superuser()
    load(files.write())
    course, before = Activity.objects.get(slug="course"), version()
    told = course.history.count()

    def edits():
        for number in range(ROUNDS):
            edit(course, user, venue=f"Hall {number}")

    def loads():
        for number in range(ROUNDS):
            files.fields("workshop")["slogan"] = f"Slogan {number}"
            files.fields("theme")["name"] = f"Theme {number}"  # renews every activity
            load(files.write(), overwrite=overwrite)

    outcomes = in_threads(edits, loads)

    row = Activity.objects.get(pk=course.pk)
    last = f"Hall {ROUNDS - 1}"
    assert outcomes == [None, None]
    assert version() == before + 2 * ROUNDS
    assert course.history.filter(history_change_reason="edited").count() == ROUNDS
    assert (row.venue, row.slogan) == (
        course.history.latest().venue,
        course.history.latest().slogan,
    )
    assert f"theme {ROUNDS - 1}" in row.search_text
    if overwrite:
        assert course.history.count() == told + 2 * ROUNDS
        assert row.slogan == f"Slogan {ROUNDS - 1}"
    else:
        assert row.venue == last


def test_of_two_forms_of_one_record_while_it_is_loaded_the_second_is_told(tmp_path):
    files, user = Files(tmp_path), make_superuser()
    load(files.write())
    course = Activity.objects.get(slug="course")
    sends = [
        form_of(signed_in(user), course, city=f"Town {number}", venue=f"Hall {number}")
        for number in range(2)
    ]
    files.fields("theme")["name"] = "Another name"  # renews every activity
    again, before = partial(load, files.write()), version()

    *answers, loaded = in_threads(*sends, again)

    row = Activity.objects.get(pk=course.pk)
    codes = [answer.status_code for answer in answers]
    assert (sorted(codes), loaded) == ([200, 302], None)
    saved, refused = codes.index(302), answers[codes.index(200)]
    assert (row.city, row.venue) == (f"Town {saved}", f"Hall {saved}")
    assert told(refused) == [
        ("City", course.city, row.city, True),
        ("Venue", course.venue, row.venue, True),
    ]
    kept = data_of(refused)
    assert (kept["city"], kept["venue"]) == (f"Town {1 - saved}", f"Hall {1 - saved}")
    assert "another name" in row.search_text
    assert version() == before + 2
