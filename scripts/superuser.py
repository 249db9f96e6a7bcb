"""Make an administrator, asked for at a terminal or told by variables: `make superuser`."""

import os
import sys

import django
from django.core.management import CommandError, call_command

VARIABLES = ("DJANGO_SUPERUSER_USERNAME", "DJANGO_SUPERUSER_EMAIL", "DJANGO_SUPERUSER_PASSWORD")


def main() -> None:
    is_asked = sys.stdin.isatty()
    lacking = [name for name in VARIABLES if not os.environ.get(name)]
    if not is_asked and lacking:
        sys.exit(f"error: without a terminal an account needs {', '.join(lacking)} to be set.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    try:
        call_command("createsuperuser", interactive=is_asked)
    except CommandError as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
