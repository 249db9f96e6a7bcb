"""Make an administrator, asked for at a terminal or told by variables: `make superuser`."""

import os
import sys

import django
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

VARIABLES = ("DJANGO_SUPERUSER_USERNAME", "DJANGO_SUPERUSER_EMAIL", "DJANGO_SUPERUSER_PASSWORD")


def main() -> None:
    is_asked = sys.stdin.isatty()
    lacking = [name for name in VARIABLES if not os.environ.get(name)]
    if not is_asked and lacking:
        sys.exit(f"error: without a terminal an account needs {', '.join(lacking)} to be set.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    try:
        if not is_asked:
            refuse_weak_password()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createsuperuser", interactive=is_asked)
    except ValidationError as error:
        sys.exit(f"error: {' '.join(error.messages)}")
    except CommandError as error:
        sys.exit(f"error: {str(error).removeprefix('Error: ')}")
    except KeyboardInterrupt:
        sys.exit(130)


def refuse_weak_password() -> None:
    """Hold the variables to the rules that Django applies at a terminal alone."""
    from django.contrib.auth import get_user_model, password_validation

    name, email, password = (os.environ[variable] for variable in VARIABLES)
    password_validation.validate_password(password, get_user_model()(username=name, email=email))


if __name__ == "__main__":
    main()
