"""Fill the database of the settings: ``python -m benchmarks.fill NUMBER``."""

import os
import sys

import django


def main() -> None:
    """Bring a database up, load the record, and add synthetic activities to it, once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    from django.core.management import call_command

    from benchmarks import synthetic
    from initiatives.models import Activity
    from scripts.run import load_record

    call_command("migrate", interactive=False, verbosity=0)
    if not Activity.objects.filter(slug__startswith="synthetic-").exists():
        load_record()
        synthetic.fill(int(sys.argv[1]))


if __name__ == "__main__":
    main()
