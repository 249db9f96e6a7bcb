"""What the records are called that rows point to, also those that are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from initiatives.changelog.states import NAME, linked_fields, naming_column, told_fields
from initiatives.restoring.belonging import Branch
from initiatives.restoring.past import State

Target = tuple[Any, int]  # model and key


def targets_of(branch: Branch, state: State) -> set[Target]:
    """Return every record that a row points to or is linked with, but for what it belongs to."""
    found = {
        (field.related_model, state.columns[field.attname])
        for field in branch.model.history.model.tracked_fields
        if field.is_relation and field.name != branch.to and state.columns[field.attname]
    }
    for field in linked_fields(branch.way):
        found |= {(field.related_model, key) for key in state.links[field.name]}
    return found


class Names:
    """The names of records, fetched together, and which of them are on record."""

    def __init__(self, targets: Iterable[Target]) -> None:
        keys: defaultdict[Any, set[int]] = defaultdict(set)
        for model, key in targets:
            keys[model._meta.concrete_model].add(key)
        self.there: dict[Target, str] = {}
        self.gone: dict[Target, str] = {}
        for model, wanted in keys.items():
            self.read(model, wanted)

    def read(self, model: Any, wanted: set[int]) -> None:
        column = naming_column(model)
        rows = model._base_manager.filter(pk__in=wanted)
        names = dict(rows.order_by().values_list("pk", column))
        self.there |= {(model, key): str(name) for key, name in names.items()}
        missing = wanted - names.keys()
        if missing and hasattr(model, "history"):
            past = model.history.model.objects.filter(id__in=missing).order_by("history_id")
            names = dict(past.values_list("id", column))
        self.gone |= {(model, key): str(names.get(key, key)) for key in missing}

    def of(self, model: Any, key: Any) -> str:
        """Return what a record is called, "" for none."""
        target = (model._meta.concrete_model, key)
        return self.there.get(target) or self.gone.get(target, "")

    def held(self, branch: Branch, state: State) -> dict[str, Any]:
        """Return a state as the log holds it, so that the log's own words tell of it."""
        held: dict[str, Any] = {}
        for field in told_fields(branch.way):
            held[field.name] = state.columns[field.attname]
            if field.is_relation:
                held[f"{field.name}{NAME}"] = self.of(field.related_model, held[field.name])
        for field in linked_fields(branch.way):
            held[field.name] = [
                {"key": key, "name": self.of(field.related_model, key)}
                for key in state.links[field.name]
            ]
        return held
