"""Whose change a row of history is: the record that it is listed under, and what may hide it.

The order of ``WAYS`` stands in cursors of the API: new ones come at the end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from initiatives import models

# The records that changes are listed under, by noun.
RECORDS: dict[str, Any] = {
    "activity": models.Activity,
    "commitment": models.Commitment,
    "country": models.Country,
    "group": models.CountryGroup,
    "organization": models.Organization,
    "source": models.Source,
    "publisher": models.Publisher,
    "indicator": models.Indicator,
    "series": models.Series,
    "theme": models.Theme,
    "person": models.Person,
}
NOUNS = [
    ("activity", _("Activity")),
    ("commitment", _("Commitment")),
    ("country", _("Country")),
    ("group", _("Country group")),
    ("organization", _("Organization")),
    ("source", _("Source")),
    ("publisher", _("Publisher")),
    ("indicator", _("Indicator")),
    ("series", _("Series")),
    ("theme", _("Theme")),
    ("person", _("Person")),
]


@dataclass(frozen=True, eq=False)
class Way:
    """How changes of one model belong to records of one noun.

    ``to`` leads from a row to its record, "" if the row is the record; ``behind`` leads to
    the activities that must be public for it to be seen; ``only`` narrows the rows; the
    values of ``named_by`` tell one part of a record from another. ``also`` are further records
    by which it is found: their noun, and the column of their key. Those who edit are told
    everything: ``is_internal``.
    """

    model: Any
    noun: str
    to: str = ""
    behind: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()
    only: dict[str, Any] = field(default_factory=dict)
    also: dict[str, str] = field(default_factory=dict)
    is_internal: bool = False

    @property
    def history(self) -> Any:
        return self.model.history.model

    @property
    def record(self) -> Any:
        """The model of the record."""
        return RECORDS[self.noun]

    @property
    def record_column(self) -> str:
        """What holds the key of the record in a row of history."""
        return f"{self.to}_id" if self.to else "id"

    @property
    def kind_columns(self) -> list[str]:
        """Where the kind of the activities stands that a row is about."""
        own = ["kind"] if self.model is models.Activity else []
        return own + [f"{path}__kind" for path in self.behind]

    def columns_to(self, noun: str) -> list[str]:
        """Return the columns that hold the keys of records of a noun by which rows are found."""
        own = [self.record_column] if self.noun == noun else []
        if noun == "activity":
            own += [f"{path}_id" for path in self.behind]
        return [*own, *([self.also[noun]] if noun in self.also else [])]


def of_activity(model: Any, *named_by: str, to: str = "activity", **also: str) -> Way:
    """Return the way of what belongs to one activity."""
    is_optional = model._meta.get_field(to).null
    only = {f"{to}__isnull": False} if is_optional else {}
    return Way(model, "activity", to, (to,), named_by, only, also)


def of_commitment(model: Any, *named_by: str) -> Way:
    """Return the way of what belongs to one commitment."""
    only = {"commitment__isnull": False}
    return Way(model, "commitment", "commitment", ("commitment__initiative",), named_by, only)


def of_record(model: Any, noun: str, *named_by: str, also: str = "", **only: Any) -> Way:
    """Return the way of what belongs to a record that is always public."""
    others = {also: f"{also}_id"} if also else {}
    return Way(model, noun, noun, (), named_by, {f"{noun}__isnull": False} | only, others)


WAYS = [
    Way(models.Activity, "activity"),
    Way(models.Commitment, "commitment", behind=("initiative",)),
    *[Way(RECORDS[noun], noun) for noun in list(RECORDS)[2:]],
    of_activity(models.Claim, "field", "source"),
    of_activity(models.Participation, "country", "role"),
    of_activity(models.OrganizationRole, "organization", "role"),
    Way(
        models.ActivityRelation,
        "activity",
        "from_activity",
        ("from_activity", "to_activity"),
        ("kind", "to_activity"),
    ),
    of_activity(models.Milestone, "happened_on", "title"),
    of_activity(models.Pillar, "name", to="initiative"),
    of_activity(models.Outcome, "number", "text"),
    of_activity(models.Document, "title"),
    of_activity(models.Statement, "person", "speaker", "body", "made_on", person="person_id"),
    of_activity(models.Observation, "indicator", "value", "unit", indicator="indicator_id"),
    of_activity(models.Funding, "amount", "currency"),
    of_activity(models.Check, "looked_for"),
    of_commitment(models.Evidence, "number", "source"),
    of_commitment(models.CommitmentOverride, "made_on"),
    of_commitment(models.Funding, "amount", "currency"),
    of_commitment(models.Check, "looked_for"),
    of_record(models.CountryName, "country", "language", "text"),
    of_record(models.GroupMembership, "country", "group", also="group"),
    of_record(models.Check, "country", "looked_for"),
    of_record(models.Check, "source", "looked_for"),
    of_record(models.Observation, "indicator", "value", "unit", activity__isnull=True),
    of_record(
        models.Statement,
        "source",
        "person",
        "speaker",
        "body",
        "made_on",
        also="person",
        activity__isnull=True,
    ),
]
