"""Recompute every derived column: `manage.py reindex`."""

from django.core.management.base import BaseCommand, CommandError

from initiatives.importers import derived
from initiatives.search import index


class Command(BaseCommand):
    help = "Recompute what lists and search use: folded texts, counts, voices, sort keys."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail if anything differs"
        )

    def handle(self, *, check, **options):
        damaged = index.damaged()
        if not check:
            index.rebuild(damaged)
        differing = [f"{table}: index of words" for table in damaged]
        differing += derived.put_right(check=check)
        if check and differing:
            raise CommandError(
                "\n".join(
                    [f"{len(differing)} rows differ; “manage.py reindex” mends them:", *differing]
                )
            )
        for line in differing:
            self.stdout.write(line)
        self.stdout.write(f"{len(differing)} rows {'differ' if check else 'put right'}.")
