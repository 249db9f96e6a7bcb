"""The loader: files of serialized objects into rows, all of them or none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import DataError, IntegrityError, transaction

from initiatives.importers.content import fingerprint
from initiatives.importers.derived import Followers
from initiatives.importers.records import Mistake, Record, read
from initiatives.importers.references import Identity, KeyIndex, in_order
from initiatives.importers.rows import Draft, constraint_mistakes, draft
from initiatives.importers.stored import Ledger, Stored
from initiatives.importers.writing import Writer
from initiatives.signing import hold

OUTCOMES = ("created", "updated", "unchanged", "left alone")


@dataclass
class Report:
    """What a load did, by model, what it left alone or as public as it was, and each mistake."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    left_alone: list[str] = field(default_factory=list)
    kept_states: list[str] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def count(self, record: Record, outcome: str) -> None:
        self.counts[record.model._meta.label_lower][outcome] += 1


def load(paths: Iterable[Path], *, check: bool = False, overwrite: bool = False) -> Report:
    """Load files in one transaction; with a mistake, or to check, nothing of it stays."""
    reading = read(paths)
    with transaction.atomic():
        hold()
        run = Load(reading.records, reading.mistakes, overwrite=overwrite)
        run.run()
        if check or run.report.mistakes:
            transaction.set_rollback(True)
    run.report.mistakes.sort()
    return run.report


class Load:
    """One run over all records, each after those that it refers to."""

    def __init__(self, records: list[Record], mistakes: list[Mistake], *, overwrite: bool) -> None:
        self.records, self.overwrite = records, overwrite
        self.report = Report(mistakes=mistakes)
        self.given = {record.identity for record in records if record.key}
        self.taken: set[Identity] = set()
        self.left: set[Identity] = set()
        self.keys, self.stored, self.ledger = KeyIndex(records), Stored(), Ledger()
        self.writer, self.followers = Writer(), Followers()

    def run(self) -> None:
        """Take every record, then put right what follows from the rows."""
        for record in in_order(self.records, self.report.mistakes):
            self.take(record)
        if not self.report.mistakes:
            self.writer.finish()
            self.ledger.write()
            self.followers.renew()

    def take(self, record: Record) -> None:
        """Save one record, or note why it is not saved."""
        made = draft(record, self.keys, self.given)
        away = [target for target in made.unresolved.values() if target in self.left]
        if away and not made.reasons:
            model, key = away[0]
            name = f"{model._meta.model_name} {'/'.join(key or ())}"
            self.leave(record, f"refers to {name}, which was left alone")
        elif record.key and record.identity in self.taken:
            self.refuse(made, made.reasons)
        elif made.doubtful:
            self.taken.add(record.identity)
            self.refuse(made, made.reasons)
            self.attempt(made)
        else:
            self.taken.add(record.identity)
            self.decide(made)

    def decide(self, made: Draft) -> None:
        """Create, update or leave a row, by what became of it since it was loaded."""
        record, pk = made.record, made.row.pk
        loaded = self.ledger.fingerprint(record)
        if pk is None:
            if loaded and not self.overwrite:
                self.leave(record, "deleted since it was loaded")
            else:
                self.store(made, made.row, "created")
            return
        row, links = self.stored.row(record.model, pk), self.stored.links_of(record.model, pk)
        wanted, current = fingerprint(made.row, made.links), fingerprint(row, links)
        if wanted == current:
            self.report.count(record, "unchanged")
            self.ledger.note(record, wanted)
        elif loaded == current:
            self.followers.note(row)
            self.store(made, row, "updated")
        elif self.overwrite:
            self.replace(made, row, wanted, current)
        else:
            why = "edited since it was loaded" if loaded else "was not loaded from a file"
            self.leave(record, why)

    def replace(self, made: Draft, row: Any, wanted: str, current: str) -> None:
        """Make an edited row what the file says, but as public as it is: the workflow moves that.

        A row that keeps its state still counts as edited the next time.
        """
        record, state = made.record, getattr(row, "publication_state", None)
        if state != getattr(made.row, "publication_state", None):
            made.row.publication_state = state
            self.report.kept_states.append(f"{record}: stays {row.get_publication_state_display()}")
        if fingerprint(made.row, made.links) == current:
            self.report.count(record, "unchanged")
        else:
            self.followers.note(row)
            self.store(made, row, "updated")
        self.ledger.note(record, wanted)

    def store(self, made: Draft, row: Any, outcome: str) -> None:
        """Save a row, and note what follows from it."""
        record = made.record
        if self.attempt(made, row):
            self.ledger.note(record, fingerprint(row, made.links))
            self.followers.note(row, created=outcome == "created")
            self.report.count(record, outcome)

    def attempt(self, made: Draft, row: Any = None) -> bool:
        """Save a row; what the database refuses is told in the words of the model.

        Of a record with mistakes the sound part is tried, so that its other mistakes and
        those of the records that refer to it come to light; none of it stays.
        """
        record, row = made.record, row or made.row
        try:
            with transaction.atomic():
                self.writer.save(made, row, reason=f"loaded from {record.path.name}")
        except (IntegrityError, DataError, ObjectDoesNotExist) as error:
            unexplained = [] if made.doubtful else [("", str(error).strip())]
            self.refuse(made, constraint_mistakes(made) or unexplained)
            return False
        if record.key:
            self.keys.add(record.model, record.key, row.pk)
        return True

    def leave(self, record: Record, why: str) -> None:
        """Leave a row as it is, and say so."""
        self.left.add(record.identity)
        self.report.count(record, "left alone")
        self.report.left_alone.append(f"{record}: {why}")

    def refuse(self, made: Draft, reasons: list[tuple[str, str]]) -> None:
        """Note what is wrong with a record."""
        self.report.mistakes += [made.record.mistake(*reason) for reason in dict.fromkeys(reasons)]
