"""What a sheet writes at once equals what saves one by one write: rows, history, what follows."""

import pytest

from initiatives.codelists import ClaimBasis
from initiatives.importers.derived import put_right
from initiatives.models import (
    Activity,
    Claim,
    Country,
    Goal,
    Participation,
    Source,
    Theme,
    Workshop,
)
from initiatives.signing import save_signed
from initiatives.spreadsheets import files
from initiatives.spreadsheets.resource import resource_of
from initiatives.spreadsheets.rights import Everything
from initiatives.workflow import touch
from tests.admin_data import make_workshop
from tests.factories import make_activity, make_source
from tests.spreadsheets.sheets import csv_of

pytestmark = pytest.mark.django_db

SIGNED = {"by": None, "reason": "A sheet"}
OWN = {"id", "slug", "history_id", "history_date", "first_recorded_at", "last_changed_at"}
CELLS = {
    "name": "Workshop on data",
    "starts_on": "2025-05",
    "city": "Nairobi",
    "themes": "data; health",
    "sdgs": "4; 17",
    "participants_known": "some",
    "participations": "host: KEN; participant: ZMB, CHN",
    "sources": "paper; report",
}


@pytest.fixture
def record(countries):
    for slug in ("paper", "report"):
        make_source(slug=slug, title=f"The {slug}")
    for slug in ("data", "health"):
        Theme.objects.create(slug=slug, name=slug)
    for number in (4, 17):
        Goal.objects.create(number=number, name=f"Goal {number}")


def saved_singly(activity, links=True):
    """Save what ``CELLS`` hold row by row, as forms do."""
    activity.name, activity.starts_on, activity.city = "Workshop on data", "2025-05", "Nairobi"
    activity.participants_known = "some"
    save_signed(activity, **SIGNED)
    activity.themes.set(Theme.objects.all())
    activity.sdgs.set(Goal.objects.all())
    for role, code in (("host", "KEN"), ("participant", "CHN"), ("participant", "ZMB")):
        country = Country.objects.get(iso_alpha3=code)
        save_signed(Participation(activity=activity, country=country, role=role), **SIGNED)
    for source in Source.objects.order_by("slug"):
        claim = Claim(activity=activity, source=source, basis=ClaimBasis.RECORD)
        save_signed(claim, **SIGNED)
    touch(activity)
    return Activity.objects.get(pk=activity.pk)


def take(folder, *rows):
    path = folder / "sheet.csv"
    path.write_text(csv_of(rows))
    resource = resource_of(Workshop, Everything(Workshop))
    return dict(files.take(path, path.name, resource, reason="A sheet").counts)


def columns_of(row):
    """Return what a row holds besides what is its own."""
    fields = [field for field in row._meta.concrete_fields if field.name not in OWN]
    return {field.name: field.value_from_object(row) for field in fields}


def told(activity):
    """Return all that is stored of an activity, its rows and the latest history of each."""
    parts = [*activity.participations.order_by("role", "country__iso_alpha3"),
             *activity.claims.order_by("source__slug")]  # fmt: skip
    past = [activity.history.latest(), *(part.history.get() for part in parts)]
    without = {"activity", "history_relation"}
    return {
        "row": columns_of(activity),
        "parts": [{k: v for k, v in columns_of(part).items() if k not in without}
                  for part in parts],
        "past": [{k: v for k, v in columns_of(row).items() if k not in without} for row in past],
        "past links": [
            sorted(past[0].themes.values_list("theme__slug", flat=True)),
            sorted(past[0].sdgs.values_list("goal__number", flat=True)),
        ],
        "links": [
            sorted(activity.themes.values_list("slug", flat=True)),
            sorted(activity.sdgs.values_list("number", flat=True)),
        ],
        "voices": sorted(activity.voices.values_list("voice", flat=True)),
        "voices of sources": sorted(
            activity.source_voices.values_list("source__slug", "voice")
        ),
    }  # fmt: skip


def test_new_rows_of_a_sheet_are_stored_as_if_they_were_saved_one_by_one(tmp_path, record):
    singly = told(saved_singly(Workshop(slug="singly")))

    counts = take(tmp_path, *({"slug": f"at-once-{n}"} | CELLS for n in range(3)))

    found = [told(one) for one in Activity.objects.filter(slug__startswith="at-once")]
    for each in [singly, *found]:
        for row in each["past"]:  # one by one, links leave more rows: a later one tells of both
            row["history_type"] = row["history_type"].replace("~", "+")
    assert counts == {"created": 3}
    assert found == [singly] * 3
    assert singly["voices"]
    assert singly["past links"] == [["data", "health"], [4, 17]]


def test_changed_rows_of_a_sheet_are_stored_as_if_they_were_saved_one_by_one(tmp_path, record):
    changed = [make_activity(slug=f"at-once-{n}", publication_state="published") for n in range(2)]
    twin = Workshop.objects.get(pk=make_activity(slug="singly", publication_state="published").pk)
    version = [one.last_changed_at.isoformat() for one in changed]
    singly = told(saved_singly(twin))

    counts = take(tmp_path, *({"slug": one.slug, "version": at} | CELLS
                              for one, at in zip(changed, version, strict=True)))  # fmt: skip

    found = [told(one) for one in Activity.objects.filter(slug__startswith="at-once")]
    assert counts == {"changed": 2}
    assert found == [singly] * 2
    assert found[0]["row"]["search_words"].startswith("# workshop on data")


def test_nothing_that_follows_from_a_sheet_is_left_to_be_put_right(tmp_path, record):
    touch(make_workshop(slug="other"))
    take(tmp_path, *({"slug": f"new-{n}"} | CELLS for n in range(3)))

    assert put_right(check=True) == []
    assert Activity.objects.get(slug="other").history.count() == 1


def test_a_cell_left_alone_leaves_the_links_of_its_record(tmp_path, record):
    take(tmp_path, {"slug": "new"} | CELLS)
    kept = Activity.objects.get()

    take(tmp_path, {"slug": "new", "version": kept.last_changed_at.isoformat(), "city": "Lusaka"})

    latest = Activity.objects.get().history.latest()
    assert (latest.city, latest.themes.count(), latest.sdgs.count()) == ("Lusaka", 2, 2)
    assert (kept.themes.count(), kept.participations.count(), kept.claims.count()) == (2, 3, 2)
