"""Countries in lists as sources print them, by the names on record."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.recognition import Reading, Way, known_names, read
from initiatives.recognition.names import key_of, names_from, turned_key_of
from initiatives.recognition.splitting import bare, pieces

pytestmark = pytest.mark.django_db

DATA = Path(__file__).with_name("data")
SIX = {"en", "fr", "es", "ru", "ar", "zh-Hans"}
FEW = names_from(
    [
        ("Kenya", "KEN"),
        ("Zambia", "ZMB"),
        ("Trinidad and Tobago", "TTO"),
        ("Trinidad", "TTO"),
        ("Republic of Korea", "KOR"),
        ("Guinea-Bissau", "GNB"),
        ("Viet Nam", "VNM"),
        ("埃及", "EGY"),
        ("肯尼亚", "KEN"),
        ("مصر", "EGY"),
        ("KE", "KEN"),
        ("U.A.E.", "ARE"),
    ]
)


@pytest.fixture(scope="module")
def names(record):
    """The names that ship."""
    return known_names()


def told(text, names=FEW):
    return [(entry.text, entry.way.value, entry.countries) for entry in read(text, names)]


def written():
    with (DATA / "countries_written.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def test_every_written_form_is_recognized(names):
    rows = written()

    wrong = {
        row["written"]: told(row["written"], names)
        for row in rows
        if [entry[1:] for entry in told(row["written"], names)] != [(row["way"], (row["country"],))]
    }

    assert wrong == {}
    assert len({row["written"] for row in rows}) >= 300
    slips = Counter(row["language"] for row in rows if row["way"] == "slip")
    assert min(slips[language] for language in SIX) >= 5


def test_what_is_no_country_is_taken_for_none(names):
    texts = (DATA / "no_countries.txt").read_text(encoding="utf-8").splitlines()

    taken = {text: told(text, names) for text in texts if any(e[2] for e in told(text, names))}

    assert taken == {}
    assert len(set(texts)) >= 100


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Guinea", ("GIN", "GNB", "GNQ", "PNG")),
        ("the Congo", ("COD", "COG")),
        ("Korea (online)", ("KOR", "PRK")),
        ("Corée", ("KOR", "PRK")),
        ("Гвинея", ("GIN", "GNB", "GNQ", "PNG")),
        ("الكونغو", ("COD", "COG")),
        ("刚果", ("COD", "COG")),
        ("Austrlia", ("AUS", "AUT")),
        ("Австрлия", ("AUS", "AUT")),
        ("كيبيا", ("KEN", "LBY")),
        ("阿尔巴利亚", ("ALB", "DZA")),
    ],
)
def test_what_may_mean_several_is_ambiguous(names, text, countries):
    assert told(text, names) == [(text, "ambiguous", countries)]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        (
            "Côte d'Ivoire, Lao PDR; the Republic of Korea and Türkiye",
            ["CIV", "LAO", "KOR", "TUR"],
        ),
        ("老挝、赞比亚", ["LAO", "ZMB"]),
        ("埃及和肯尼亚、南非及中国", ["EGY", "KEN", "ZAF", "CHN"]),
        ("كينيا وتنزانيا ومصر، والمغرب", ["KEN", "TZA", "EGY", "MAR"]),
        ("Кения, Танзания и Замбия", ["KEN", "TZA", "ZMB"]),
        ("États-Unis, le Royaume-Uni et la France", ["USA", "GBR", "FRA"]),
        ("Ivory Coast\nDRC\r\nUAE, KEN", ["CIV", "COD", "ARE", "KEN"]),
        (
            "Kenya, Korea, Republic of, Congo, Dem. Rep., Egypt, Arab Rep., Gambia, The",
            ["KEN", "KOR", "COD", "EGY", "GMB"],
        ),
        (
            "Trinidad and Tobago and Antigua and Barbuda and Saint Vincent and the Grenadines",
            ["TTO", "ATG", "VCT"],
        ),
        ("1. Kenya\n2) Zambia (online)\n- Mali*\n• Chad [3]", ["KEN", "ZMB", "MLI", "TCD"]),
        ("Republic of Korea, Democratic People's Republic of Korea", ["KOR", "PRK"]),
        ("Sudan, South Sudan, Niger, Nigeria", ["SDN", "SSD", "NER", "NGA"]),
        ("KEN/ZMB", ["KEN", "ZMB"]),
        ("KEN ZMB  UGA, LAO PDR", ["KEN", "ZMB", "UGA", "LAO"]),
        ("1) Kenya 2) Zambia (3) Mali", ["KEN", "ZMB", "MLI"]),
        ("Kenya / Uganda, and Zambia as well as Mali.", ["KEN", "UGA", "ZMB", "MLI"]),
    ],
)
def test_a_list_is_read_in_its_order(names, text, countries):
    readings = read(text, names)

    assert [reading.countries for reading in readings] == [(country,) for country in countries]
    assert {reading.way for reading in readings} == {Way.NAME}


def test_what_is_not_understood_stands_whole_between_what_is():
    assert told("Kenya, Johnson and Johnson, Geneva; Zambia") == [
        ("Kenya", "name", ("KEN",)),
        ("Johnson and Johnson", "unknown", ()),
        ("Geneva", "unknown", ()),
        ("Zambia", "name", ("ZMB",)),
    ]


def test_an_area_is_taken_out_with_the_country_that_it_is_written_with(names):
    text = "Kenya, Hong Kong, China, Macao, China; China, Hong Kong"

    assert told(text, names) == [
        ("Kenya", "name", ("KEN",)),
        ("Hong Kong, China", "unknown", ()),
        ("Macao, China", "unknown", ()),
        ("China", "name", ("CHN",)),
        ("Hong Kong", "unknown", ()),
    ]


def test_a_country_named_twice_is_told_so_at_the_second_place():
    assert told("Kenya, KE, Kenja, Zambia") == [
        ("Kenya", "name", ("KEN",)),
        ("KE", "again", ("KEN",)),
        ("Kenja", "again", ("KEN",)),
        ("Zambia", "name", ("ZMB",)),
    ]


def test_a_slip_inside_a_name_of_several_words_is_forgiven_once():
    assert told("Trinidad and Tabago") == [("Trinidad and Tabago", "slip", ("TTO",))]
    assert told("Trinidid and Tabagi") == [
        ("Trinidid", "slip", ("TTO",)),
        ("Tabagi", "unknown", ()),
    ]


def test_a_slip_in_signs_is_forgiven_where_five_are_its_own():
    names = names_from([("埃塞俄比亚", "ETH"), ("赞比亚", "ZMB"), ("中非共和国", "CAF")])

    assert told("埃塞尔比亚、赞必亚、埃塞比亚、中华共和国、非埃塞俄比亚", names) == [
        ("埃塞尔比亚", "slip", ("ETH",)),
        ("赞必亚", "unknown", ()),
        ("埃塞比亚", "unknown", ()),
        ("中华共和国", "unknown", ()),
        ("非埃塞俄比亚", "unknown", ()),
    ]


def test_codes_are_capitals():
    assert told("KE, ke, UAE, uae") == [
        ("KE", "name", ("KEN",)),
        ("ke", "unknown", ()),
        ("UAE", "name", ("ARE",)),
        ("uae", "unknown", ()),
    ]


def test_spellings_of_one_name_share_their_keys():
    assert key_of("Viet-Nam") == key_of("the VIET NAM") == "vietnam"
    assert turned_key_of("Korea, Rep. of") == turned_key_of("Republic of Korea") == "korea republic"


def test_nothing_is_read_out_of_nothing():
    assert [read(text, FEW) for text in ("", "  \n", ";,、", "12. ", "- *")] == [[], [], [], [], []]


@given(st.lists(st.sampled_from(["Kenya", "Zambia", "Viet Nam", "埃及", "Geneva"]), max_size=8))
def test_every_entry_of_a_list_is_told_in_its_place(entries):
    assert [reading.text for reading in read("; ".join(entries), FEW)] == entries


@given(st.text(max_size=200))
def test_every_text_is_read_and_each_piece_is_in_one_entry(text):
    readings = read(text, FEW)

    letters = [bare(text[piece.start : piece.end]) for piece in pieces(text)]
    rest = "".join(reading.text for reading in readings)
    assert all(isinstance(reading, Reading) for reading in readings)
    assert all(letter in rest for letter in letters)
    assert all(text[one.start : one.start + len(one.text)] == one.text for one in readings)
