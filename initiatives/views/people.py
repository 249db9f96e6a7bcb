"""What a person said in public, in which offices, and about which activities."""

from collections.abc import Iterable
from dataclasses import dataclass

from initiatives.fields import first_day_of, last_day_of
from initiatives.models import Activity, Organization, Statement


@dataclass(frozen=True)
class Office:
    """An office under which statements are recorded, with the dates of the first and the last."""

    title: str
    body: Organization | None
    first: str
    last: str


def offices_of(statements: Iterable[Statement]) -> list[Office]:
    """Return each office once, in the order of the statements."""
    found: dict[tuple[str, int | None], list[Statement]] = {}
    for row in statements:
        if row.title or row.body_id:
            found.setdefault((row.title, row.body_id), []).append(row)
    return [office_of(rows) for rows in found.values()]


def office_of(statements: list[Statement]) -> Office:
    """Return the office that statements share; undated ones say nothing of its time."""
    dates = [row.made_on for row in statements if row.made_on]
    return Office(
        title=statements[0].title,
        body=statements[0].body,
        first=min(dates, key=first_day_of, default=""),
        last=max(dates, key=last_day_of, default=""),
    )


def activities_of(statements: Iterable[Statement]) -> list[Activity]:
    """Return the activities that statements are about, each once."""
    return list(dict.fromkeys(row.activity for row in statements if row.activity))
