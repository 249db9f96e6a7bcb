"""What was, what will be shown, and what two records become: each by one direct request."""

from typing import Any

from django.test import Client

from initiatives.admin.restoring import SEEN
from initiatives.models import Activity
from tests.admin_forms import address
from tests.roles.world import Record, World

REASON = {"change_reason": "Because"}


def preview(world: World, record: Record) -> Any:
    answer = world.client.get(address(world.model, "preview", record.activity.pk))
    return answer, answer.status_code == 200


def put_back(client: Client, url: str, **sent: str) -> Any:
    """Send what the page of a plan sends, also where the page is not shown."""
    shown = client.get(url)
    token = shown.context["plan"].token if shown.status_code == 200 else "x"
    return client.post(url, {SEEN: token, **REASON, **sent})


def restore_field(world: World, record: Record) -> Any:
    row = record.activity.history.earliest("history_id")
    url = address(world.model, "as_it_was", record.activity.pk)
    return put_back(world.client, f"{url}?part=activity&row={row.pk}&field=website")


def restore_whole(world: World, record: Record) -> Any:
    moment = record.claim.history.earliest("history_id").history_date
    url = address(world.model, "as_it_was", record.activity.pk)
    return put_back(world.client, f"{url}?moment={moment.isoformat().replace('+', '%2B')}")


def merge_choice(world: World, record: Record) -> Any:
    answer = world.client.get(address(world.model, "merge", record.activity.pk))
    return answer, answer.status_code == 200


def another(record: Record) -> Activity:
    """Return another record of the same state."""
    state, kind = record.activity.publication_state, record.activity.kind
    others = Activity.objects.filter(publication_state=state, kind=kind)
    return others.exclude(pk=record.activity.pk).earliest("pk")


def merge(world: World, record: Record) -> Any:
    """Give up another record of the same state for this one."""
    url = address(world.model, "merge_with", record.activity.pk, another(record).pk)
    shown = world.client.get(url)
    stamp = shown.context["form"]["stamp"].value() if shown.status_code == 200 else "x"
    return world.client.post(url, {"stamp": stamp, **REASON})


def tell_apart(world: World, record: Record) -> Any:
    url = address(world.model, "tell_apart", record.activity.pk, another(record).pk)
    return world.client.post(url, REASON)


def deleted_list(world: World, code: str) -> Any:
    answer = world.client.get(address(world.model, "deleted"))
    return answer, f"/deleted/{world.deleted[code]}/" in answer.text


def undelete(world: World, code: str) -> Any:
    return put_back(world.client, address(world.model, "undelete", world.deleted[code]))


PAST: dict[str, Any] = {
    "preview": preview,
    "restore field": restore_field,
    "restore whole": restore_whole,
    "merge choice": merge_choice,
    "merge": merge,
    "tell apart": tell_apart,
}
PAST_ONCE: dict[str, Any] = {"deleted list": deleted_list, "undelete": undelete}
