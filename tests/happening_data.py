"""Dated rows of all sorts, some of drafts, and what they would be by a plain reading."""

import random
from dataclasses import dataclass

from initiatives import models
from tests import factories as make

# Days, months and years around two turns of the year.
DATES = ["", "2024", "2024-11", "2024-12-31", "2025", "2025-01", "2025-01-01", "2025-02",
         "2025-02-28", "2025-05", "2025-05-12", "2025-05-31", "2025-12", "2026-01-04"]  # fmt: skip
ENDS = ["", "", "2025-06", "2025-05-31", "2026-01", "2026"]


@dataclass(frozen=True, order=True)
class Told:
    """A happening as a test expects it."""

    start: str
    end: str
    what: str
    key: int


def fill(number: int = 24, seed: int = 3) -> None:
    """Make activities with all their dates, milestones and promises; each sixth is a draft."""
    dice = random.Random(seed)
    for at in range(number):
        state = "draft" if at % 6 == 5 else "published"
        kind = ("initiative", "workshop", "forum")[at % 3]
        start = dice.choice(DATES)
        end = dice.choice(ENDS) if start and start < "2025-05-13" else ""
        first, later = sorted(dice.sample([day for day in DATES if day], 2))
        own = {"announced_on": first, "adopted_on": later} if kind == "initiative" else {}
        dates = {"starts_on": start, "ends_on": end} | own
        activity = make.make_activity(kind, name=f"{kind} {at}", publication_state=state, **dates)
        models.Milestone.objects.create(
            activity=activity, happened_on=dice.choice(DATES), title=f"Milestone {at}"
        )
        if kind == "initiative":
            make.make_commitment(activity, made_on=dice.choice(DATES), due_on=dice.choice(DATES))


def all_told() -> list[Told]:
    """Return every published happening, read column by column."""
    found = []
    for row in models.Activity.objects.published():
        if row.is_event:
            found.append(Told(row.starts_on, row.ends_on, "event", row.pk))
        else:
            columns = {"announced": row.announced_on, "adopted": row.adopted_on}
            columns |= {"start": row.starts_on, "end": row.ends_on}
            found += [Told(day, "", what, row.pk) for what, day in columns.items()]
        found += [Told(m.happened_on, "", "milestone", m.pk) for m in row.milestones.all()]
        for promise in row.commitments.all():
            found.append(Told(promise.made_on, "", "made", promise.pk))
            found.append(Told(promise.due_on, "", "due", promise.pk))
    return sorted(item for item in found if item.start)
