"""A row of every model of the admin, and what the form of such a row holds."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db.models import Max
from django.forms import model_to_dict
from django.test import Client, RequestFactory

from initiatives import models
from tests import factories as make
from tests.editors import make_focal_point, make_superuser, make_user
from tests.full_record import make_full_record
from tests.roles.actions import REASON
from tests.roles.world import World, make_visitor

# What belongs to an activity, and by which way.
PARTS = {
    models.ActivityRelation: "from_activity",
    models.ActivityVoice: "activity",
    models.Check: "activity",
    models.Claim: "activity",
    models.CommitmentOverride: "commitment__initiative",
    models.Document: "activity",
    models.Evidence: "commitment__initiative",
    models.Funding: "activity",
    models.Milestone: "activity",
    models.Observation: "activity",
    models.OrganizationRole: "activity",
    models.Outcome: "activity",
    models.Participation: "activity",
    models.Pillar: "initiative",
    models.SourceVoice: "activity",
    models.Statement: "activity",
}
FOREIGN = "Focal point, foreign"  # of whose country no row is
# The first has all countries that the records below name.
GIVEN = {"Focal point": ("CHN", "KEN", "ZMB"), FOREIGN: ("FRA",)}
PUBLIC = "public"  # the slug of a workshop on which something is suggested
JOINED = {"date_joined_0": "2026-01-01", "date_joined_1": "12:00:00"}  # sent as day and time

Rows = dict[tuple[Any, str], Any]


def make_registry(visitor: str) -> tuple[World, Rows]:
    """Make a visitor and a row of each model, by whose it is: the visitor's, another's or any."""
    user = make_visitor("Focal point" if visitor == FOREIGN else visitor)
    other = make_user("Contributor")
    for point in models.FocalPoint.objects.filter(user=user):
        point.countries.set([make.make_country(code) for code in GIVEN[visitor]])
    make.make_activity(slug=PUBLIC, participant="KEN")
    of = {"own": (user or other, "draft"), "another's": (other, "published")}
    rows = {
        (model, whose): row
        for whose, (recorder, state) in of.items()
        for model, row in make_owned(recorder, state).items()
    }
    world = World(Client(), user, "")
    if user:
        world.client.force_login(user)
    return world, rows | {(model, "any"): row for model, row in make_shared().items()}


def make_owned(recorder: User, state: str) -> dict[Any, Any]:
    """Make activities in a state with all that belongs to them, and what else is somebody's."""
    last = models.Activity.objects.aggregate(last=Max("pk"))["last"]
    full = make_full_record(publication_state=state)
    models.SourceVoice.objects.create(activity=full, source=make.make_source(), voice="press")
    kinds = {
        model: model.objects.get(
            pk=make.make_activity(kind, participant="KEN", publication_state=state).pk
        )
        for kind, model in make.KINDS.items()
    }
    made = models.Activity.objects.filter(pk__gt=last)
    made.update(publication_state=state)
    signed = models.Activity.history.filter(id__in=made.values("pk"), history_type="+")
    signed.update(history_user=recorder)
    models.Funding.objects.update(organization=make.make_organization(country="KEN"))
    parts = {
        model: model.objects.filter(**{way: full}).earliest("pk") for model, way in PARTS.items()
    }
    return kinds | parts | {
        models.Activity: full,
        models.Commitment: make.make_commitment(full, promiser_country=make.make_country("KEN")),
        models.Suggestion: make.make_suggestion(slug=PUBLIC, submitted_by=recorder),
        User: recorder,
    }  # fmt: skip


def make_shared() -> dict[Any, Any]:
    """Make a row of each model whose rows are everybody's, or the portal's; nothing names them."""
    kenya, person = make.make_country("KEN"), make_focal_point("KEN")
    named = {"slug": "loose", "name": "Loose"}
    columns: dict[Any, dict[str, Any]] = {
        models.ApiToken: {"user": person, "name": "Ministry database", "digest": "d"},
        models.CountryName: {"country": kenya, "language": "fr", "text": "Kenya", "kind": "common"},
        models.Distinction: {"noun": "source", "first": 1, "second": 2, "reason": "Two"},
        models.FacetSet: {"facet": "scope", "value": "none", "version": 1},
        models.Goal: {"number": 1, "name": "No poverty"},
        Group: {"name": "Spare"},
        models.Indicator: named,
        models.LoadedRecord: {"label": "theme", "key": "a", "fingerprint": "f"},
        models.Redirect: {"noun": "activity", "old_slug": "old", "new_slug": PUBLIC},
        models.Series: named,
        models.Theme: named,
    }
    return {model: model.objects.create(**given) for model, given in columns.items()} | {
        models.Country: make.make_country("XAA"),
        models.CountryGroup: make.make_group("LOOSE"),
        models.DataVersion: models.DataVersion.objects.get_or_create(pk=1)[0],
        models.FocalPoint: models.FocalPoint.objects.get(user=person),
        models.GroupMembership: make.make_membership("LDC", "KEN"),
        models.Organization: make.make_organization(country="KEN"),
        models.Person: make.make_person("Ada Speaker", country=kenya),
        models.Publisher: make.make_publisher(),
        models.Source: make.make_source(),
    }


def bodies_of(rows: Rows) -> dict[tuple[Any, str], dict[str, Any]]:
    """Return what a superuser would send of the form of each row, unchanged."""
    request: Any = RequestFactory().get("/")
    request.user = make_superuser()
    return {key: body_of(key[0], row, request) for key, row in rows.items()}


def body_of(model: Any, row: Any, request: Any) -> dict[str, Any]:
    """Return what the form of a row holds; the tables inside it are sent without rows."""
    model_admin = admin.site._registry[model]
    form = model_admin.get_form(request, row, change=True)(instance=row)
    held = model_to_dict(row) | {field.html_name: field.value() for field in form}
    sent = {name: as_sent(value) for name, value in held.items() if value not in (None, "", False)}
    for formset, _table in model_admin.get_formsets_with_inlines(request, row):
        prefix = formset.get_default_prefix()
        sent |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return sent | (JOINED if model is User else {}) | REASON


def as_sent(value: Any) -> Any:
    """Return a value as a form sends it: records by their keys, days in figures."""
    if isinstance(value, list):
        return [getattr(item, "pk", item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
