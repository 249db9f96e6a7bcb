"""What an activity is tied to, kept as one short text beside it.

``host:12 participant:40|3 5|4|organizer:7|government``: countries by primary key behind their
role, themes, goals, organizations as countries, and the voices of its sources, each kind in
the order in which it is shown. Exports read it in place of five tables. NULL says that it
was never written, as after a plain ``loaddata``.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Model

from initiatives.models import Activity, ActivityVoice, OrganizationRole, Participation
from initiatives.storing import among

BETWEEN_KINDS, BETWEEN_TIES, BEHIND_ROLE = "|", " ", ":"
# By kind: the rows that tie, the columns that tell to what, and their order.
ROWS: list[tuple[type[Model], list[str], list[str]]] = [
    (Participation, ["role", "country_id"], ["role", "country__sort_key", "country_id"]),
    (Activity.themes.through, ["theme_id"], ["theme__slug"]),
    (Activity.sdgs.through, ["goal_id"], ["goal__number"]),
    (
        OrganizationRole,
        ["role", "organization_id"],
        ["role", "organization__sort_key", "organization_id"],
    ),
    (ActivityVoice, ["voice"], ["voice"]),
]


def texts_of(pks: Collection[int], using: str = "default") -> dict[int, str]:
    """Return the text of each of some activities, read from the rows that tie them."""
    found: dict[int, list[list[str]]] = {pk: [[] for _kind in ROWS] for pk in pks}
    for kind, (model, columns, order) in enumerate(ROWS):
        rows = (
            model._default_manager.using(using).filter(among("activity_id", pks)).order_by(*order)
        )
        for pk, *told in rows.values_list("activity_id", *columns):
            found[pk][kind].append(tie(told))
    return {pk: BETWEEN_KINDS.join(map(BETWEEN_TIES.join, kinds)) for pk, kinds in found.items()}


def tie(told: list[Any]) -> str:
    """Return one tie: a key, or a role and a key."""
    return BEHIND_ROLE.join(map(str, told))
