"""What each row of a sheet would do: make a draft, change a record, nothing, or be refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from itertools import batched
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from import_export.results import RowResult

from initiatives.codelists import ActivityKind, Noun
from initiatives.models import Activity, Redirect
from initiatives.spreadsheets import rows as activities
from initiatives.spreadsheets.columns import SLUG
from initiatives.spreadsheets.reading import Row
from initiatives.spreadsheets.resource import ActivityResource


class Work(StrEnum):
    """What is done with the rows of a sheet."""

    CHECKED = "checked"
    WRITTEN = "written"


Progress = Callable[[Work, int, int], None]  # rows done so far, rows in all


class Outcome(StrEnum):
    """What becomes of a row."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class Line:
    """What becomes of one row, told column by column."""

    number: int
    slug: str
    outcome: Outcome
    changes: tuple[tuple[str, str, str], ...] = ()  # column, old, new
    mistakes: tuple[tuple[str, str], ...] = ()  # column, reason

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass
class Report:
    """What becomes of a whole sheet, and the activities that it would write."""

    lines: list[Line] = field(default_factory=list)
    activities: list[Any] = field(default_factory=list)

    @property
    def counts(self) -> Counter[str]:
        return Counter(str(line.outcome) for line in self.lines)

    @property
    def is_clean(self) -> bool:
        """Is no row refused? Else none is written."""
        return not any(line.outcome == Outcome.REFUSED for line in self.lines)

    @property
    def is_idle(self) -> bool:
        """Does every row say what is on record already?"""
        return all(line.outcome == Outcome.UNCHANGED for line in self.lines)


@dataclass
class Known:
    """The records that a batch of rows names, as the instance loader of the package."""

    rows: dict[str, Any]
    kinds: dict[str, str]  # of activities that this sheet does not show, by slug
    redirects: dict[str, str]

    def get_instance(self, row: dict[str, str]) -> Any:
        return self.rows.get(row[SLUG])

    def refusal(self, slug: str) -> str:
        """Say why no row may have a slug; "" if one may."""
        if slug in self.kinds:
            kind = ActivityKind(self.kinds[slug]).label
            return _("“%(slug)s” is another record (%(kind)s), which this sheet does not hold.") % {
                "slug": slug,
                "kind": kind.lower(),
            }
        if slug not in self.rows and slug in self.redirects:
            return _("“%(slug)s” leads to “%(target)s” since a renaming: choose another.") % {
                "slug": slug,
                "target": self.redirects[slug],
            }
        return ""


def known(resource: ActivityResource, slugs: list[str]) -> Known:
    """Fetch what the rows of a batch name."""
    rows = {
        row.slug: row for row in activities.linked(resource.rights.rows().filter(slug__in=slugs))
    }
    others = Activity.objects.filter(slug__in=slugs).exclude(slug__in=rows)
    redirects = Redirect.objects.filter(noun=Noun.ACTIVITY, old_slug__in=slugs)
    open_ones = resource.rights.changeable([row.pk for row in rows.values()])
    for row in rows.values():
        row.is_changeable = row.pk in open_ones
    return Known(
        rows,
        dict(others.values_list("slug", "kind")),
        dict(redirects.values_list("old_slug", "new_slug")),
    )


def check(resource: ActivityResource, rows: list[Row], progress: Progress) -> Report:
    """Return what becomes of each row; nothing is written."""
    report, seen = Report(), dict[str, int]()
    for batch in batched(rows, activities.BATCH, strict=False):
        found = known(resource, [row.cells.get(SLUG, "") for row in batch])
        for row in batch:
            line, activity = checked(resource, row, found, seen)
            report.lines.append(line)
            if line.outcome in (Outcome.CREATED, Outcome.CHANGED):
                report.activities.append(activity)
        progress(Work.CHECKED, len(report.lines), len(rows))
    return report


def checked(
    resource: ActivityResource, row: Row, found: Known, seen: dict[str, int]
) -> tuple[Line, Any]:
    """Return what becomes of one row, and the activity as it would be."""
    slug = row.cells.get(SLUG, "")
    mistakes = [*row.mistakes, *key_mistakes(slug, row.number, found, seen)]
    if mistakes:
        return Line(row.number, slug, Outcome.REFUSED, mistakes=tuple(mistakes)), None
    result = resource.import_row(row.cells, found, dry_run=True, row_number=row.number)
    if result.errors:
        raise result.errors[0].error
    if result.validation_error:
        mistakes = list(reasons_of(result.validation_error, resource))
        return Line(row.number, slug, Outcome.REFUSED, mistakes=tuple(mistakes)), None
    if result.import_type == RowResult.IMPORT_TYPE_SKIP:
        return Line(row.number, slug, Outcome.UNCHANGED), None
    activity = result.instance
    is_new = result.import_type == RowResult.IMPORT_TYPE_NEW
    outcome = Outcome.CREATED if is_new else Outcome.CHANGED
    return Line(row.number, slug, outcome, tuple(changes_of(activity, resource))), activity


def key_mistakes(
    slug: str, number: int, found: Known, seen: dict[str, int]
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong about the slug of a row."""
    if not slug:
        yield SLUG, _("The cell is empty: it tells which record the row is.")
    elif slug in seen:
        yield SLUG, _("The same slug stands in row %d already.") % seen[slug]
    elif reason := found.refusal(slug):
        yield SLUG, reason
    seen.setdefault(slug, number)


def changes_of(activity: Any, resource: ActivityResource) -> Iterator[tuple[str, str, str]]:
    """Yield each column that a row changes, its old text and its new one."""
    for name in activity.changed:
        new = resource.text_of(name, activity)
        if new != activity.before[name]:
            yield name, activity.before[name], new


def reasons_of(error: ValidationError, resource: ActivityResource) -> Iterator[tuple[str, str]]:
    """Yield each reason with its column, "" for the row as a whole."""
    for name, messages in error.message_dict.items():
        column = name.removesuffix("_low").removesuffix("_high")
        for message in messages:
            yield (
                ("" if name == NON_FIELD_ERRORS or column not in resource.fields else column),
                message,
            )
