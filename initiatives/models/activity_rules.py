"""What the database holds an activity to, and what it finds activities by."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from initiatives.approximate import bounds_constraint
from initiatives.codelists import (
    ActivityKind,
    ActivityStatus,
    EventFormat,
    InitiativeType,
    OneParty,
    ParticipantsKnown,
    PublicationState,
    Scope,
)
from initiatives.fields import order_constraint, partial_date_constraint
from initiatives.models.codes import code_constraint
from initiatives.models.spans import IS_EVENT

# What an initiative never has, and what an event never has.
EVENT_COLUMNS = ["edition", "city", "venue", "format", "slogan", "audience", "participants"]
EVENT_COLUMNS += ["countries", "countries_unit", "apply_by", "registration_url"]
# Said of an event in so many words; all else follows from its dates.
EVENT_STATUSES = [ActivityStatus.CANCELLED, ActivityStatus.SUSPENDED, ActivityStatus.UNKNOWN]

INDEXES = [
    models.Index(fields=["publication_state", *fields], name=f"activity_by_{name}")
    for name, fields in {
        "latest": ["is_undated", "-span_from", "sort_key"],
        "earliest": ["is_undated", "span_from", "sort_key"],
        "kind_latest": ["kind", "is_undated", "-span_from", "sort_key"],
        "kind_earliest": ["kind", "is_undated", "span_from", "sort_key"],
        "until": ["span_until", "span_from"],
        "announced": ["kind", "announced_on_from"],
        "adopted": ["kind", "adopted_on_from"],
        "start": ["kind", "starts_on_from"],
        "end": ["kind", "ends_on_from"],
        "name": ["sort_key"],
        "kind_name": ["kind", "sort_key"],
        "change": ["last_changed_at", "id"],
        "kind_change": ["kind", "last_changed_at", "id"],
        "countries": ["-recorded_countries", "sort_key"],
        "kind_countries": ["kind", "-recorded_countries", "sort_key"],
        "fewest": ["recorded_countries", "sort_key"],
        "kind_fewest": ["kind", "recorded_countries", "sort_key"],
        "status": ["status"],
        "scope": ["scope"],
        "known": ["participants_known"],
        "one_party": ["one_party"],
        "differs": ["has_differing_claims"],
    }.items()
]

CONSTRAINTS: list[models.BaseConstraint] = [
    code_constraint("activity", "kind", ActivityKind),
    code_constraint("activity", "status", ActivityStatus, blank=True),
    code_constraint("activity", "scope", Scope, blank=True),
    code_constraint("activity", "participants_known", ParticipantsKnown),
    code_constraint("activity", "initiative_type", InitiativeType, blank=True),
    code_constraint("activity", "format", EventFormat, blank=True),
    code_constraint("activity", "one_party", OneParty),
    models.CheckConstraint(
        name="activity_state_is_known",
        condition=Q(publication_state__in=PublicationState.values),
    ),
    models.CheckConstraint(
        name="activity_events_have_no_initiative_columns",
        condition=Q(kind=ActivityKind.INITIATIVE)
        | Q(initiative_type="", announced_on="", adopted_on="")
        & Q(status__in=["", *EVENT_STATUSES]),
        violation_error_message=_(
            "A workshop or forum has no type, announcement or adoption date, and a "
            "status only if it was cancelled, suspended, or nobody knows whether it took place."
        ),
    ),
    models.CheckConstraint(
        name="activity_initiatives_have_no_event_columns",
        condition=IS_EVENT
        | Q(**dict.fromkeys(EVENT_COLUMNS, ""))
        & Q(series__isnull=True, edition_number__isnull=True, place_country__isnull=True)
        & ~Q(initiative_type="")
        & ~Q(status=""),
        violation_error_message=_(
            "An initiative needs a type and a status, and has no place, edition or series."
        ),
    ),
    *[
        partial_date_constraint("activity", name)
        for name in ("starts_on", "ends_on", "announced_on", "adopted_on", "apply_by")
    ],
    order_constraint("activity", "starts_on", "ends_on"),
    order_constraint("activity", "announced_on", "adopted_on"),
    models.CheckConstraint(
        name="activity_ends_on_not_before_announced_or_adopted",
        condition=Q(ends_on="")
        | ~Q(starts_on="")
        | Q(ends_on_until__gte=F("announced_on_from")) & Q(ends_on_until__gte=F("adopted_on_from")),
        violation_error_message=_(
            "Without a start, an initiative does not end before it was announced or adopted."
        ),
    ),
    bounds_constraint("activity", "participants"),
    bounds_constraint("activity", "countries"),
]
