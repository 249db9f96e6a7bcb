"""The whole record as a dataset, with its files and its lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from initiatives.exports.identity import LICENCE_URL, NAME
from initiatives.exports.json_ld.values import Site, document, portal, thing


@dataclass(frozen=True)
class File:
    """One file that the record, or a list of it, can be had as; size and sum where known."""

    name: str
    path: str
    media_type: str
    size: int | None = None  # bytes
    checksum: str = ""  # SHA-256, in hexadecimal


@dataclass(frozen=True)
class Listed:
    """One list of the record with its files."""

    name: str
    description: str
    path: str
    files: tuple[File, ...]


def dataset(
    description: str,
    files: Iterable[File],
    lists: Iterable[Listed],
    changed_at: datetime,
    site: Site,
) -> dict[str, Any]:
    """Return the record as a dataset of which the lists are parts."""
    common = {
        "license": LICENCE_URL,
        "creator": portal(site),
        "dateModified": changed_at.isoformat(),
        "isAccessibleForFree": True,
        "inLanguage": "en",
    }
    parts = [
        thing(
            "Dataset",
            name=f"{NAME}: {one.name}",
            description=one.description,
            url=site.full(one.path),
            distribution=[download(file, site) for file in one.files],
            **common,
        )
        for one in lists
    ]
    whole = thing(
        "Dataset",
        name=NAME,
        description=description,
        url=site.full("/data/"),
        distribution=[download(file, site) for file in files],
        hasPart=parts,
        **common,
    )
    return document(whole)


def download(file: File, site: Site) -> dict[str, Any]:
    """Return one file."""
    return thing(
        "DataDownload",
        name=file.name,
        contentUrl=site.full(file.path),
        encodingFormat=file.media_type.partition(";")[0],
        contentSize=f"{file.size} B" if file.size is not None else "",
        sha256=file.checksum,
    )
