"""What is done to a record in the admin, each by one direct request."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from initiatives.models import Activity, Claim, Country, Initiative, Participation, Suggestion
from tests.admin_forms import address
from tests.roles.world import Record, World
from tests.spreadsheets.sheets import csv_of, download, read
from tests.writing import patch, post

REASON = {"change_reason": "Because"}
DELETED = {"post": "yes", **REASON}


def country(code: str) -> int:
    return Country.objects.values_list("pk", flat=True).get(iso_alpha3=code)


# What is shown


def in_list(world: World, record: Record) -> Any:
    return in_rows(world, record, address(world.model, "changelist"))


def view(world: World, record: Record) -> Any:
    answer = world.client.get(address(world.model, "change", record.activity.pk))
    return answer, answer.status_code == 200


def history(world: World, record: Record) -> Any:
    answer = world.client.get(address(world.model, "history", record.activity.pk))
    return answer, answer.status_code == 200


def near(world: World, record: Record) -> Any:
    answer = world.client.get(address(world.model, "near"), {"name": record.activity.name})
    rows = answer.context["near"] if answer.status_code == 200 else []
    return answer, record.activity.pk in [row.pk for row in rows]


def autocomplete(world: World, record: Record) -> Any:
    asked = {"app_label": "initiatives", "model_name": "claim", "field_name": "activity"}
    answer = world.client.get("/admin/autocomplete/", asked | {"term": record.activity.slug})
    found = answer.json()["results"] if answer.status_code == 200 else []
    return answer, str(record.activity.pk) in [item["id"] for item in found]


def in_download(world: World, record: Record) -> Any:
    answer = world.client.get(address(world.model, "download"))
    if answer.status_code != 200:
        return answer, False
    rows = download(world.client, world.model)
    return answer, record.activity.slug in [row["slug"] for row in rows]


# The list of all kinds, and the desk


def in_list_of_all(world: World, record: Record) -> Any:
    return in_rows(world, record, address(Activity, "changelist"))


def in_rows(world: World, record: Record, url: str) -> Any:
    answer = world.client.get(url)
    rows = answer.context["cl"].result_list if answer.status_code == 200 else []
    return answer, record.activity.pk in [row.pk for row in rows]


def in_download_of_all(world: World, record: Record) -> Any:
    """Download the sheet of a kind from the list of all."""
    answer = world.client.get(address(Activity, "download", world.model.KIND))
    if answer.status_code != 200:
        return answer, False
    rows = read(answer)
    return answer, record.activity.slug in [row["slug"] for row in rows]


def on_desk(world: World, record: Record) -> Any:
    """Follow what the desk counts as drafts of the visitor, and to be reviewed."""
    answer = world.client.get(reverse("admin:index"))
    if answer.status_code != 200:
        return answer, False
    ways = [work["address"] for work in answer.context["desk"]]
    waiting = [way for way in ways if way.endswith(("=my-drafts", "=to-review"))]
    return answer, any(in_rows(world, record, way)[1] for way in waiting)


# The form


def send(world: World, record: Record, **fields: Any) -> Any:
    begun = {"announced_on" if world.model is Initiative else "starts_on": "2025"}
    values = world.form | world.needed | {"name": record.activity.name, **begun, **REASON, **fields}
    return world.client.post(address(world.model, "change", record.activity.pk), values)


def change(world: World, record: Record) -> Any:
    return send(world, record, short_name="Course")


def paste(world: World, record: Record, name: str) -> Any:
    return send(world, record, pasted_countries=name, participants_known="some")


def paste_own(world: World, record: Record) -> Any:
    return paste(world, record, "Kenya")


def paste_foreign(world: World, record: Record) -> Any:
    return paste(world, record, "France")


def row(world: World, record: Record, code: str) -> Any:
    values = {"country": country(code), "role": "speaker", "certainty": "confirmed"}
    fields = {f"participations-0-{name}": value for name, value in values.items()}
    return send(world, record, **fields, **{"participations-TOTAL_FORMS": 1})


def row_foreign(world: World, record: Record) -> Any:
    return row(world, record, "FRA")


def rename(world: World, record: Record) -> Any:
    url = address(world.model, "rename", record.activity.pk)
    return world.client.post(url, {"slug": "renamed", **REASON})


def delete(world: World, record: Record) -> Any:
    return world.client.post(address(world.model, "delete", record.activity.pk), DELETED)


# Moves


def move(name: str) -> Any:
    def act(world: World, record: Record) -> Any:
        url = f"{address(world.model, 'move', name)}?ids={record.activity.pk}"
        return world.client.post(url, REASON)

    act.__name__ = name
    return act


# What belongs to it


def change_claim(world: World, record: Record) -> Any:
    claim = record.claim
    fields = {"activity": claim.activity_id, "basis": "record", "source": claim.source_id}
    values = fields | {"speaker": "me", **REASON}
    return world.client.post(address(Claim, "change", claim.pk), values)


def delete_claim(world: World, record: Record) -> Any:
    return world.client.post(address(Claim, "delete", record.claim.pk), DELETED)


def withdraw_claim(world: World, record: Record) -> Any:
    return world.client.post(address(Claim, "withdraw", record.claim.pk), REASON)


def restore_claim(world: World, record: Record) -> Any:
    return world.client.post(address(Claim, "restore", record.withdrawn.pk), REASON)


def claim_history(world: World, record: Record) -> Any:
    answer = world.client.get(address(Claim, "history", record.claim.pk))
    return answer, answer.status_code == 200


def add_part(world: World, record: Record, code: str) -> Any:
    values = {"role": "speaker", "certainty": "confirmed", "country": country(code)}
    values |= {"activity": record.activity.pk}
    return world.client.post(address(Participation, "add"), values)


def add_part_own(world: World, record: Record) -> Any:
    return add_part(world, record, "KEN")


def add_part_foreign(world: World, record: Record) -> Any:
    return add_part(world, record, "FRA")


# Suggestions


def suggest(world: World, record: Record) -> Any:
    given = {"noun": "activity", "slug": record.activity.slug, "field": "city", "value": "Lamu"}
    return world.client.post(address(Suggestion, "add"), given)


def view_suggestion(world: World, record: Record) -> Any:
    answer = world.client.get(address(Suggestion, "change", record.suggestion.pk))
    return answer, answer.status_code == 200


def accept(world: World, record: Record) -> Any:
    given = {"value": "Lamu", "source": record.claim.source_id, **REASON}
    return world.client.post(address(Suggestion, "accept", record.suggestion.pk), given)


def decline(world: World, record: Record) -> Any:
    return world.client.post(address(Suggestion, "decline", record.suggestion.pk), REASON)


# Spreadsheets


def put_sheet(world: World, **cells: str) -> Any:
    file = SimpleUploadedFile("sheet.csv", csv_of([cells]).encode())
    return world.client.post(address(world.model, "upload"), {"file": file, **REASON})


def is_taken(world: World, answer: Any) -> bool:
    """Is a sheet taken, and does its own page follow?"""
    return answer.headers.get("Location", "").startswith(address(world.model, "upload"))


def sheet_of(record: Record) -> dict[str, str]:
    activity = record.activity
    activity.refresh_from_db()
    version = activity.last_changed_at.isoformat()
    return {"slug": activity.slug, "version": version, "short_name": "Course"}


def upload(world: World, record: Record) -> Any:
    answer = put_sheet(world, **sheet_of(record))
    if not is_taken(world, answer):
        return answer, False
    state = world.client.get(answer.url).context["state"]
    return answer, dict(state.counts) == {"changed": 1}


def confirm(world: World, record: Record) -> Any:
    answer = put_sheet(world, **sheet_of(record))
    return world.client.post(f"{answer.url}write/") if is_taken(world, answer) else answer


# From other systems


def api_change(world: World, record: Record) -> Any:
    body = {"short_name": "Course", "reason": "Because"}
    path = f"{world.model.KIND}s/{record.activity.slug}/"
    return patch(world.client, path, body, world.secret, If_Match="*")


def api_suggest(world: World, record: Record) -> Any:
    given = {"noun": "activity", "slug": record.activity.slug, "field": "city", "value": "Lamu"}
    read_at = {"source_title": "Programme", "source_url": "https://example.org/programme"}
    return post(world.client, "suggestions/", given | read_at | {"reason": "Because"}, world.secret)


ACTIONS: dict[str, Any] = {
    "list": in_list,
    "view": view,
    "history": history,
    "desk": on_desk,
    "list of all": in_list_of_all,
    "download of all": in_download_of_all,
    "near": near,
    "autocomplete": autocomplete,
    "download": in_download,
    "change": change,
    "paste own": paste_own,
    "paste foreign": paste_foreign,
    "row foreign": row_foreign,
    "rename": rename,
    "delete": delete,
    **{name: move(name) for name in ("submit", "publish", "withdraw", "back_to_draft")},
    "change claim": change_claim,
    "delete claim": delete_claim,
    "withdraw claim": withdraw_claim,
    "restore claim": restore_claim,
    "claim history": claim_history,
    "add part own": add_part_own,
    "add part foreign": add_part_foreign,
    "suggest": suggest,
    "view suggestion": view_suggestion,
    "accept": accept,
    "decline": decline,
    "upload": upload,
    "confirm": confirm,
    "API change": api_change,
    "API suggest": api_suggest,
}
