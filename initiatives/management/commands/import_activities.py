"""Take a spreadsheet of activities at the console: `manage.py import_activities`."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from initiatives.spreadsheets import files
from initiatives.spreadsheets.checking import Line, Outcome, Report
from initiatives.spreadsheets.limits import RefusedError
from initiatives.spreadsheets.resource import KINDS, resource_of
from initiatives.spreadsheets.rights import Everything, Rights, UserRights


class Command(BaseCommand):
    help = (
        "Make drafts and change records from a spreadsheet (XLSX, or CSV in UTF-8), all or "
        "nothing. Every row that is refused is named; publication is moved by no sheet."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--kind", choices=sorted(KINDS), help="of the records, if the file does not say it"
        )
        parser.add_argument("--dry-run", action="store_true", help="tell all, write nothing")
        parser.add_argument("--reason", default="", help="kept in the history of each record")
        parser.add_argument(
            "--user", help="whose rights apply, and in whose name the history is signed"
        )

    def handle(self, *, file, kind, dry_run, reason, user, verbosity, **options):
        if not (dry_run or reason.strip()):
            raise CommandError("Say why: --reason TEXT is kept with every change.")
        try:
            model = KINDS.get(kind or files.kind_of(file, file.name))
            if model is None:
                raise CommandError("The file does not say of which kind its records are: --kind")
            resource = resource_of(model, rights_of(model, user))
            if dry_run:
                report = files.preview(file, file.name, resource)
            else:
                report = files.take(file, file.name, resource, reason=reason)
        except (RefusedError, OSError) as error:
            raise CommandError(f"{file}: {error}\nNothing was written.") from error
        self.tell(report, dry_run=dry_run, in_full=dry_run or verbosity > 1)

    def tell(self, report: Report, *, dry_run: bool, in_full: bool) -> None:
        """Write what became of the rows, those that were refused as an error."""
        refused = [line for line in report.lines if line.outcome == Outcome.REFUSED]
        if refused:
            raise CommandError(
                "\n".join([summary(report), *texts(refused), "Nothing was written."])
            )
        if in_full:
            for text in texts(report.lines):
                self.stdout.write(text)
        self.stdout.write(summary(report))
        if dry_run:
            self.stdout.write("Nothing was written.")


def rights_of(model: Any, name: str | None) -> Rights:
    """Return the rights of a user, by name; without one, those of who runs the portal."""
    if name is None:
        return Everything(model)
    try:
        return UserRights(model, User.objects.get(username=name))
    except User.DoesNotExist as error:
        raise CommandError(f"There is no user “{name}”.") from error


def summary(report: Report) -> str:
    """Return how many rows there are of each outcome."""
    return ", ".join(f"{report.counts[outcome]} {outcome}" for outcome in Outcome)


def texts(lines: list[Line]) -> list[str]:
    """Return what becomes of rows, one change or one mistake a line."""
    return [
        f"row {line.number} {line.slug}: {line.outcome}{told}"
        for line in lines
        if line.outcome != Outcome.UNCHANGED
        for told in [
            *(
                f", {column}: {old or '(empty)'} → {new or '(empty)'}"
                for column, old, new in line.changes
            ),
            *(
                f", {column}: {reason}" if column else f": {reason}"
                for column, reason in line.mistakes
            ),
        ]
    ]
