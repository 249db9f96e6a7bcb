"""Change one activity for each line that is read: ``python -m benchmarks.changing``."""

import os
import sys

import django


def main() -> None:
    """Change activities as the admin does, signed and counted, and say so of each."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    from initiatives import workflow
    from initiatives.models import Activity
    from initiatives.signing import save_signed

    changed = Activity.objects.filter(slug__startswith="synthetic-").earliest("pk")
    for number, _line in enumerate(sys.stdin, 1):
        changed.summary = f"Synthetic data for measurements, changed {number} times."
        save_signed(changed, by=None, reason="Measured")
        workflow.touch(changed)
        print(changed.slug, flush=True)


if __name__ == "__main__":
    main()
