"""Users for tests, each in the group that a migration made."""

from itertools import count

from django.contrib.auth.models import Group, User

NUMBERS = count(1)


def make_user(role: str = "Editor", **fields) -> User:
    """Make a user of the admin in a role: Contributor, Focal point, Editor, Administrator."""
    user = User.objects.create_user(f"user-{next(NUMBERS)}", is_staff=True, **fields)
    user.groups.add(Group.objects.get(name=role))
    return user


def make_superuser() -> User:
    """Make a user who may do everything."""
    return User.objects.create_superuser(f"root-{next(NUMBERS)}")
