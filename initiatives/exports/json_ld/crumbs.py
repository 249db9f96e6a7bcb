"""The path to a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from initiatives.exports.json_ld.values import Site, document, thing


def breadcrumbs(links: Iterable[tuple[str, str]], site: Site) -> dict[str, Any]:
    """Return the path to a page from address and label of each step, the first one first."""
    steps = [
        thing("ListItem", position=position, name=label, item={"@id": site.full(path)})
        for position, (path, label) in enumerate(links, start=1)
    ]
    return document(thing("BreadcrumbList", itemListElement=steps))
