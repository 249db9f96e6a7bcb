"""Commitments, evidence, statements and quoted figures of the fact sheets are all on record."""

from decimal import Decimal

from initiatives.approximate import parse_approximate
from tests.record.shipped import by_slug, pick, plain, shipped, table, tuples

COMMITMENTS = by_slug("commitment")
FIELDS = {
    "number": "number",
    "due": "due_on",
    "status": "reported_status",
    "target_unit": "unit",
}
# The two sheets describe these promises twice; fixtures/README.md says how they were joined.
MERGED = {
    ("digital-compact-financing-report", "number", ""),
    ("digital-compact-global-dialogue", "number", ""),
    ("digital-compact-global-dialogue", "status", "in-progress"),
    ("digital-compact-scientific-panel", "number", ""),
    ("digital-compact-scientific-panel", "status", "in-progress"),
}
# The sheet has the year alone; the words of the promise say which half of it.
MORE_EXACT = {("santiago-working-group-2024", "due", "2024")}
# Units that are measured, not counted: "over 400" of them starts at 400.
MEASURED = {"per cent", "petabytes", "megawatts", "USD billion"}


def is_kept(commitment, field, value):
    fields = COMMITMENTS[commitment]
    if field != "target_value":
        return plain(fields.get(FIELDS[field])) == value
    low, high = fields.get("target_low"), fields.get("target_high")
    if not value:
        return low is high is None
    # "More than 15,000" is 15000 in the sheet and starts at 15001 on record.
    return Decimal(value) in {bound for bound in (low, high, (low or 0) - 1) if bound is not None}


def test_every_value_of_a_commitment_is_kept():
    lost = {row for row in tuples("sheets/commitments.csv") if not is_kept(*row)}

    assert lost == MERGED | MORE_EXACT
    assert COMMITMENTS["santiago-working-group-2024"]["due_on"] == "2024-06"


def test_every_commitment_keeps_its_initiative_and_its_sources():
    lost = [
        (commitment, initiative, source)
        for commitment, initiative, source in tuples("sheets/commitment_sources.csv")
        if COMMITMENTS[commitment]["initiative"] != [initiative]
        or [source] not in COMMITMENTS[commitment]["sources"]
    ]

    assert lost == []
    assert {row["commitment"] for row in table("sheets/commitment_sources.csv")} == set(COMMITMENTS)


def test_evidence_is_that_of_the_sheets_word_by_word_and_no_more():
    given = set(tuples("sheets/evidence.csv"))
    recorded = pick("evidence", "commitment", "happened_on", "activity", "source", "note")

    assert len(given) == len(recorded) == 62
    # A note may go on to say why an entry does not count.
    unmatched = [
        row
        for row in given
        if not any(row[:4] == other[:4] and other[4].startswith(row[4]) for other in recorded)
    ]
    assert unmatched == []


def test_every_statement_of_the_sheets_is_on_record():
    people = by_slug("person")
    names = ("activity", "title", "body", "country", "made_on", "quote", "source")
    recorded = {
        (speaker_of(fields, people), *(plain(fields.get(name)) for name in names))
        for fields in shipped("statement")
    }

    given = {
        (row["speaker"], row["activity"], *list(row.values())[2:])
        for row in table("sheets/statements.csv")
    }
    assert {row[:3] for row in given - recorded} == CHANGED_STATEMENTS


# Four titles say more, as the article or other statements of the speaker do; unnamed sources and
# experts have no body, and the first of these spoke on the day of the report. Zeng Yi is a member
# of the advisory body but is not quoted as speaking for it; his title names his academy there.
CHANGED_STATEMENTS = {
    ("Alexandre V. Chidiac", "global-industrial-internet-conference-2025", "Managing Partner"),
    ("Experts from SCO member states", "china-sco-ai-cooperation-forum-2025", ""),
    ("He Yin", "china-sco-ai-cooperation-forum-2025", "Author of the article"),
    ("Liu Liehong", "", "Head"),
    ("Tang Lixin", "global-industrial-internet-conference-2025", "Vice President"),
    ("Unnamed sources involved in the matter", "waico-2025", ""),
    (
        "Zeng Yi",
        "ai-plus-international-cooperation-initiative-2025",
        "Professor; Director of the Center for Long-term AI; "
        "member of the UN High-level Advisory Body on AI",
    ),
}


def speaker_of(fields, people):
    return people[fields["person"][0]]["name"] if fields.get("person") else fields["speaker"]


def test_every_quoted_figure_is_on_record():
    observations = by_slug("observation")
    kept = ("indicator", "country", "as_of", "attributed_to", "source")
    lost = [
        (row["observation"], name, row[name])
        for row in table("sheets/observations.csv")
        for name in kept
        if plain(observations[row["observation"]].get(name)) != row[name]
    ]

    units = {
        (row["observation"], row["unit"], observations[row["observation"]]["unit"])
        for row in table("sheets/observations.csv")
        if row["unit"] != observations[row["observation"]]["unit"]
    }

    assert lost == []
    # On record the scale stands in the value and the bound in its hedge.
    assert units == {("global-ai-fund-target-2025", "US dollars, billions, lower bound", "USD")}
    assert len(table("sheets/observations.csv")) == 49


def test_the_number_and_hedge_of_a_figure_are_the_bounds_on_record():
    observations = by_slug("observation")
    differing = [
        row["observation"]
        for row in table("sheets/observations.csv")
        if bounds_of_sheet(row) != bounds_of(observations[row["observation"]])
    ]

    # The sheet has the lower end in billions; a commitment of the same source has both ends.
    assert differing == ["global-ai-fund-target-2025"]


def bounds_of_sheet(row):
    is_count = row["unit"] not in MEASURED
    read = parse_approximate(f"{row['qualifier']} {row['value']}".strip(), is_count=is_count)
    return read.low, read.high


def bounds_of(fields):
    return tuple(
        None if fields.get(name) is None else Decimal(str(fields[name]))
        for name in ("value_low", "value_high")
    )
