"""A file taken as a sheet: of which kind it is, its rows, what becomes of them."""

from __future__ import annotations

from pathlib import Path

from initiatives.spreadsheets import applying, checking, columns, reading
from initiatives.spreadsheets.checking import Progress, Report, Work
from initiatives.spreadsheets.resource import KINDS, ActivityResource


def no_progress(work: Work, done: int, total: int) -> None:
    """Tell nobody."""


def kind_of(path: Path, name: str) -> str:
    """Return the kind of activity that the first row of a file says it is; "" if it does not."""
    every = {column for kind in KINDS for column in columns.names_of(kind)}
    return reading.read(path, name, every)[0].cells.get(columns.KIND, "")


def preview(
    path: Path, name: str, resource: ActivityResource, progress: Progress = no_progress
) -> Report:
    """Return what becomes of each row of a file; nothing is written."""
    rows = reading.read(path, name, resource.fields)
    return checking.check(resource, rows, progress)


def take(
    path: Path,
    name: str,
    resource: ActivityResource,
    *,
    reason: str,
    progress: Progress = no_progress,
) -> Report:
    """Write the rows of a file, all or none; return what became of each."""
    rows = reading.read(path, name, resource.fields)
    return applying.apply(resource, rows, reason=reason, progress=progress)
