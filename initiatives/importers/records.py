"""Files to plain records: Django's serialized objects, read before any row is touched."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps

from initiatives.importers.references import Identity, Key, concrete, key_of
from initiatives.models import Activity
from initiatives.models.keys import Keyed


@dataclass(frozen=True, order=True)
class Mistake:
    """What is wrong, and where; a load tells all of them at once."""

    file: str
    position: int  # counted from 1; 0 is the file as a whole
    record: str
    field: str
    reason: str

    def __str__(self) -> str:
        record = f"record {self.position} {self.record}".strip() if self.position else ""
        return f"{', '.join(filter(None, [self.file, record, self.field]))}: {self.reason}"


@dataclass(frozen=True, eq=False)
class Record:
    """One object of a file, as it was written; without a key if its key is incomplete."""

    path: Path
    position: int
    model: type[Keyed]
    fields: dict[str, Any]
    key: Key | None

    def __str__(self) -> str:
        return f"{shown(self.path)}, record {self.position} ({self.name})"

    @property
    def name(self) -> str:
        """The kind of record and its natural key, for people."""
        return " ".join([str(self.model._meta.model_name), "/".join(self.key or ["without key"])])

    @property
    def identity(self) -> Identity:
        """What no other record may share: the three kinds of activity share one namespace."""
        return concrete(self.model), self.key

    def mistake(self, name: str, reason: str) -> Mistake:
        return Mistake(shown(self.path), self.position, f"({self.name})", name, reason)


@dataclass
class Reading:
    """What a set of files holds, and what in them cannot be read."""

    records: list[Record] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)


class Pairs(dict):
    """A JSON object that remembers names written twice, of which only the last would count."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counts = Counter(name for name, _value in pairs)
        self.repeated = [name for name, count in counts.items() if count > 1]


def shown(path: Path) -> str:
    """Return a path as people know it: from the current folder where it lies inside."""
    absolute = path.absolute()
    here = Path.cwd()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else path)


def read(paths: Iterable[Path]) -> Reading:
    """Read files of serialized objects; what cannot be read is listed, the rest goes on."""
    reading = Reading()
    for path in paths:
        try:
            read_file(path, reading)
        except json.JSONDecodeError as error:
            place = f"broken JSON at line {error.lineno}, column {error.colno}: {error.msg}"
            reading.mistakes.append(Mistake(shown(path), 0, "", "", place))
        except (OSError, ValueError) as error:
            reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
            reading.mistakes.append(Mistake(shown(path), 0, "", "", reason))
    reading.mistakes.extend(duplicates(reading.records))
    return reading


def read_file(path: Path, reading: Reading) -> None:
    """Add the records of one file to a reading."""
    objects = json.loads(path.read_bytes().decode("utf-8"), object_pairs_hook=Pairs)
    if not isinstance(objects, list):
        raise ValueError("a list of objects is expected: [{“model”: …, “fields”: {…}}]")
    for position, written in enumerate(objects, start=1):
        reasons = list(form_mistakes(written))
        reading.mistakes += [
            Mistake(shown(path), position, "", name, reason) for name, reason in reasons
        ]
        if not reasons:
            model, fields = apps.get_model(written["model"]), written["fields"]
            record = Record(path, position, model, fields, key_of(model, fields))
            reading.records.append(record)


def form_mistakes(written: Any) -> Iterator[tuple[str, str]]:
    """Yield what keeps a serialized object from being a record, as field and reason."""
    if not isinstance(written, Pairs):
        yield "", "an object with “model” and “fields” is expected"
        return
    label = written.get("model")
    if label == Activity._meta.label_lower:
        yield "model", "name the kind: initiatives.initiative, .workshop or .forum"
    elif label not in loadable_models():
        yield "model", unknown("model", label, loadable_models())
    if not isinstance(written.get("fields"), Pairs):
        yield "fields", "an object with the fields of the record is expected"
    else:
        for name in written["fields"].repeated:
            yield name, "stands twice in one record: keep one"
    for name in [*written.repeated, *(written.keys() - {"model", "fields"})]:
        yield name, "only “model” and “fields” are expected, once each: the key is natural"


@cache
def loadable_models() -> list[str]:
    """Return the labels of all models that files may hold; an activity by its kind."""
    models = apps.get_app_config("initiatives").get_models()
    loadable = (model for model in models if issubclass(model, Keyed) and model is not Activity)
    return [model._meta.label_lower for model in loadable]


def unknown(what: str, name: Any, known: Iterable[str]) -> str:
    """Say that a name is not known, and which one may be meant."""
    close = get_close_matches(str(name), list(known), n=1)
    return f"unknown {what} “{name}”" + (f": is “{close[0]}” meant?" if close else "")


def duplicates(records: Iterable[Record]) -> Iterator[Mistake]:
    """Yield a mistake for each record that stands in the files a second time."""
    first: dict[Identity, Record] = {}
    for record in records:
        earlier = first.setdefault(record.identity, record)
        if record.key and earlier is not record:
            yield record.mistake("", f"the same record as {earlier}: keep one of them")
