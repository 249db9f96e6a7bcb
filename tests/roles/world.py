"""A visitor and records of every sort: by state, by who recorded them, by country."""

from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client

from initiatives.admin.tokens import COOKIE
from initiatives.models import (
    Activity,
    ApiToken,
    Claim,
    DataVersion,
    Initiative,
    Suggestion,
    Workshop,
)
from initiatives.signing import delete_signed, save_signed
from tests.admin_forms import address, data_of, send_back
from tests.editors import make_focal_point, make_superuser, make_user, recorded
from tests.factories import (
    INITIATIVE,
    make_activity,
    make_claim,
    make_participation,
    make_publisher,
    make_suggestion,
)
from tests.writing import make_token

VISITORS = ["anonymous", "no group", "Contributor", "Focal point", "Editor", "Administrator"]
# The others are held by no queryset: what takes long is tried for them on one engine.
HELD = ("Contributor", "Focal point")
ONCE_EACH = [
    pytest.param(visitor, marks=() if visitor in HELD else pytest.mark.sqlite_only)
    for visitor in VISITORS
]
COUNTRIES = {"own": "KEN", "foreign": "FRA"}  # those of the focal point
# Recorded by the visitor or by another, of which country.
EVERY = list(product(["own", "another's"], COUNTRIES))
STATES = dict.fromkeys(["draft", "in-review", "published", "withdrawn"], EVERY)
SORTS = [(state, *sort) for state, sorts in STATES.items() for sort in sorts]
# What an answer that changed nothing is called in the tables.
UNCHANGED = {200: ".", 302: "2", 400: "0", 401: "1", 403: "3", 404: "4", 409: "9"}


@dataclass
class Record:
    """One activity, with what hangs on it."""

    activity: Activity
    claim: Claim
    withdrawn: Claim
    suggestion: Suggestion


@dataclass
class World:
    """Who asks, and what there is."""

    client: Client
    user: User | None
    secret: str  # of a token of this user
    model: Any = Workshop  # the kind that is asked
    form: dict[str, Any] = field(default_factory=dict)  # of a new activity, not filled in
    needed: dict[str, str] = field(default_factory=dict)  # of any activity of that kind
    records: dict[tuple[str, str, str], Record] = field(default_factory=dict)
    deleted: dict[str, int] = field(default_factory=dict)  # drafts of the visitor, by country
    tokens: dict[str, tuple[int, str]] = field(default_factory=dict)  # key, and cookie of its page


def make_world(visitor: str, model: Any = Workshop) -> World:
    """Make a visitor of the admin, and a record of each sort, all of one kind."""
    root = Client()
    root.force_login(make_superuser())
    for code in COUNTRIES.values():
        make_publisher(country=code, slug=f"press-{code.lower()}")
    user = make_visitor(visitor)
    blank = data_of(root.get(address(model, "add")))
    world = World(Client(), user, make_token(user) if user else "", model, blank)
    world.needed = INITIATIVE if model is Initiative else {}
    if user:
        world.client.force_login(user)
    other = make_user("Contributor")
    for sort in SORTS:
        recorder = user if sort[1] == "own" and user else other
        world.records[sort] = make_record(model, sort, recorder)
    for code in COUNTRIES.values():
        world.deleted[code] = make_deleted(model, code, user or other)
        world.tokens[code] = make_kept_token(root, code)
    DataVersion.objects.get_or_create(pk=1)
    return world


def cells(act: Any, world: World) -> dict[str, str]:
    """Do something to a record of each sort; return the outcomes by state, a letter a sort."""
    return {
        state: "".join(outcome(act, world, world.records[state, *sort]) for sort in sorts)
        for state, sorts in STATES.items()
    }


def make_visitor(visitor: str) -> User | None:
    """Make the user that a visitor is."""
    if visitor == "anonymous":
        return None
    if visitor == "Focal point":
        return make_focal_point(COUNTRIES["own"])
    user = make_user("Editor" if visitor == "no group" else visitor)
    if visitor == "no group":
        user.groups.clear()
    return user


def make_record(model: Any, sort: tuple[str, str, str], recorder: User) -> Record:
    """Make an activity of a kind and a sort."""
    state, _whose, country = sort
    slug = "-".join(sort).replace("'", "")
    fields = {"slug": slug, "name": slug, "participants_known": "some"}
    activity = make_of(model, state, recorder, **fields)
    claim = make_claim(activity)  # before all that restoring takes back
    make_participation(activity, COUNTRIES[country], "host")
    activity.website = "https://example.org/activity"
    save_signed(activity, by=recorder, reason="Found")
    return Record(
        activity,
        claim,
        make_claim(activity, "city", is_withdrawn=True, withdrawn_reason="misread"),
        make_suggestion(slug=slug),
    )


def make_of(model: Any, state: str, recorder: User, **fields: Any) -> Any:
    """Make an activity of a kind in a state, recorded by a user."""
    begun = {"announced_on" if model is Initiative else "starts_on": "2025"}
    made = make_activity(model.KIND, publication_state=state, **begun, **fields)
    return recorded(model.objects.get(pk=made.pk), recorder)


def make_kept_token(root: Client, code: str) -> tuple[int, str]:
    """Make a token for the focal point of a country; return its key and what shows it once."""
    user = make_focal_point(code)
    send_back(root, address(ApiToken, "add"), user=user.pk, name=f"Ministry of {code}")
    shown = root.cookies.pop(COOKIE).value
    return ApiToken.objects.get(user=user).pk, shown


def make_deleted(model: Any, code: str, recorder: User) -> int:
    """Make a draft of a country, and let who recorded it delete it; return its key."""
    draft = make_of(model, "draft", recorder, slug=f"deleted-{code.lower()}")
    make_participation(draft, code, "host")
    key: int = draft.pk
    delete_signed([draft], by=recorder, reason="Not held")
    return key


@cache
def counting() -> str:
    """Return the query that counts the rows of every table of the record, and of accounts."""
    labels = ("initiatives", "auth", "admin")  # the last is what the admin itself notes down
    models = [model for label in labels for model in apps.get_app_config(label).models.values()]
    tables = sorted(model._meta.db_table for model in models if not model._meta.proxy)
    counts = ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)
    return f"SELECT {counts}, (SELECT max(number) FROM initiatives_dataversion)"


def fingerprint() -> tuple[Any, ...]:
    """Return what every change of the record changes: rows, their history, or the version."""
    with connection.cursor() as cursor:
        cursor.execute(counting())
        return cursor.fetchone()


def outcome(act: Any, world: World, *given: Any) -> str:
    """Do something and take it back; "y" if it was done, else how it was refused.

    What only shows something returns an answer and whether it shows it.
    """
    before = fingerprint()
    with transaction.atomic():
        answer = act(world, *given)
        is_done = fingerprint() != before
        transaction.set_rollback(True)
    world.client.cookies.pop("messages", None)
    if isinstance(answer, tuple):
        assert not is_done, act.__name__
        answer, is_done = answer
    return "y" if is_done else UNCHANGED.get(answer.status_code, str(answer.status_code))
