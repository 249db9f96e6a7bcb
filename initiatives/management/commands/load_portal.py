"""Load the record from files: `manage.py load_portal`."""

from collections import Counter
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from initiatives.importers import fixtures


class Command(BaseCommand):
    help = (
        "Load the record from files of serialized objects, all or nothing. What was "
        "edited or deleted here since it was loaded is left alone and named."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "files",
            nargs="*",
            type=Path,
            metavar="FILE",
            help="in this order; without any, all fixtures/*.json by name",
        )
        parser.add_argument(
            "--check", action="store_true", help="validate everything, write nothing"
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="replace what was edited, all but whether it is published, and bring back "
            "what was deleted",
        )

    def handle(self, *, files, check, overwrite, verbosity, **options):
        report = fixtures.load(files or shipped(), check=check, overwrite=overwrite)
        if report.mistakes:
            raise CommandError(listed(report.mistakes))
        for line in lines_of(report, in_full=verbosity > 1):
            self.stdout.write(line)
        if check:
            self.stdout.write("Checked: no mistake found, nothing was written.")


def shipped() -> list[Path]:
    """Return the files that ship with the portal, in the order of their names."""
    found = (path for folder in settings.FIXTURE_DIRS for path in Path(folder).glob("*.json"))
    return sorted(found, key=lambda path: path.name)


def listed(mistakes: list[fixtures.Mistake]) -> str:
    """Return every mistake on a line of its own."""
    count = f"{len(mistakes)} mistake{'s' * (len(mistakes) > 1)}, nothing was written:"
    return "\n".join([count, *map(str, mistakes)])


def lines_of(report: fixtures.Report, *, in_full: bool) -> list[str]:
    """Return one line a model, or a single one if all is as it was; then what was not replaced."""
    total = sum(report.counts.values(), Counter[str]())
    if in_full or total["created"] or total["updated"]:
        lines = [counted(label, counts) for label, counts in sorted(report.counts.items())]
    else:
        lines = [counted(f"{total.total()} records", total)] if report.counts else []
    if report.left_alone:
        lines += ["Left alone (--overwrite replaces them):", *report.left_alone]
    if report.kept_states:
        lines += ["As public as before (the workflow alone moves that):", *report.kept_states]
    return lines or ["No files to load."]


def counted(label: str, counts: Counter[str]) -> str:
    """Return what became of the records of one model."""
    return f"{label}: " + ", ".join(f"{counts[outcome]} {outcome}" for outcome in fixtures.OUTCOMES)
