"""No claim says more than was read: bases, quotations, publishers."""

import re

from initiatives.codelists import PublisherKind
from tests.record.shipped import ACTIVITIES, by_slug, pick, plain, shipped, tuples
from tests.theirs import theirs

STATED = [fields for fields in shipped("claim") if fields["basis"] == "stated"]
RECORD = [fields for fields in shipped("claim") if fields["basis"] == "record"]
QUOTING = [*STATED, *shipped("statement")]
FOUNDING = {
    slug: fields for slug, fields in by_slug("source").items() if fields.get("founding_text")
}
# He wrote the article himself; the remarks of Ma Zhaoxu are a speech.
OWN_TEXTS = {"peoples-daily-china-sco-forum-2025", "mfa-ma-zhaoxu-remarks-2025"}
MOST_WORDS = 25


def words_of(quote):
    return len(quote.split())


def article_of(source):
    """Return the text of a founding article, which is not ours to publish."""
    return theirs(f"articles/{FOUNDING[source]['founding_text']}").read_text()


def test_every_stated_claim_has_a_field_and_a_value_a_quote_or_a_place():
    assert [
        fields
        for fields in STATED
        if not fields["field"]
        or not any(fields.get(name) for name in ("value", "quote", "locator"))
    ] == []


def test_a_record_claim_says_nothing_of_a_field():
    said = {name for fields in RECORD for name in fields if fields[name]}

    assert said == {"activity", "source", "basis"}


def test_every_activity_rests_on_a_record_claim():
    supported = {plain(fields["activity"]) for fields in RECORD}

    assert supported == set(by_slug(*ACTIVITIES))


# Texts about something else that tell one fact of a record in passing: they are no sources of the
# record as a whole, and the sheets do not name them as such.
IN_PASSING = {
    ("action-plan-for-good-and-for-all-2024", "peoples-daily-china-sco-forum-2025"),
    ("ai-capacity-building-workshops-2024", "cgtn-group-of-friends-2025"),
    ("bletchley-declaration-2023", "comms-business-bletchley-declaration"),
    ("group-of-friends-2024", "peoples-daily-china-sco-forum-2025"),
    ("new-delhi-declaration-2026", "outlook-business-new-delhi-summit-2026"),
    ("unesco-readiness-assessment-methodology-2023", "capital-ethiopia-ai-for-africa-g20-2025"),
    ("unga-resolution-78-311", "brics-competition-resolution-78-311-2024"),
    ("unga-resolution-78-311", "mfa-ma-zhaoxu-remarks-2025"),
    ("unga-resolution-78-311", "mfa-mao-ning-2024-09-03"),
    ("waico-2025", "deepnewz-world-ai-conference-2025"),
    ("waico-2025", "tokenring-waico-2025"),
    ("waico-2025", "xinhua-waico-areas-of-work-2026"),
}


def test_every_source_of_a_stated_claim_also_supports_the_record_or_tells_it_in_passing():
    supports = {(plain(fields["activity"]), plain(fields["source"])) for fields in RECORD}
    stated = {(plain(fields["activity"]), plain(fields["source"])) for fields in STATED}

    assert stated - supports == IN_PASSING
    assert not IN_PASSING & set(tuples("sheets/record_sources.csv"))


def test_no_quotation_is_longer_than_twenty_five_words():
    quotes = [fields["quote"] for fields in QUOTING if fields.get("quote")]
    verbatim = [text for (text,) in pick("commitment", "verbatim") if text]

    assert [quote for quote in [*quotes, *verbatim] if words_of(quote) > MOST_WORDS] == []
    assert len(quotes) > 150
    assert len(verbatim) == 9


def test_every_quotation_from_a_founding_article_stands_in_it_word_by_word():
    quoted = [
        fields for fields in QUOTING if fields.get("quote") and plain(fields["source"]) in FOUNDING
    ]

    assert [
        fields["quote"]
        for fields in quoted
        if fields["quote"] not in article_of(plain(fields["source"]))
    ] == []


def test_every_promise_quoted_stands_in_a_founding_article_word_by_word():
    for fields in shipped("commitment"):
        if text := fields.get("verbatim"):
            sources = [plain(source) for source in fields["sources"] if plain(source) in FOUNDING]
            assert any(text in article_of(source) for source in sources), fields["slug"]


def test_words_given_to_a_speaker_stand_between_quotation_marks_in_the_article():
    reported = [
        fields
        for fields in shipped("statement")
        if fields.get("quote") and plain(fields["source"]) in FOUNDING.keys() - OWN_TEXTS
    ]

    assert [
        fields["slug"]
        for fields in reported
        if not is_direct(fields["quote"], article_of(plain(fields["source"])))
    ] == []
    assert len(reported) >= 4


def is_direct(quote, article):
    """Is the quotation inside quotation marks: an odd number of them before it in its paragraph?"""
    before = article[: article.index(quote)].rpartition("\n")[2]
    return len(re.findall('["“”]', before)) % 2 == 1


def test_quotations_from_other_sources_are_those_that_the_sheets_give():
    given = {row[-2] for row in tuples("sheets/statements.csv") if row[-2]}
    others = {
        fields["quote"]
        for fields in QUOTING
        if fields.get("quote") and plain(fields["source"]) not in FOUNDING
    }

    assert others <= given
    assert len(others) == 7


def test_every_publisher_is_of_a_known_kind_and_some_are_unclassified():
    kinds = [kind for (kind,) in pick("publisher", "kind")]

    assert set(kinds) <= set(PublisherKind.values)
    assert kinds.count(PublisherKind.UNCLASSIFIED) == 82


def test_governments_and_state_media_have_a_country():
    # For whom they speak depends on it.
    assert [
        fields["slug"]
        for fields in shipped("publisher")
        if fields["kind"] in {"government", "state-media"} and not fields.get("country")
    ] == []


def test_only_a_founding_article_was_read_whole():
    whole = {slug for slug, extent in pick("source", "slug", "read_extent") if extent == "whole"}

    assert whole == set(FOUNDING)
