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

from initiatives import checked
from initiatives.api.querysets.parts import (
    ACTIVITY_PARTS,
    PARTICIPANT_PARTS,
    RECORD_PARTS,
    country_parts,
    organization_parts,
)
from initiatives.api.querysets.shown import Shown
from initiatives.models import Activity, ActivityVoice

JOINT = "\n"  # stands in no code and in no name


def joined(rows: QuerySet, expression: Any) -> Coalesce:
    """Return the texts of an activity's rows, joined in one column of its own row."""
    texts = rows.filter(activity=OuterRef("pk")).order_by().values("activity")
    text = texts.annotate(joined=StringAgg(expression, Value(JOINT))).values("joined")
    return Coalesce(Subquery(text), Value(""), output_field=CharField())


def base(queryset: QuerySet[Activity]) -> QuerySet[Activity]:
    """Return activities with what every field of their own needs."""
    return queryset.defer("search_text", "search_words").select_related("place_country", "series")


GOAL = Concat(Cast("goal__number", CharField()), Value(" "), "goal__name")
TEXTS = {
    "last_checked": checked.last_checked(Activity),
    "voice_codes": joined(ActivityVoice.objects.all(), F("voice")),
    "goals": joined(Activity.sdgs.through.objects.all(), GOAL),
}
# In lists, participations and roles take a query each; where they are shown in the place of
# references, and as whole records, one takes all.
ACTIVITIES = Shown(
    TEXTS,
    (
        Prefetch("participations", country_parts()),
        Prefetch("organization_roles", organization_parts()),
    ),
    ACTIVITY_PARTS,
)
ACTIVITIES_IN_FULL = Shown(TEXTS, parts=(*ACTIVITY_PARTS, *PARTICIPANT_PARTS))
ACTIVITY_RECORDS = Shown(TEXTS, parts=RECORD_PARTS)
