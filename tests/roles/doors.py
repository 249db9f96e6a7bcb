"""What is asked of a row of any model, each by one direct request, and which models have it."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group, User

from initiatives import models
from tests.admin_forms import address
from tests.roles.actions import DELETED, REASON
from tests.roles.registry import PUBLIC
from tests.roles.world import World

PASSWORD = "a long enough password"
# What a row that is added must have otherwise than the one that is there.
NEW: dict[Any, dict[str, Any]] = {
    models.ActivityRelation: {"kind": "follows-up"},
    models.Claim: {"basis": "stated", "field": "city", "value": "New"},
    models.CommitmentOverride: {"made_on": "2026-02-02"},
    models.Country: {"iso_alpha3": "XBB", "iso_alpha2": "XB", "m49": "998"},
    models.CountryGroup: {"code": "NEW"},
    models.CountryName: {"text": "New", "kind": "common"},
    models.Document: {"title": "New"},
    models.Evidence: {"number": 99},
    models.Goal: {"number": 2},
    Group: {"name": "New"},
    models.GroupMembership: {"since": "2020"},
    models.Milestone: {"title": "New"},
    models.OrganizationRole: {"role": "partner"},
    models.Outcome: {"number": 99},
    models.Participation: {"role": "speaker"},
    models.Pillar: {"number": 99},
    models.Redirect: {"old_slug": "new"},
    models.Suggestion: {"slug": PUBLIC},
    User: {"username": "new", "password1": PASSWORD, "password2": PASSWORD},
}


def add(world: World, model: Any, row: Any, body: dict[str, Any]) -> Any:
    own = NEW.get(model, {})
    if model is models.FocalPoint:
        own = {"user": User.objects.exclude(focal_point__isnull=False).earliest("pk").pk}
    return world.client.post(address(model, "add"), body | {"slug": "new"} | own)


def change(world: World, model: Any, row: Any, body: dict[str, Any]) -> Any:
    return world.client.post(address(model, "change", row.pk), body)


def delete(world: World, model: Any, row: Any, body: dict[str, Any]) -> Any:
    return world.client.post(address(model, "delete", row.pk), DELETED)


def rename(world: World, model: Any, row: Any, body: dict[str, Any]) -> Any:
    return world.client.post(address(model, "rename", row.pk), {"slug": "renamed", **REASON})


def tell_apart(world: World, model: Any, row: Any, body: dict[str, Any]) -> Any:
    other = model.objects.exclude(pk=row.pk).earliest("pk")
    return world.client.post(address(model, "tell_apart", row.pk, other.pk), REASON)


# Which rows there are, and two that become one


def listed(world: World, model: Any, row: Any, body: dict[str, Any]) -> Any:
    answer = world.client.get(address(model, "changelist"))
    rows = answer.context["cl"].result_list if answer.status_code == 200 else []
    return answer, row.pk in [shown.pk for shown in rows]


def near(world: World, model: Any, row: Any, body: dict[str, Any]) -> Any:
    """Ask which records are near the name of the row: of many, some are shown."""
    answer = world.client.get(address(model, "near"), {"name": str(row), "title": str(row)})
    return answer, answer.status_code == 200 and bool(answer.context["near"])


def merge_choice(world: World, model: Any, row: Any, body: dict[str, Any]) -> Any:
    answer = world.client.get(address(model, "merge", row.pk))
    return answer, answer.status_code == 200


def merge(world: World, model: Any, row: Any, body: dict[str, Any]) -> Any:
    """Give up the row for another."""
    other = model.objects.exclude(pk=row.pk).earliest("pk")
    url = address(model, "merge_with", other.pk, row.pk)
    shown = world.client.get(url)
    stamp = shown.context["form"]["stamp"].value() if shown.status_code == 200 else "x"
    return world.client.post(url, {"stamp": stamp, **REASON})


FORMS = (add, change, delete)
DOORS = (*FORMS, rename, tell_apart, listed, near, merge_choice, merge)


def doors_of(model: Any) -> tuple[Any, ...]:
    """Return what can be asked of the rows of a model, by anybody."""
    model_admin = admin.site._registry[model]
    has = {
        rename: hasattr(model_admin, "rename_view"),
        near: hasattr(model_admin, "near_view"),
        **dict.fromkeys((tell_apart, merge_choice, merge), hasattr(model_admin, "apart_view")),
    }
    return tuple(door for door in DOORS if has.get(door, True))
