"""Users for tests, each in the group that a migration made."""

from itertools import count

from django.contrib.auth.models import Group, User

from initiatives.models import Activity, FocalPoint
from tests.factories import make_country

NUMBERS = count(1)


def make_user(role: str = "Editor", **fields) -> User:
    """Make a user of the admin in a role: Contributor, Focal point, Editor, Administrator."""
    user = User.objects.create_user(f"user-{next(NUMBERS)}", is_staff=True, **fields)
    user.groups.add(Group.objects.get(name=role))
    return user


def make_focal_point(*codes: str) -> User:
    """Make a focal point of countries, by their alpha-3 codes."""
    user = make_user("Focal point")
    point = FocalPoint.objects.create(user=user)
    point.countries.set([make_country(code) for code in codes])
    return user


def recorded(activity: Activity, user: User) -> Activity:
    """Let a user be the one who recorded an activity."""
    Activity.history.filter(id=activity.pk, history_type="+").update(history_user=user)
    return activity


def make_superuser() -> User:
    """Make a user who may do everything."""
    return User.objects.create_superuser(f"root-{next(NUMBERS)}")
