"""One row of a sheet against one activity: what it would change, and why it may not."""

from __future__ import annotations

from typing import Any, Protocol

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from import_export.resources import ModelResource

from initiatives import workflow
from initiatives.approximate import parse_approximate
from initiatives.codelists import ParticipantsKnown, PublicationState
from initiatives.exports.xlsx import fitting
from initiatives.models import Activity, Forum, Initiative, Workshop
from initiatives.spreadsheets import columns, rules, versions
from initiatives.spreadsheets.columns import COUNTED, KIND, SLUG, STATE, VERSION
from initiatives.spreadsheets.vocabulary import Vocabulary

# What an empty cell stands for, where a record always has a value.
EMPTY = {"participants_known": str(ParticipantsKnown.NONE)}
KINDS: dict[str, Any] = {str(model.KIND): model for model in (Initiative, Workshop, Forum)}


class Rights(Protocol):
    """What somebody may do with activities of one kind."""

    user: User | None

    def rows(self) -> QuerySet:
        """Return the activities that this user works with."""

    def may_add(self) -> bool:
        """May this user make new drafts?"""

    def may_change(self, activity: Any) -> bool:
        """May this user change an activity as it stands?"""


class Everything:
    """The rights of who runs the portal, at its console."""

    def __init__(self, model: Any, user: User | None = None) -> None:
        self.model, self.user = model, user

    def rows(self) -> QuerySet:
        return self.model.objects.all()

    def may_add(self) -> bool:
        return True

    def may_change(self, activity: Any) -> bool:
        return True


class ActivityResource(ModelResource):
    """The columns of one kind of activity, read cell by cell where a cell was changed.

    It checks rows and writes none: what it has checked is written by ``applying``.
    """

    class Meta:
        fields = ()  # not those of the model, but the columns of the sheet
        import_id_fields = (SLUG,)
        skip_diff = True
        store_instance = True

    def __init__(self, model: Any, rights: Rights) -> None:
        super().__init__()
        self.model, self.rights, self.known = model, rights, Vocabulary()
        self.fields = columns.columns_of(model.KIND, self.known)

    def init_instance(self, row=None):
        activity = self.model(slug=row[SLUG])
        activity.linked = {name: [] for name in columns.LINKED}
        return activity

    def after_init_instance(self, instance, new, row, **kwargs):
        given = [self.fields[name] for name in row]
        instance.linked_before = dict(instance.linked)
        instance.before = {one.name: "" if new else one.text_of(instance) for one in given}
        typed = [one.name for one in given if not one.readonly and one.name != SLUG]
        instance.changed = [
            name
            for name in typed
            if not is_same(row[name], instance.before[name])
            and (row[name] or instance.before[name] != EMPTY.get(name))
        ]

    def import_instance(self, instance, row, **kwargs):
        errors = {}
        for name in instance.changed:
            try:
                self.import_field(self.fields[name], instance, row)
            except ValueError as reason:
                errors[name] = ValidationError(str(reason), code="invalid")
        for name in set(COUNTED) & set(instance.changed) - errors.keys():
            try:
                fill_bounds(instance, name)
            except ValueError:
                example = _("Write it with a number: “nearly 40”, “over 180”, “37”.")
                errors[name] = ValidationError(example, code="invalid")
        errors |= self.refusals(instance, row)
        if errors:
            raise ValidationError(errors)

    def refusals(self, activity: Any, row: dict[str, str]) -> dict[str, ValidationError]:
        """Return why a row may not be taken, by column, whatever its values are."""
        found = {KIND: refused_kind(activity, row.get(KIND, ""))}
        found |= {STATE: refused_state(activity, row.get(STATE, ""))}
        if activity.pk is None:
            found |= {SLUG: "" if self.rights.may_add() else _("You may not add records.")}
            found |= {VERSION: gone(row)}
        elif activity.changed:
            found |= {SLUG: self.refused_change(activity)}
            found |= {VERSION: versions.refused(activity, row.get(VERSION, ""))}
        if activity.pk and "sources" in activity.changed:
            found["sources"] = refused_sources(activity)
        return {name: ValidationError(text) for name, text in found.items() if text}

    def refused_change(self, activity: Any) -> str:
        if self.rights.may_change(activity):
            return ""
        return _("You may not change a record that is “%s”.") % (
            activity.get_publication_state_display()
        )

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """Validate as the package does, without a query for each constraint and each key."""
        errors = dict(import_validation_errors or {})
        try:
            instance.clean_fields(exclude={*errors, *columns.NAMED})
            instance.clean()
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if not errors:
            rules.check(instance)
        if errors:
            raise ValidationError(errors)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        return instance.pk is not None and not instance.changed and not import_validation_errors

    def text_of(self, name: str, activity: Any) -> str:
        """Return what the cell of an activity would hold now."""
        return self.fields[name].text_of(activity)


class InitiativeResource(ActivityResource):
    class Meta:
        model = Initiative


class WorkshopResource(ActivityResource):
    class Meta:
        model = Workshop


class ForumResource(ActivityResource):
    class Meta:
        model = Forum


RESOURCES = {
    Initiative: InitiativeResource,
    Workshop: WorkshopResource,
    Forum: ForumResource,
}


def resource_of(model: Any, rights: Rights) -> ActivityResource:
    """Return the resource of a kind of activity, for somebody with these rights."""
    return RESOURCES[model](model, rights)


def is_same(given: str, text: str) -> bool:
    """Is a cell as it was downloaded, whatever a spreadsheet did to its spaces and lines?"""
    return given == plain(text) or given == plain(fitting(text))


def plain(text: str) -> str:
    """Return text as it is read from a cell."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def fill_bounds(activity: Activity, name: str) -> None:
    """Read the bounds of a count from its words."""
    words = getattr(activity, name)
    low = high = None
    if words:
        value = parse_approximate(words)
        low, high = value.low, value.high
    setattr(activity, f"{name}_low", low)
    setattr(activity, f"{name}_high", high)


def refused_kind(activity: Activity, given: str) -> str:
    """Say that a row is of another kind than its sheet, if it is."""
    if given in ("", activity.kind):
        return ""
    return _("This sheet holds records of one kind: write “%s”.") % activity.kind


def refused_state(activity: Activity, given: str) -> str:
    """Say that a sheet moves no record, if it tries."""
    state = activity.publication_state
    if given in ("", state):
        return ""
    if activity.pk is None:
        return _("A new record is a draft: leave this cell empty.")
    return _("A sheet publishes nothing and withdraws nothing: write “%s” again.") % (
        PublicationState(state).value
    )


def gone(row: dict[str, str]) -> str:
    """Say that a row was downloaded of a record that is not there, if it was."""
    if not row.get(VERSION):
        return ""
    return (
        _(
            "No record has the slug “%s” any more: was it changed here, or renamed or deleted in "
            "the portal? To make a new record of this row, empty this cell."
        )
        % row[SLUG]
    )


def refused_sources(activity: Any) -> str:
    """Say why the sources of a record cannot become those of a sheet; "" if they can."""
    before, after = set(activity.linked_before["sources"]), set(activity.linked["sources"])
    withdrawn = activity.claims.filter(
        field="", is_withdrawn=True, source__slug__in=after - before
    ).values_list("source__slug", flat=True)
    if named := ", ".join(sorted(withdrawn)):
        return _("Withdrawn here before: %s. Restore the claim in the form of the record.") % named
    lost = ", ".join(sorted(before - after))
    if lost and not workflow.is_deletable(activity):
        return (
            _(
                "Taken out: %s. A source of a record that was public is withdrawn in the form, "
                "with its reason."
            )
            % lost
        )
    return ""
