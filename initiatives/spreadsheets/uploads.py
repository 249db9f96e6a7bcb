"""Uploaded sheets in a folder: the file, whose it is, how far it has come, what becomes of it.

In files and not in the database: while a sheet is written nobody else may write there.
"""

from __future__ import annotations

import fcntl
import json
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from initiatives.spreadsheets.checking import Report, Work

KEPT = 7 * 24 * 60 * 60  # seconds
STARTING = 60  # seconds that a process may take to begin


class Step(TextChoices):
    """How far an uploaded sheet has come."""

    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("checked, not written yet")
    NOTHING = "nothing", _("checked, nothing to write")
    REFUSED = "refused", _("refused, nothing written")
    WRITING = "writing", _("being written")
    WRITTEN = "written", _("written")
    IDLE = "idle", _("nothing was left to change")  # others had written the same meanwhile
    STOPPED = "stopped", _("stopped before its end")  # the process ended before its work did


@dataclass
class State:
    """Where the work stands; ``at`` tells since when, in seconds."""

    step: Step = Step.CHECKING
    done: int = 0
    total: int = 0
    work: Work = Work.CHECKED  # what is done with so many rows
    counts: dict[str, int] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    at: float = field(default_factory=time.time)

    @property
    def is_working(self) -> bool:
        return self.step in (Step.CHECKING, Step.WRITING)


@dataclass(frozen=True)
class Upload:
    """One uploaded sheet."""

    key: str
    kind: str
    user: int
    name: str
    reason: str
    language: str

    @property
    def folder(self) -> Path:
        return folder_of(self.key)

    @property
    def file(self) -> Path:
        return self.folder / "file"

    @property
    def state(self) -> State:
        """Where the work stands; stopped, if whoever did it is gone."""
        found = State(**json.loads((self.folder / "state.json").read_text()))
        found.step, found.work = Step(found.step), Work(found.work)
        is_late = time.time() - found.at > STARTING
        if found.is_working and is_late and not is_held(self.folder):
            found.step = Step.STOPPED
        return found

    @property
    def lines(self) -> list[dict[str, Any]]:
        """What becomes of each row, as far as it is known."""
        report = self.folder / "report.jsonl"
        return list(map(json.loads, report.read_text().split("\n")[:-1])) if report.exists() else []

    def tell(self, state: State) -> None:
        put(self.folder / "state.json", json.dumps(asdict(state)))

    def keep(self, report: Report) -> None:
        """Keep what becomes of each row, to be shown page by page."""
        lines = (json.dumps(line.as_dict(), ensure_ascii=False) for line in report.lines)
        put(self.folder / "report.jsonl", "".join(f"{line}\n" for line in lines))

    def confirm(self) -> bool:
        """Take the word of its user that it is to be written; False if it was taken before."""
        try:
            (self.folder / "confirmed").touch(exist_ok=False)
        except FileExistsError:
            return False
        self.tell(State(Step.WRITING))
        return True

    def held(self) -> AbstractContextManager[None]:
        """Let others see that somebody is at work, for as long as the process lives."""
        return locked(self.folder / "lock")


def store(chunks: Iterable[bytes], **facts: Any) -> Upload:
    """Put an uploaded file into a folder of its own; old ones are cleared away."""
    clear_away()
    upload = Upload(key=str(uuid4()), **facts)
    upload.folder.mkdir(mode=0o700, parents=True)
    with upload.file.open("wb") as file:
        file.writelines(chunks)
    upload.tell(State())
    put(upload.folder / "facts.json", json.dumps(asdict(upload)))
    return upload


def find(key: UUID | str) -> Upload | None:
    """Return an uploaded sheet, None if there is none, or none any more."""
    facts = folder_of(str(key)) / "facts.json"
    return Upload(**json.loads(facts.read_text())) if facts.exists() else None


def of_user(user: int) -> list[tuple[Upload, State, datetime]]:
    """Return what a user uploaded, where it stands and since when, the latest first."""
    found = []
    for facts in folder_of("").glob("*/facts.json"):
        with suppress(FileNotFoundError):  # cleared away meanwhile
            begun = datetime.fromtimestamp(facts.stat().st_mtime, tz=UTC)
            upload = Upload(**json.loads(facts.read_text()))
            if upload.user == user:
                found.append((upload, upload.state, begun))
    return sorted(found, key=itemgetter(2), reverse=True)


def one_at_a_time() -> AbstractContextManager[None]:
    """Let sheets wait for one another: a small server has pages to serve meanwhile."""
    return locked(folder_of("") / "lock")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file until the block or the process ends."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def folder_of(key: str) -> Path:
    return Path(settings.VAR) / "spreadsheets" / key


def clear_away() -> None:
    """Remove what was uploaded long ago."""
    root = folder_of("")
    for folder in root.glob("*-*"):
        if folder.stat().st_mtime < time.time() - KEPT and not is_held(folder):
            shutil.rmtree(folder, ignore_errors=True)


def is_held(folder: Path) -> bool:
    """Is a process at work in a folder?"""
    try:
        with (folder / "lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
    return False


def put(path: Path, text: str) -> None:
    """Write a file whole: whoever reads it sees all of it or what was there before."""
    new = path.with_suffix(".new")
    new.write_text(text)
    new.replace(path)
