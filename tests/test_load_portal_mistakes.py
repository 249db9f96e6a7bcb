"""Mistakes in files: all of them told at once, with file, record, field and reason."""

import json

import pytest
from django.core.management import CommandError

from tests.loading import Files, load, tables

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path)


def mistakes_of(*paths, **options):
    """Load files that are refused; return the lines, without the folder, and compare tables."""
    before = tables()
    with pytest.raises(CommandError) as refusal:
        load(*paths, **options)
    assert tables() == before
    first, *lines = str(refusal.value).replace(f"{paths[0].parent}/", "").splitlines()
    assert first == f"{len(lines)} mistake{'s' * (len(lines) > 1)}, nothing was written:"
    return lines


# Model, position among its kind, field, value; what is said of the record and the reason.
FIELDS = [
    ("theme", "name", 5, "record 1 (theme talent-training), name: 5 is of the wrong type: "
     "write text in quotation marks"),
    ("theme", "name", None, "record 1 (theme talent-training), name: null is not allowed: "
     "leave the field out, or give a value"),
    ("theme", "name", "", "record 1 (theme talent-training), name: This field cannot be blank."),
    ("theme", "name", "x" * 101, "record 1 (theme talent-training), name: Ensure this value has "
     "at most 100 characters (it has 101)."),
    ("theme", "name", "a\0b", "record 1 (theme talent-training), name: holds a character that no "
     "database keeps (null, or half of a pair): take it out"),
    ("theme", "nmae", "x", "record 1 (theme talent-training), nmae: unknown field “nmae”: is "
     "“name” meant?"),
    ("source", "read_on", "2026-02-30", "record 4 (source reprint), read_on: “2026-02-30” value "
     "has the correct format (YYYY-MM-DD) but it is an invalid date."),
    ("source", "title_is_exact", "yes", "record 4 (source reprint), title_is_exact: \"yes\" is of "
     "the wrong type: write true or false"),
    ("source", "reprint_of", "original", "record 4 (source reprint), reprint_of: \"original\" is "
     "not a natural key: write [\"slug\"]"),
    ("source", "publisher", None, "record 4 (source reprint), publisher: null is not allowed: "
     "name a record"),
    ("source", "publisher", ["nobody"], "record 4 (source reprint), publisher: publisher "
     "“nobody” is neither in these files nor in the portal"),
    ("source", "url", "here", "record 4 (source reprint), url: Enter a valid URL."),
    ("source", "kind", "blog", "record 4 (source reprint), kind: Value 'blog' is not a valid "
     "choice."),
    ("workshop", "starts_on", "2025-13", "record 7 (workshop course), starts_on: “2025-13” is not "
     "a date. Write 2025-05-12, 2025-05 or 2025."),
    ("workshop", "edition_number", True, "record 7 (workshop course), edition_number: true is of "
     "the wrong type: write a whole number"),
    ("workshop", "languages", ["fr", 1], "record 7 (workshop course), languages: [\"fr\", 1] is "
     "of the wrong type: write a list of texts"),
    ("workshop", "countries_high", "many", "record 7 (workshop course), countries_high: “many” "
     "value must be a decimal number."),
    ("workshop", "themes", "talent", "record 7 (workshop course), themes: a list of natural keys "
     "is expected"),
    ("workshop", "themes", [["art"]], "record 7 (workshop course), themes: theme “art” is neither "
     "in these files nor in the portal"),
    ("workshop", "search_text", "x", "record 7 (workshop course), search_text: kept by the portal "
     "itself: leave it out"),
    ("workshop", "publication_state", "publishd", "record 7 (workshop course), publication_state: "
     "unknown value “publishd”: is “published” meant?"),
    ("workshop", "ends_on", "2025-04", "record 7 (workshop course): The later date lies before "
     "the earlier one."),
    ("workshop", "initiative_type", "project", "record 7 (workshop course): A workshop or forum "
     "has no type, announcement or adoption date, and a status only if it was cancelled, "
     "suspended, or nobody knows whether it took place."),
    ("workshop", "countries_low", 41, "record 7 (workshop course): The lower bound lies above the "
     "upper one."),
    ("evidence", "number", -1, "record 12 (evidence ten-courses/-1), number: Ensure this value is "
     "greater than or equal to 0."),
]  # fmt: skip


@pytest.mark.parametrize(("model", "field", "value", "line"), FIELDS)
def test_a_field_that_cannot_be_loaded_is_named(files, model, field, value, line):
    files.fields(model)[field] = value

    assert mistakes_of(files.write()) == [f"record.json, {line}"]


def test_an_end_before_the_announcement_is_named(files):
    files.fields("initiative").update(announced_on="2025-05", ends_on="2024")

    assert mistakes_of(files.write()) == [
        "record.json, record 6 (initiative plan): Without a start, an initiative does not end "
        "before it was announced or adopted."
    ]


def test_all_mistakes_are_told_at_once(files):
    files.fields("source", 1)["kind"] = "blog"
    files.fields("source", 1)["language"] = None
    files.fields("workshop")["starts_on"] = "soon"
    files.fields("participation")["role"] = "guest"
    files.fields("evidence").update(amount_low=3, amount_high=2)
    first = files.write("1.json")
    files.objects = []
    files.add("milestone", activity=["course"], happened_on="2025", title="")
    files.add("person", slug="x")
    second = files.write("2.json")

    assert mistakes_of(first, second, check=True) == [
        "1.json, record 5 (source original), kind: Value 'blog' is not a valid choice.",
        "1.json, record 5 (source original), language: null is not allowed: leave the field out, "
        "or give a value",
        "1.json, record 7 (workshop course), starts_on: “soon” is not a date. Write 2025-05-12, "
        "2025-05 or 2025.",
        "1.json, record 9 (participation course/CIV/guest), role: Value 'guest' is not a valid "
        "choice.",
        "1.json, record 12 (evidence ten-courses/1): The lower bound lies above the upper one.",
        "2.json, record 1 (milestone without key), title: This field cannot be blank.",
        "2.json, record 2 (person x), name: This field cannot be blank.",
    ]  # fmt: skip


def test_a_record_without_its_key_is_named(files):
    del files.fields("theme")["slug"], files.fields("participation")["country"]
    files.fields("workshop")["themes"] = files.fields("forum")["themes"] = []
    files.fields("initiative")["themes"] = []

    assert mistakes_of(files.write()) == [
        "record.json, record 1 (theme without key), slug: This field cannot be blank.",
        "record.json, record 9 (participation without key), country: This field cannot be null.",
    ]


def test_two_records_with_one_key_are_named(files):
    files.copy("participation", note="again")
    path = files.write("1.json")
    files.objects = []
    files.add("forum", slug="course", name="The same address")
    other = files.write("2.json")

    assert mistakes_of(path, other) == [
        "1.json, record 13 (participation course/CIV/host): the same record as 1.json, "
        "record 9 (participation course/CIV/host): keep one of them",
        "2.json, record 1 (forum course): the same record as 1.json, record 7 (workshop course): "
        "keep one of them",
    ]


def test_what_must_be_unique_is_named(files):
    files.copy("country", iso_alpha3="XXX", m49="999")

    assert mistakes_of(files.write()) == [
        "record.json, record 13 (country XXX), iso_alpha2: Country with this ISO 3166-1 alpha-2 "
        "already exists."
    ]


def test_records_that_refer_to_one_another_in_a_ring_are_named(files):
    files.fields("source", 1)["reprint_of"] = ["reprint"]
    files.add("organization", slug="self", name="Self", kind="company", parent=["self"])

    assert mistakes_of(files.write()) == [
        "record.json, record 5 (source original), reprint_of: a ring of references: source "
        "reprint → source original → source reprint",
        "record.json, record 13 (organization self), parent: a ring of references: organization "
        "self → organization self",
    ]


OBJECTS = [
    (1, ": an object with “model” and “fields” is expected"),
    ({"model": "initiatives.theem", "fields": {}}, " model: unknown model “initiatives.theem”: "
     "is “initiatives.theme” meant?"),
    ({"model": "auth.user", "fields": {}}, " model: unknown model “auth.user”"),
    ({"model": "initiatives.activity", "fields": {}}, " model: name the kind: "
     "initiatives.initiative, .workshop or .forum"),
    ({"model": "initiatives.theme"}, " fields: an object with the fields of the record is "
     "expected"),
    ({"model": "initiatives.theme", "pk": 1, "fields": {"slug": "x", "name": "X"}}, " pk: only "
     "“model” and “fields” are expected, once each: the key is natural"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "reason"), OBJECTS)
def test_an_object_that_is_no_record_is_named(files, written, reason):
    files.objects.append(written)

    (line,) = mistakes_of(files.write())

    assert (
        line.removeprefix("record.json, record 13,").removeprefix("record.json, record 13")
        == reason
    )


CONTENTS = [
    (b'[\n  {"model": }\n]', "broken JSON at line 2, column 13: Expecting value"),
    (b"", "broken JSON at line 1, column 1: Expecting value"),
    (b"{}", "cannot be read: a list of objects is expected: [{“model”: …, “fields”: {…}}]"),
    (b'["\xff"]', "cannot be read: 'utf-8' codec can't decode byte 0xff in position 2: invalid "
     "start byte"),
    (None, "cannot be read: No such file or directory"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "reason"), CONTENTS)
def test_a_file_that_cannot_be_read_is_named_beside_other_mistakes(files, content, reason):
    files.fields("theme")["name"] = ""
    path, broken = files.write(), files.folder / "a.json"
    if content is not None:
        broken.write_bytes(content)

    assert mistakes_of(path, broken) == [
        f"a.json: {reason}",
        "record.json, record 1 (theme talent-training), name: This field cannot be blank.",
    ]


def test_a_name_that_stands_twice_in_a_record_is_named(files):
    text = json.dumps([{"model": "initiatives.theme", "fields": {"slug": "x", "name": "X"}}])
    path = files.folder / "record.json"
    path.write_text(text.replace('"slug": "x"', '"slug": "y", "slug": "x"'))

    assert mistakes_of(path) == [
        "record.json, record 1, slug: stands twice in one record: keep one"
    ]
