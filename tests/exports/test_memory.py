"""A download of ten times as many rows takes no more memory: bytes allocated, not time."""

import gc
import tracemalloc
from itertools import product
from string import ascii_uppercase

import pytest

from initiatives.exports import blocks, formats, lines, standards, stream, values, xlsx
from initiatives.exports.bulk import database, package
from initiatives.exports.format import Export
from initiatives.models import Activity, Commitment, Country, Evidence, Participation, Theme
from tests.exports.sample import NOW
from tests.factories import build_activity, make_activity, make_country, make_source

pytestmark = [pytest.mark.no_cover, pytest.mark.django_db]
FEW, MANY = 10, 100
GROWTH_MAX = 256 * 1024  # bytes; records that are kept take over 600 kB
EVENTS = [item.extension for item in formats.FORMATS if "forums" in item.lists]
PROMISES = ["csv", "jsonl", "xlsx", "bib"]  # told by a rule in Python, and fetched with their deeds
ADDRESSES = [
    *((f"/forums.{extension}", f"/workshops.{extension}") for extension in EVENTS),
    *(
        (f"/commitments.{extension}?initiative=few", f"/commitments.{extension}?initiative=many")
        for extension in PROMISES
    ),
    ("/countries.geojson?region=019", "/countries.geojson?region=142"),
]

EXPORT = Export(
    noun="activities",
    title="All of it",
    address="https://record.example.org/data/",
    origin="https://record.example.org",
    language="en",
    on=NOW.date(),
    made_at=NOW,
)


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    """Let even the few rows take more than one block."""
    monkeypatch.setattr(values, "BLOCK", FEW // 2)
    monkeypatch.setattr(stream, "BLOCK", FEW // 2)
    monkeypatch.setattr(standards, "ENTRIES", FEW // 2)
    monkeypatch.setattr(blocks, "BYTES", 1024)
    monkeypatch.setattr(xlsx, "CHUNK", 1024)


@pytest.fixture
def frozen(rows):
    """Leave all that lives before the download out of each look for garbage, which so is cheap."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def rows(small_blocks):
    """Make forums, promises and countries that are few, and ten times as many of the same."""
    kenya = make_country("KEN")
    for kind, slug, number in (("forum", "few", FEW), ("workshop", "many", MANY)):
        make_events(kind, number, kenya)
        make_promises(make_activity("initiative", slug=slug), number)
    codes = ["".join(pair) for pair in product(ascii_uppercase, repeat=2)][: FEW + MANY]
    Country.objects.bulk_create(
        Country(
            iso_alpha2=code, iso_alpha3=f"{code}X", m49=f"{index:03}", name=f"Country {code}",
            region="019" if index < FEW else "142", subregion="021" if index < FEW else "030",
        )
        for index, code in enumerate(code for code in codes if code != "KE")
    )  # fmt: skip


def make_events(kind, number, country):
    """Make events of which every format has something to tell."""
    days = {"starts_on": "2025-05-12", "summary": "They met. " * 100}
    made = Activity.objects.bulk_create(build_activity(kind, **days) for _ in range(number))
    Participation.objects.bulk_create(
        Participation(activity=row, country=country, role="host") for row in made
    )
    theme, _is_new = Theme.objects.get_or_create(slug="data", defaults={"name": "Data"})
    tie = Activity.themes.through
    tie.objects.bulk_create(tie(activity=row, theme=theme) for row in made)


def make_promises(initiative, number):
    """Make promises, each with a deed."""
    source = make_source()
    made = Commitment.objects.bulk_create(
        Commitment(initiative=initiative, slug=f"{initiative.slug}-{index}", text="To help. " * 50)
        for index in range(number)
    )
    Evidence.objects.bulk_create(
        Evidence(commitment=row, number=1, bearing="partial", source=source) for row in made
    )


def bytes_taken(client, address):
    """Return how much memory a download takes at most, and how much it gives.

    Records that know each other wait for the collector of garbage, whose turn comes by chance:
    it is called after each chunk.
    """
    response, size = client.get(address), 0
    tracemalloc.start()
    for chunk in response.streaming_content:
        size += len(chunk)
        gc.collect()
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most, size


def least_taken(client, address):
    """Return the lesser of two: the first may make what is made once a process."""
    return min(bytes_taken(client, address) for _ in range(2))


@pytest.fixture
def collecting(monkeypatch):
    """Collect garbage after each block of a file of the whole record, as after each chunk above."""

    def collected(blocks):
        def each(*about):
            for block in blocks(*about):
                yield block
                gc.collect()

        return each

    monkeypatch.setattr(lines, "csv_lines", collected(lines.csv_lines))
    monkeypatch.setattr(values, "blocks", collected(values.blocks))


def bytes_taken_by(save, path):
    """Return how much memory a file of the whole record takes at most, and how large it is."""
    path.unlink(missing_ok=True)
    gc.collect()
    gc.freeze()
    tracemalloc.start()
    with stream.snapshot() as own:
        save(own, EXPORT, 1, path)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    gc.unfreeze()
    return most, path.stat().st_size


@pytest.mark.parametrize("save", [package.save, database.save])
def test_a_file_of_the_whole_record_takes_no_more_memory_either(collecting, tmp_path, save):
    kenya, path = make_country("KEN"), tmp_path / "made"
    make_events("forum", FEW, kenya)
    make_promises(make_activity("initiative", slug="few"), FEW)
    bytes_taken_by(save, path)  # what is made once stays

    before, small = bytes_taken_by(save, path)
    # What describes the columns takes as much as a hundred rows: only more than that can tell.
    make_events("workshop", 5 * MANY, kenya)
    make_promises(make_activity("initiative", slug="many"), MANY)
    after, large = bytes_taken_by(save, path)

    assert large > small
    assert after - before <= GROWTH_MAX


@pytest.mark.parametrize(("few", "many"), ADDRESSES)
def test_ten_times_as_many_rows_take_no_more_memory(client, frozen, few, many):
    (before, small), (after, large) = least_taken(client, few), least_taken(client, many)

    assert large > small
    assert after - before <= GROWTH_MAX
