"""Activities as rows of a list and as whole records."""

from typing import Any

from django.db.models import (
    CharField,
    F,
    OuterRef,
    Prefetch,
    QuerySet,
    StringAgg,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Concat

from initiatives.api.querysets.parts import (
    ACTIVITY_PARTS,
    RECORD_PARTS,
    country_parts,
    organization_parts,
)
from initiatives.collected import with_parts
from initiatives.models import Activity, ActivityVoice

JOINT = "\n"  # stands in no code and in no name


def joined(rows: QuerySet, expression: Any) -> Coalesce:
    """Return the texts of an activity's rows, joined in one column of its own row."""
    texts = rows.filter(activity=OuterRef("pk")).order_by().values("activity")
    text = texts.annotate(joined=StringAgg(expression, Value(JOINT))).values("joined")
    return Coalesce(Subquery(text), Value(""), output_field=CharField())


def activities(queryset: QuerySet[Activity]) -> QuerySet[Activity]:
    """Rows of a list: participations and roles take a query each, ``ACTIVITY_PARTS`` none."""
    return with_parts(base(queryset), ACTIVITY_PARTS).prefetch_related(
        Prefetch("participations", country_parts()),
        Prefetch("organization_roles", organization_parts()),
    )


def activity_records(queryset: QuerySet[Activity]) -> QuerySet[Activity]:
    """Whole records, with all that belongs to them, in one query."""
    return with_parts(base(queryset), RECORD_PARTS)


def base(queryset: QuerySet[Activity]) -> QuerySet[Activity]:
    """What both show of the activity itself."""
    goal = Concat(Cast("goal__number", CharField()), Value(" "), "goal__name")
    return (
        queryset.defer("search_text", "search_words")
        .select_related("place_country", "series")
        .annotate(
            voice_codes=joined(ActivityVoice.objects.all(), F("voice")),
            goals=joined(Activity.sdgs.through.objects.all(), goal),
        )
    )
