"""One row of a sheet against one activity: what it would change, and why it may not."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.resources import ModelResource

from initiatives.approximate import parse_approximate
from initiatives.codelists import ParticipantsKnown
from initiatives.exports.xlsx import fitting
from initiatives.models import Activity, Forum, Initiative, Workshop
from initiatives.spreadsheets import columns, refusals, rules, versions
from initiatives.spreadsheets.columns import COUNTED, KIND, SLUG, STATE, VERSION
from initiatives.spreadsheets.rights import Rights
from initiatives.spreadsheets.vocabulary import Vocabulary

# What an empty cell stands for, where a record always has a value.
EMPTY = {"participants_known": str(ParticipantsKnown.NONE)}
KINDS: dict[str, Any] = {str(model.KIND): model for model in (Initiative, Workshop, Forum)}


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
        instance.changed = [name for name in instance.changed if not is_reordered(instance, name)]
        errors |= self.refusals(instance, row)
        if errors:
            raise ValidationError(errors)

    def refusals(self, activity: Any, row: dict[str, str]) -> dict[str, ValidationError]:
        """Return why a row may not be taken, by column, whatever its values are."""
        found = {KIND: refusals.refused_kind(activity, row.get(KIND, ""))}
        found |= {STATE: refusals.refused_state(activity, row.get(STATE, ""))}
        if activity.pk is None:
            found |= {SLUG: "" if self.rights.may_add() else _("You may not add records.")}
            found |= {VERSION: refusals.gone(row)}
        elif activity.changed:
            found |= {SLUG: self.refused_change(activity)}
            found |= {VERSION: versions.refused(activity, row.get(VERSION, ""))}
        if "participations" in activity.changed:
            found["participations"] = self.refused_countries(activity)
        if activity.pk and "sources" in activity.changed:
            found["sources"] = refusals.refused_sources(activity)
        return {name: ValidationError(text) for name, text in found.items() if text}

    def refused_change(self, activity: Any) -> str:
        if activity.is_changeable:
            return ""
        return _("You may not change a record that is “%s”.") % (
            activity.get_publication_state_display()
        )

    def refused_countries(self, activity: Any) -> str:
        """Say which countries a cell adds or takes out that this user does not record."""
        before, after = (
            set(links["participations"]) for links in (activity.linked_before, activity.linked)
        )
        moved = {code for _role, code in before ^ after}
        foreign = self.rights.foreign(moved) if moved else []
        if not foreign:
            return ""
        return _("Not among your countries: %s.") % ", ".join(
            f"{country.name} ({country.iso_alpha3})" for country in foreign
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


def is_reordered(activity: Any, name: str) -> bool:
    """Are the keys of a cell those on record, in another order or by other names?"""
    if name not in columns.LINKED:
        return False
    return set(activity.linked[name]) == set(activity.linked_before[name])


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
