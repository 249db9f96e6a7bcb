"""Sources, organizations and the ids of the fact sheets: nothing was lost in the merge."""

import re
from collections import Counter

from tests.record.shipped import ACTIVITIES, FIXTURES, by_slug, pick, plain, table, tuples

SOURCES = by_slug("source")
# Where the two sheets describe one page differently; fixtures/README.md says what was kept.
MERGED_SOURCES = {
    ("digital-watch-report-a-79-966-2025", "published_on", ""),
    ("un-press-ga-12699-2025", "published_on", "2025-08"),
    ("un-press-ga-12699-2025", "title", "General Assembly press release GA/12699"),
}
# Sources and claims name what no fact sheet has an id for.
FROM_ARTICLES = {
    "initiative": {"global-development-initiative"},
    "forum": {"summit-of-the-future-2024"},
}
KEPT = ("title", "kind", "published_on", "language", "url")


def test_every_value_of_a_source_is_kept():
    lost = {
        (row["source"], name, row[name])
        for row in table("sheets/sources.csv")
        for name in KEPT
        if plain(SOURCES[row["source"]].get(name)) != row[name]
    }

    assert lost == MERGED_SOURCES


# How the sheets say that one publisher prints what another wrote; on record both have a column.
LINKING = {
    "a", "an", "as", "by", "carried", "citing", "in", "of", "relayed", "relaying", "report",
    "republished", "rewriting", "text", "via",
}  # fmt: skip
# Words that describe the page or name an office or an address, not the publisher.
DESCRIBING = {
    "action-plan-full-text-english-2024": {"english", "site", "translation"},
    "digital-watch-global-digital-compact": {"diplo"},
    "ecns-brics-statement-2025": {"cn", "ecns"},
    "ecns-resolution-78-311-2024": {"cn", "ecns"},
    "pakistan-today-guo-jiakun-2025": {"guo", "jiakun", "spokesperson"},
    "unesco-readiness-assessment-2023": {"press", "release"},
    "voa-editorial-pgiai": {"editorials"},
    "wnsrcn-beijing-workshop-2025": {"agency", "item", "news"},
}


def test_every_publisher_of_the_sheets_is_that_of_the_source_or_of_its_origin_or_in_its_note():
    lost = [
        (row["source"], words_of(row["publisher"]) - told_of_publishers(row["source"]) - LINKING)
        for row in table("sheets/sources.csv")
    ]

    assert {source: words for source, words in lost if words} == DESCRIBING
    assert len(lost) == 306


def told_of_publishers(source):
    """Return the words of the publishers of a source and of what it reprints, and of its note."""
    fields, publishers = SOURCES[source], by_slug("publisher")
    slugs = [*fields["publisher"], *(fields.get("origin_publisher") or [])]
    slugs += [SOURCES[slug]["publisher"][0] for slug in fields.get("reprint_of") or []]
    names = [f"{slug} {publishers[slug]['name']}" for slug in slugs]
    return words_of(" ".join([*names, fields.get("note", ""), fields["title"]]))


def words_of(text):
    return set(re.findall(r"\w+", text.lower()))


def test_every_note_of_a_source_is_kept():
    lost = [
        (source, note)
        for source, note in tuples("sheets/source_notes.csv")
        if note not in " ".join(SOURCES[source].get("note", "").split())
    ]

    # Its fields have the title and the day now.
    assert lost == [("un-press-ga-12699-2025", "Title paraphrased; day not captured.")]
    assert len(tuples("sheets/source_notes.csv")) == 134


def test_the_five_founding_articles_are_marked_and_no_other_source():
    marked = {
        slug: fields["founding_text"]
        for slug, fields in SOURCES.items()
        if fields.get("founding_text")
    }

    assert set(marked) == {row["source"] for row in table("sheets/sources.csv") if row["seed"]}
    assert sorted(name[:3] for name in marked.values()) == ["000", "001", "002", "003", "004"]
    assert {SOURCES[slug]["read_extent"] for slug in marked} == {"whole"}


def test_every_organization_keeps_name_acronym_kind_country_and_address():
    organizations = by_slug("organization")
    lost = [
        (row["organization"], name, row[name])
        for row in table("sheets/organizations.csv")
        for name in ("name", "acronym", "kind", "country", "url")
        if row[name] and row[name] not in texts_of(organizations[row["organization"]], name)
    ]

    # The aliases of Amazon name its web services; one of two addresses of the UN is kept.
    assert lost == [
        ("amazon", "name", "Amazon (including Amazon Web Services)"),
        ("united-nations", "url", "https://press.un.org"),
    ]


def texts_of(fields, name):
    aliases = fields.get("aliases", []) if name == "name" else []
    return [plain(fields.get(name)), *aliases]


def test_every_id_of_the_sheets_has_its_public_record():
    crosswalk = table(FIXTURES / "crosswalk.csv")
    slugs = {noun: set(by_slug(noun)) for noun in {row["noun"] for row in crosswalk}}

    assert [row for row in crosswalk if row["slug"] not in slugs[row["noun"]]] == []
    assert Counter(noun for noun, _ in {(row["noun"], row["sheet_id"]) for row in crosswalk}) == {
        "initiative": 97, "workshop": 19, "forum": 55, "source": 306,
        "organization": 138, "commitment": 96, "pillar": 100,
    }  # fmt: skip


def test_every_public_record_of_a_sheet_is_in_the_crosswalk():
    crosswalk = {(row["noun"], row["slug"]) for row in table(FIXTURES / "crosswalk.csv")}

    unnamed = {
        model: {slug for (slug,) in pick(model, "slug") if (model, slug) not in crosswalk}
        for model in (*ACTIVITIES, "organization", "commitment", "pillar")
    }
    assert {model: slugs for model, slugs in unnamed.items() if slugs} == FROM_ARTICLES


def test_ids_that_share_a_record_are_those_that_were_merged():
    shared = Counter((row["noun"], row["slug"]) for row in table(FIXTURES / "crosswalk.csv"))

    merged = Counter(noun for (noun, _), count in shared.items() if count > 1)
    assert merged == {"initiative": 3, "forum": 1, "organization": 11, "commitment": 3, "source": 2}
