"""BibTeX, RIS and CSL-JSON, read strictly."""

import json
from datetime import date

import pytest
from hypothesis import given

from initiatives.codelists import Noun, SourceKind
from initiatives.exports import citations
from initiatives.exports.bibtex import bibtex
from initiatives.exports.citations import Citation, citations_of, cited
from initiatives.exports.csl import csl
from initiatives.exports.plain import one_line
from initiatives.exports.ris import ris
from initiatives.models import Activity, Commitment, Country, Indicator, Organization, Source
from tests.exports.golden import assert_golden
from tests.exports.hostile import hostile
from tests.exports.readers import plain, read_bibtex, read_ris
from tests.exports.sample import heading

NOUNS = {
    Noun.ACTIVITY: Activity,
    Noun.COMMITMENT: Commitment,
    Noun.COUNTRY: Country,
    Noun.INDICATOR: Indicator,
    Noun.ORGANIZATION: Organization,
    Noun.SOURCE: Source,
}


def of_record():
    for noun, model in NOUNS.items():
        rows = model.objects.all()
        rows = rows.published() if hasattr(rows, "published") else rows
        yield from citations_of(noun, cited(noun, rows.order_by("pk")), heading())


def cite(**values):
    known = {
        "key": "source-a", "kind": "news", "title": "A title", "author": "", "publisher": "P",
        "issued": "2025-05", "url": "https://example.org/a", "accessed": date(2026, 3, 1),
        "language": "en", "note": "A note", "permalink": "https://record.example.org/sources/a/",
    }  # fmt: skip
    return Citation(**known | values)


def test_bibtex_is_the_golden_file(sample):
    assert_golden("record.bib", "".join(bibtex(of_record())))


def test_ris_is_the_golden_file(sample):
    assert_golden("record.ris", "".join(ris(of_record())))


def test_csl_is_the_golden_file(sample):
    assert_golden("record.csl.json", b"".join(csl(of_record())))


def test_every_format_says_the_same_of_a_source(sample):
    rows = cited(Noun.SOURCE, Source.objects.filter(slug="nairobi-daily-2025"))
    found = list(citations_of(Noun.SOURCE, rows, heading()))
    title = "50% of {places} went to women_in_AI"
    (entry,) = read_bibtex("".join(bibtex(found)))
    (reference,) = read_ris("".join(ris(found)))
    (item,) = json.loads(b"".join(csl(found)))

    assert (plain(entry["title"]), reference["TI"], item["title"]) == (title,) * 3
    assert (entry["month"], entry["year"], "day" in entry) == ("may", "2025", False)
    assert (reference["PY"], reference["DA"]) == ("2025", "2025/05//")
    assert item["issued"] == {"date-parts": [[2025, 5]]}
    assert (entry["urldate"], reference["Y2"]) == ("2026-03-01", "2026/03/01/")
    assert item["accessed"] == {"date-parts": [[2026, 3, 1]]}
    assert entry["url"] == "https://news.example.org/a_b?c=1&d=%7B2%7D"
    assert reference["UR"] == item["URL"] == "https://news.example.org/a_b?c=1&d={2}"
    permalink = "https://record.example.org/sources/nairobi-daily-2025/"
    assert all(permalink in note for note in (plain(entry["note"]), reference["N1"], item["note"]))


@pytest.mark.parametrize(
    ("issued", "parts", "written"),
    [
        ("2025-05-12", {"year": "2025", "month": "may", "day": "12"}, "2025/05/12/"),
        ("2025-05", {"year": "2025", "month": "may"}, "2025/05//"),
        ("2025", {"year": "2025"}, "2025///"),
        ("", {}, None),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(issued, parts, written):
    (entry,) = read_bibtex("".join(bibtex([cite(issued=issued)])))
    (reference,) = read_ris("".join(ris([cite(issued=issued)])))
    (item,) = json.loads(b"".join(csl([cite(issued=issued)])))

    assert {name: entry[name] for name in ("year", "month", "day") if name in entry} == parts
    assert reference.get("DA") == written
    numbers = [int(part) for part in issued.split("-")] if issued else None
    assert item.get("issued", {}).get("date-parts") == ([numbers] if numbers else None)


def test_a_day_on_which_it_was_read_is_not_made_up():
    unread = [cite(accessed=None)]
    assert "urldate" not in read_bibtex("".join(bibtex(unread)))[0]
    assert "Y2" not in read_ris("".join(ris(unread)))[0]
    assert "accessed" not in json.loads(b"".join(csl(unread)))[0]


@pytest.mark.django_db
def test_a_described_title_stands_in_brackets(sample):
    Source.objects.filter(slug="nairobi-daily-2025").update(title_is_exact=False)
    (found,) = citations_of(
        Noun.SOURCE, cited(Noun.SOURCE, Source.objects.filter(slug="nairobi-daily-2025")), heading()
    )
    assert found.title == "[50% of {places} went to women_in_AI]"


def test_every_kind_of_source_has_a_type():
    assert set(citations.RIS_TYPES) == set(citations.CSL_TYPES) == {"", *SourceKind}


def test_nothing_to_cite_is_a_valid_file():
    assert read_bibtex("".join(bibtex([]))) == []
    assert read_ris("".join(ris([]))) == []
    assert json.loads(b"".join(csl([]))) == []


@given(text=hostile)
def test_no_text_breaks_them(text):
    line = one_line(text)
    hostile_one = cite(title=line, author=line, publisher=line, note=line, language="en")
    pair = [hostile_one, cite(key="next")]

    entries, references = read_bibtex("".join(bibtex(pair))), read_ris("".join(ris(pair)))
    items = json.loads(b"".join(csl(pair)))

    assert [entry["ID"] for entry in entries] == ["source-a", "next"]
    assert [reference["ID"] for reference in references] == ["source-a", "next"]
    assert plain(entries[0].get("title", "")) == references[0].get("TI", "") == line
    assert items[0].get("title", "") == line


@pytest.mark.django_db
def test_the_whole_record_is_read_again(record):
    found = list(of_record())
    expected = sum(
        (model.objects.published() if hasattr(model.objects.all(), "published") else model.objects)
        .count()
        for model in NOUNS.values()
    )  # fmt: skip

    entries, references = read_bibtex("".join(bibtex(found))), read_ris("".join(ris(found)))
    items = json.loads(b"".join(csl(found)))

    assert len(entries) == len(references) == len(items) == expected > 800
    titles = [citation.title for citation in found]
    assert [plain(entry["title"]) for entry in entries] == titles
    assert [reference["TI"] for reference in references] == titles
    assert len({entry["ID"] for entry in entries}) == expected
