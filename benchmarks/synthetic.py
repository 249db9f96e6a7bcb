"""Synthetic activities for measurements: seeded, plainly marked, never in fixtures.

Names say that they are synthetic. Of the words in them, "skills" stands in 40 per cent
of the activities and "datasets" in 4 per cent; each activity has five participations,
two themes, one organization and one claim.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import batched
from typing import Any

from django.db import connection, models, transaction

from benchmarks.bulk import insert, without_indexes
from initiatives import facets, ties
from initiatives.folding import fold
from initiatives.models import (
    Activity,
    ActivityVoice,
    Claim,
    Country,
    Organization,
    OrganizationRole,
    Participation,
    Source,
    SourceVoice,
    Theme,
)
from initiatives.search import index
from initiatives.words import NAME, REST, WHO, index_of

SEED = 20261123
BLOCK = 20_000
TIED_AT_ONCE = 900  # rows whose ties are read at a time
PARTICIPATIONS = 5
KINDS = ("workshop", "workshop", "forum", "initiative")
ROLES = ("participant", "participant", "participant", "member", "speaker", "signatory", "lead")
SUBJECTS = ("skills",) * 40 + ("datasets",) * 4 + ("standards", "models", "ethics", "health") * 14
PLACES = ("Nairobi", "Geneva", "Beijing", "Kigali", "Lima", "Samarkand", "Suva", "Tunis", "Hanoi")
WORDS = (
    *("public services", "language resources", "farming", "weather warning", "teaching"),
    *("statistics", "translation", "ports", "hospitals", "courts", "radio spectrum", "energy"),
    *("libraries", "start-ups"),
)
PARTS = {
    "participations": Participation,
    "themes": Activity.themes.through,
    "roles": OrganizationRole,
    "voices": ActivityVoice,
    "source_voices": SourceVoice,
    "claims": Claim,
}
WRITTEN = (Activity, *PARTS.values())


def fill(number: int) -> None:
    """Add so many published activities to a database that holds the record."""
    world = World()
    first = (Activity.objects.aggregate(last=models.Max("pk"))["last"] or 0) + 1
    with without_indexes(*WRITTEN):
        for start in range(first, first + number, BLOCK):
            with transaction.atomic():
                write(world, range(start, min(start + BLOCK, first + number)))
    keep_ties(range(first, first + number))
    index.rebuild([Activity._meta.db_table])
    facets.rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class World:
    """What synthetic activities draw from; the same dice for the same seed."""

    def __init__(self) -> None:
        self.dice = random.Random(SEED)
        self.countries = list(Country.objects.order_by("iso_alpha3").values_list("pk", "name"))
        # Some countries take part often, most seldom, as in the record.
        self.weights = [1 / (1 + at % 40) for at in range(len(self.countries))]
        self.themes = list(Theme.objects.order_by("slug").values_list("pk", flat=True))
        self.bodies = list(Organization.objects.order_by("slug").values_list("pk", flat=True))
        self.sources = list(Source.objects.order_by("slug").values_list("pk", flat=True))


def write(world: World, pks: Iterable[int]) -> None:
    """Write one block of activities and what belongs to them."""
    rows = [one(world, pk) for pk in pks]
    insert(Activity, [row["activity"] for row in rows])
    for name, model in PARTS.items():
        insert(model, [part for row in rows for part in row[name]])


@transaction.atomic
def keep_ties(pks: Sequence[int]) -> None:
    """Write beside activities what they are tied to."""
    for some in batched(pks, TIED_AT_ONCE, strict=False):
        write_ties(ties.texts_of(some))


def write_ties(told: dict[int, str]) -> None:
    """Write the ties of some activities, by primary key."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Row by row it takes forty minutes for a million.
            rows = "unnest(%s::bigint[], %s::text[]) AS told (pk, text)"
            update = f"UPDATE initiatives_activity SET ties = text FROM {rows} WHERE id = pk"
            cursor.execute(update, [list(told), list(told.values())])
        else:
            update = "UPDATE initiatives_activity SET ties = %s WHERE id = %s"
            cursor.executemany(update, [(text, pk) for pk, text in told.items()])


def one(world: World, pk: int) -> dict[str, Any]:
    """Return one activity as column values, and those of the rows that belong to it."""
    dice = world.dice
    kind, subject, place = dice.choice(KINDS), dice.choice(SUBJECTS), dice.choice(PLACES)
    name = f"Synthetic {kind} {pk} on {subject} in {place}"
    summary = f"Synthetic data for measurements: {', '.join(dice.sample(WORDS, 4))}."
    countries = unique(dice.choices(world.countries, world.weights, k=PARTICIPATIONS * 3))
    taking_part = countries[:PARTICIPATIONS]
    texts = [(NAME, name), (REST, summary), *[(WHO, country) for _pk, country in taking_part]]
    activity = {
        "id": pk, "slug": f"synthetic-{kind}-{pk}", "kind": kind, "name": name,
        "summary": summary, "starts_on": day(dice), "sort_key": fold(name),
        "publication_state": "published", "recorded_countries": len(taking_part),
        "independent_sources": 1, "one_party": dice.choice(("yes", "no", "unknown")),
        "participants_known": "all", "scope": dice.choice(("global", "regional", "bilateral")),
        "search_words": index_of(texts), **own(dice, kind, place, world),
    }  # fmt: skip
    source, voice = dice.choice(world.sources), dice.choice(("press", "host", "united-nations"))
    return {
        "activity": activity,
        "participations": [
            {"activity_id": pk, "country_id": country, "role": dice.choice(ROLES)}
            for country, _name in taking_part
        ],
        "themes": [
            {"activity_id": pk, "theme_id": theme} for theme in dice.sample(world.themes, 2)
        ],
        "roles": [
            {"activity_id": pk, "organization_id": dice.choice(world.bodies), "role": "organizer"}
        ],
        "voices": [{"activity_id": pk, "voice": voice}],
        "source_voices": [{"activity_id": pk, "source_id": source, "voice": voice}],
        "claims": [
            {"activity_id": pk, "field": "name", "value": name, "basis": "stated",
             "source_id": source}
        ],
    }  # fmt: skip


def unique(rows: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(rows))


def day(dice: random.Random) -> str:
    """Return a partial date from 1996 to 2026: mostly a day, some months, some years."""
    text = f"{dice.randint(1996, 2026)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    return text[: dice.choice((10, 10, 10, 10, 10, 10, 7, 7, 4))]


def own(dice: random.Random, kind: str, place: str, world: World) -> dict[str, Any]:
    """Return the columns that only one kind has."""
    if kind == "initiative":
        return {"initiative_type": "programme", "status": dice.choice(("active", "completed"))}
    return {"city": place, "place_country_id": dice.choice(world.countries)[0]}
