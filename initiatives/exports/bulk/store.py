"""Bulk files, made once for each state of the record and day, then served as they lie."""

import fcntl
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone, translation

from initiatives.exports.bulk import database, package
from initiatives.exports.format import Export
from initiatives.exports.stream import snapshot
from initiatives.models import DataVersion

CHUNK = 1024 * 1024  # bytes
ZIP, SQLITE = "portal.zip", "portal.sqlite"


@dataclass(frozen=True)
class Made:
    """The files of one state of the record: where, how large, and how many rows in each table."""

    folder: str
    version: int
    made_at: str
    rows: dict[str, int]
    sizes: dict[str, int]
    hashes: dict[str, str]

    def path(self, name: str) -> Path:
        """Return where a file lies."""
        return Path(self.folder) / name

    def tag(self, name: str) -> str:
        """Return what tells this file from those made before and after (RFC 9110)."""
        return f'"{self.hashes[name]}"'

    @property
    def moment(self) -> int:
        """When the files were made, in seconds."""
        return int(datetime.fromisoformat(self.made_at).timestamp())


def current(origin: str) -> Made:
    """Return the files of the record as it is today; made now, by one process, if need be."""
    version, day = version_now(), timezone.localdate()
    place = hashlib.sha256(origin.encode()).hexdigest()[:8]
    folder = home() / f"{version}-{day.isoformat()}-{place}"
    if not (folder / "made.json").exists():
        with alone():
            if not (folder / "made.json").exists():
                make(folder, origin)
                forget_others(folder, place)
    return Made(**json.loads((folder / "made.json").read_text()))


def home() -> Path:
    """Return the folder that holds them all."""
    folder = Path(settings.VAR) / "downloads"
    folder.mkdir(exist_ok=True)
    return folder


def version_now(alias: str = "default") -> int:
    """Return how often the record was changed."""
    return DataVersion.objects.using(alias).values_list("number", flat=True).first() or 0


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other process makes files."""
    with (home() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make(folder: Path, origin: str) -> None:
    """Make all files from one snapshot in a folder that gets its name when it is complete."""
    half = folder.with_name(f"{folder.name}.half")
    remove(half)
    half.mkdir()
    export = Export(
        noun="activities",
        title="AI Capacity Record",
        address=f"{origin}/data/",
        origin=origin,
        language="en",
        on=timezone.localdate(),
        made_at=timezone.now(),
    )
    with snapshot() as own, translation.override("en"):
        version = version_now(own.alias)
        rows = package.save(own, export, version, half / ZIP)
        database.save(own, export, version, half / SQLITE)
    files = [half / ZIP, half / SQLITE]
    made = Made(
        folder=str(folder),
        version=version,
        made_at=export.made_at.isoformat(timespec="seconds"),
        rows=rows,
        sizes={file.name: file.stat().st_size for file in files},
        hashes={file.name: hash_of(file) for file in files},
    )
    (half / "made.json").write_text(json.dumps(asdict(made)))
    remove(folder)
    half.rename(folder)


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def forget_others(folder: Path, place: str) -> None:
    """Remove the files of earlier states; a download that is under way keeps its own."""
    for other in home().glob(f"*-{place}"):
        if other != folder:
            remove(other)


def remove(folder: Path) -> None:
    """Remove a folder and the files in it."""
    if folder.is_dir():
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
