"""Who publishes exports, under which licence, and the names that records keep for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import translation

from initiatives.models import Redirect

NAME = "AI Capacity Record"
LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
RIGHTS = f"Compilation by {NAME}, {LICENCE}: {LICENCE_URL}"
# The root of every permanent identifier: never to be changed.
NAMESPACE = UUID("5c0a8f6e-3f0b-4f0e-9d0c-7b1c2e5a4d91")


@dataclass(frozen=True)
class Heading:
    """What stands at the head of an export: its title, its addresses and its moment."""

    title: str
    origin: str  # https://capacity.example.org
    address: str  # path and query of the export itself
    page: str  # path and query of the page that shows the same
    now: datetime
    on: date  # the day on which statuses and levels are told
    language: str = "en"

    def full(self, path: str) -> str:
        """Return the full address of a path of the portal."""
        return self.origin + path

    def permalink(self, record: Any) -> str:
        """Return the full address of a record's page, without the reader's language."""
        with translation.override(settings.LANGUAGE_CODE):
            return self.full(record.get_absolute_url())


def with_first_slug(rows: QuerySet, noun: str, path: str = "slug") -> QuerySet:
    """Annotate each row with the slug under which its record was first known: ``first_slug``.

    ``path`` leads from the row to the present slug.
    """
    renamings = Redirect.objects.renamings(noun, OuterRef(path)).values("first_slug")
    first = Coalesce(Subquery(renamings[:1]), F(path), output_field=CharField())
    return rows.annotate(first_slug=first)


def permanent_id(noun: str, key: str) -> UUID:
    """Return the name that a record keeps for good, from its first slug or its code."""
    return uuid5(NAMESPACE, f"{noun}/{key}")
