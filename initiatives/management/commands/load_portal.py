"""Load the record from files: `manage.py load_portal`."""

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
            help="replace what was edited, and bring back what was deleted",
        )

    def handle(self, *, files, check, overwrite, **options):
        report = fixtures.load(files or shipped(), check=check, overwrite=overwrite)
        if report.mistakes:
            raise CommandError(listed(report.mistakes))
        for line in lines_of(report):
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


def lines_of(report: fixtures.Report) -> list[str]:
    """Return one line a model, then one for each record that was left alone."""
    lines = [
        f"{label}: " + ", ".join(f"{counts[outcome]} {outcome}" for outcome in fixtures.OUTCOMES)
        for label, counts in sorted(report.counts.items())
    ]
    if report.left_alone:
        lines += ["Left alone (--overwrite replaces them):", *report.left_alone]
    return lines or ["No files to load."]
