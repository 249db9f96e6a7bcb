"""What is asked about before it is taken for a country, and what is read without asking."""

import csv
from pathlib import Path

import pytest

from initiatives.models import Country, CountryName
from initiatives.recognition import Way, known_names, read, refusal
from initiatives.recognition.names import names_from
from initiatives.recognition.remarks import is_neutral

pytestmark = pytest.mark.django_db

DATA = Path(__file__).with_name("data")
# Names on record that others bear too, in part of the six languages.
SHARED = {"Congo", "Guinea", "Guinée", "Гвинея", "غينيا", "几内亚"}
FEW = names_from(
    [("Kenya", "KEN"), ("KEN", "KEN"), ("Georgia", "GEO"), ("China", "CHN"), ("USA", "USA")]
)


@pytest.fixture(scope="module")
def names(record):
    """The names that ship."""
    return known_names()


def told(text, names=FEW):
    return [(entry.text, entry.way.value, entry.countries) for entry in read(text, names)]


def table(name):
    with (DATA / name).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def test_what_is_in_doubt_is_asked_about(names):
    rows = table("countries_asked.csv")

    wrong = {
        row["written"]: told(row["written"], names)
        for row in rows
        if told(row["written"], names)
        != [(row["written"], "ambiguous", tuple(row["countries"].split()))]
    }

    assert wrong == {}
    assert len({row["written"] for row in rows}) == len(rows) >= 30


def test_every_code_and_every_name_on_record_is_read_as_its_country(names):
    countries = Country.objects.values_list("iso_alpha2", "iso_alpha3", "name")
    meant = [(text, row[1]) for row in countries for text in row]
    meant += CountryName.objects.values_list("text", "country__iso_alpha3")

    wrong = {
        text: told(text, names)
        for text, country in meant
        if [entry[1:] for entry in told(text, names)] != [("name", (country,))]
    }

    assert set(wrong) == SHARED
    assert {entry[1] for entries in wrong.values() for entry in entries} == {"ambiguous"}
    assert len(meant) >= 195 * 3 + 1_700


def test_inhabitants_are_neither_names_nor_slips(names):
    """Niger and Nigeria, Libya and the French “Liban” have words that are near one another."""
    words = (DATA / "inhabitants.txt").read_text(encoding="utf-8").splitlines()

    taken = {word: told(word, names) for word in words if any(e[2] for e in told(word, names))}

    assert taken == {}
    assert len(set(words)) == len(words) >= 370


def test_a_name_that_is_a_word_for_inhabitants_too_stays_a_name(names):
    words = ["Suisse", "Argentine", "Filipinas", "Libia", "Mali", "Laos"]

    assert [entry.way for entry in read(", ".join(words), names)] == [Way.NAME] * len(words)


def test_what_is_asked_about_names_what_to_write_instead():
    (reading,) = read("Georgia (USA)", FEW)

    assert refusal(reading, FEW) == (
        "“Georgia (USA)” may be GEO (GEO) or USA (USA): write the code instead."
    )


def test_a_country_that_was_asked_about_is_not_named_before():
    assert told("Kenya (Nairobi), Kenya, Kenya (host)") == [
        ("Kenya (Nairobi)", "ambiguous", ("KEN",)),
        ("Kenya", "name", ("KEN",)),
        ("Kenya (host)", "again", ("KEN",)),
    ]


def test_three_remarks_stand_behind_a_name_and_no_more():
    assert told("Kenya (KEN) (host) (online)") == [
        ("Kenya (KEN) (host) (online)", "name", ("KEN",))
    ]
    assert told(f"Kenya {'(host)' * 5000}")[0][1:] == ("unknown", ())


@pytest.mark.parametrize(
    "remark", ["", "*", "3", "(3)", "a", "iii", "2024", "host, tbc", "线上及线下"]
)
def test_a_remark_that_tells_nothing_of_the_place_is_passed_over(remark):
    assert is_neutral(remark)


@pytest.mark.parametrize("remark", ["Nairobi", "N", "n", "host, Nairobi", "US", "?", "香港"])
def test_a_remark_that_may_tell_of_another_place_is_not(remark):
    assert not is_neutral(remark)
