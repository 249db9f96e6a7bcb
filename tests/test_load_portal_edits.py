"""Loading again after editors were at work: what was edited, deleted or renamed."""

import pytest

from initiatives import workflow
from initiatives.models import Activity, Country, Evidence, Theme, Workshop
from tests.editors import make_superuser
from tests.loading import Files, history_of, load

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path)


@pytest.mark.parametrize("edit", ["column", "link", "state"])
def test_an_edited_record_is_left_alone_and_named(files, capsys, edit):
    load(files.write())
    course = Workshop.objects.get()
    if edit == "column":
        Workshop.objects.update(city="Abidjan")
    elif edit == "link":
        course.themes.clear()
    else:
        workflow.withdraw(course, by=make_superuser(), reason="wrong")
    files.fields("workshop")["name"] = "Another name"
    files.fields("forum")["name"] = "Another summit"
    path = files.write()
    capsys.readouterr()

    load(path)

    assert Workshop.objects.get().name == "A course"
    assert Activity.objects.get(slug="summit").name == "Another summit"
    out = capsys.readouterr().out
    assert "workshop: 0 created, 0 updated, 0 unchanged, 1 left alone" in out
    assert "record.json, record 7 (workshop course): edited since it was loaded" in out


def test_overwrite_replaces_an_edited_record(files):
    load(files.write())
    Workshop.objects.update(city="Abidjan")
    Workshop.objects.get().themes.clear()

    load(files.write(), overwrite=True)

    course = Workshop.objects.get()
    assert (course.city, course.publication_state) == ("", "published")
    assert [theme.slug for theme in course.themes.all()] == ["talent-training"]
    assert history_of(course)[0] == ("~", "loaded from record.json")


def test_overwrite_leaves_it_to_the_workflow_what_is_public(files, capsys):
    load(files.write())
    workflow.withdraw(Workshop.objects.get(), by=make_superuser(), reason="wrong")
    Workshop.objects.update(city="Abidjan")
    path = files.write()
    capsys.readouterr()

    load(path, overwrite=True)

    course = Workshop.objects.get()
    assert (course.city, course.publication_state) == ("", "withdrawn")
    out = capsys.readouterr().out
    assert "workshop: 0 created, 1 updated, 0 unchanged, 0 left alone" in out
    assert out.splitlines()[-2:] == [
        "As public as before (the workflow alone moves that):",
        f"{path}, record 7 (workshop course): stays Withdrawn",
    ]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_record_that_was_withdrawn_stays_so_however_often_it_is_loaded(files, overwrite):
    load(files.write())
    workflow.withdraw(Workshop.objects.get(), by=make_superuser(), reason="wrong")
    load(files.write(), overwrite=True)
    before = history_of(Workshop.objects.get())
    files.fields("workshop")["city"] = "Abidjan"

    load(files.write(), overwrite=overwrite)

    course = Workshop.objects.get()
    assert (course.publication_state, course.city) == ("withdrawn", "Abidjan" * overwrite)
    assert len(history_of(course)) == len(before) + overwrite


def test_an_edit_that_the_file_takes_up_is_no_longer_an_edit(files):
    load(files.write())
    Workshop.objects.update(city="Abidjan")
    files.fields("workshop")["city"] = "Abidjan"
    load(files.write())
    files.fields("workshop")["venue"] = "A hotel"

    load(files.write())

    assert Workshop.objects.get().venue == "A hotel"


def test_a_row_that_was_not_loaded_is_left_alone_unless_it_says_the_same(files, capsys):
    Theme.objects.create(slug="talent-training", name="Talent and training")
    Country.objects.create(
        iso_alpha3="CIV", iso_alpha2="CI", m49="384", name="Ivory Coast", region="002",
        subregion="202", intermediate_region="011",
    )  # fmt: skip

    load(files.write())

    out = capsys.readouterr().out
    assert "theme: 0 created, 0 updated, 1 unchanged, 0 left alone" in out
    assert "record.json, record 2 (country CIV): was not loaded from a file" in out
    assert Country.objects.get().name == "Ivory Coast"


def test_deleted_records_stay_deleted_with_what_refers_to_them(files, capsys):
    load(files.write())
    Workshop.objects.get().delete()
    path = files.write()
    capsys.readouterr()

    load(path)

    assert not Workshop.objects.exists()
    assert Evidence.objects.get().activity is None
    assert capsys.readouterr().out.splitlines()[-5:] == [
        "Left alone (--overwrite replaces them):",
        f"{path}, record 7 (workshop course): deleted since it was loaded",
        *[
            f"{path}, record {record}: refers to activity course, which was left alone"
            for record in (
                "9 (participation course/CIV/host)",
                "10 (claim course/countries/original/nearly 40)",
                "12 (evidence ten-courses/1)",
            )
        ],
    ]


def test_overwrite_brings_deleted_records_back(files):
    load(files.write())
    Workshop.objects.get().delete()

    load(files.write(), overwrite=True)

    course = Workshop.objects.get()
    assert [part.country.iso_alpha3 for part in course.participations.all()] == ["CIV"]
    assert Evidence.objects.get().activity == Activity.objects.get(pk=course.pk)


def test_a_renamed_record_is_followed(files):
    load(files.write())
    workflow.rename(Activity.objects.get(slug="course"), "kurs", by=make_superuser(), reason="typo")
    files.fields("workshop")["city"] = "Abidjan"
    files.fields("participation")["note"] = "Confirmed"

    load(files.write())

    course = Workshop.objects.get()
    assert (course.slug, course.city) == ("kurs", "Abidjan")
    assert course.participations.get().note == "Confirmed"


def test_a_record_may_change_its_kind(files):
    load(files.write())
    forum = files.objects[7]
    forum["model"] = "initiatives.workshop"

    load(files.write())

    assert Activity.objects.get(slug="summit").kind == "workshop"
