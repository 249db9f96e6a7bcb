"""What is asked of the past of a row of any model, each by one direct request."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import admin
from django.db import transaction

from initiatives import models
from initiatives.admin.restoring import RestoringPages
from initiatives.signing import delete_signed
from tests.admin_forms import address
from tests.editors import make_user
from tests.roles.past import put_back
from tests.roles.world import World, fingerprint, outcome

FREE = object()  # an account that is no focal point
# What a row of each model held before, by field.
HELD: dict[Any, tuple[str, Any]] = {
    models.ActivityRelation: ("kind", "follows-up"),
    models.ApiToken: ("name", "Former"),
    models.Check: ("looked_for", "Former"),
    models.Claim: ("note", "Former"),
    models.Commitment: ("text", "Former"),
    models.CommitmentOverride: ("reason", "Former"),
    models.Country: ("name", "Former"),
    models.CountryGroup: ("summary", "Former"),
    models.CountryName: ("origin", "Former"),
    models.Distinction: ("reason", "Former"),
    models.Document: ("title", "Former"),
    models.Evidence: ("note", "Former"),
    models.FocalPoint: ("user", FREE),
    models.Forum: ("summary", "Former"),
    models.Funding: ("committed_on", "2020"),
    models.Goal: ("name", "Former"),
    models.GroupMembership: ("note", "Former"),
    models.Indicator: ("definition", "Former"),
    models.Initiative: ("summary", "Former"),
    models.Milestone: ("title", "Former"),
    models.Observation: ("attributed_to", "Former"),
    models.Organization: ("acronym", "FORMER"),
    models.OrganizationRole: ("note", "Former"),
    models.Outcome: ("text", "Former"),
    models.Participation: ("note", "Former"),
    models.Person: ("native_name", "Former"),
    models.Pillar: ("summary", "Former"),
    models.Publisher: ("name", "Former"),
    models.Redirect: ("old_slug", "former"),
    models.Series: ("summary", "Former"),
    models.Source: ("note", "Former"),
    models.Statement: ("summary", "Former"),
    models.Suggestion: ("remark", "Former"),
    models.Theme: ("summary", "Former"),
    models.Workshop: ("summary", "Former"),
}


def history(world: World, model: Any, key: int) -> Any:
    answer = world.client.get(address(model, "history", key))
    return answer, answer.status_code == 200


def restore(world: World, model: Any, key: int) -> Any:
    """Give one field back what it held in the first row of the history, and see that it has it."""
    before = fingerprint()
    first = model.history.filter(id=key).earliest("history_id")
    part = model._meta.concrete_model._meta.model_name
    url = address(model, "as_it_was", key)
    name, value = HELD[model]
    answer = put_back(world.client, f"{url}?part={part}&row={first.pk}&field={name}")
    if fingerprint() != before:
        held = getattr(model.objects.get(pk=key), name)
        assert held == (first.user if value is FREE else value), (model, held)
    return answer


def deleted_history(world: World, model: Any, key: int) -> Any:
    return history(world, model, key)


def deleted_list(world: World, model: Any, key: int) -> Any:
    answer = world.client.get(address(model, "deleted"))
    return answer, f"/deleted/{key}/" in answer.text


def undelete(world: World, model: Any, key: int) -> Any:
    return put_back(world.client, address(model, "undelete", key))


ON_FILE, DELETED = (history, restore), (deleted_history, deleted_list, undelete)
PAST = (*ON_FILE, *DELETED)


def restores(model: Any) -> bool:
    """Has a model the pages on which what was is put back?"""
    return isinstance(admin.site._registry[model], RestoringPages)


def letters_of(world: World, model: Any, row: Any) -> str:
    """Ask for the past of a row and, once it is deleted, again."""
    key = row.pk
    if not restores(model):
        return outcome(history, world, model, key) + "-" * (len(PAST) - 1)
    on_file = [outcome(act, world, model, key) for act in ON_FILE]
    with gone(model, key):
        return "".join([*on_file, *(outcome(act, world, model, key) for act in DELETED)])


def give_pasts(rows: dict[tuple[Any, str], Any]) -> None:
    """Let the first row of history of each row tell that a field held something else."""
    free = make_user("Contributor")
    for (model, _whose), row in rows.items():
        if model in HELD:
            name, value = HELD[model]
            first = model.history.filter(id=row.pk).earliest("history_id")
            held = {name: free if value is FREE else value}
            model.history.filter(pk=first.pk).update(**held)


@contextmanager
def gone(model: Any, key: int) -> Iterator[None]:
    """Let a row be deleted meanwhile."""
    with transaction.atomic():
        delete_signed([model.objects.get(pk=key)], by=None, reason="Twice")
        yield
        transaction.set_rollback(True)
