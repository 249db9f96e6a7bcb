"""Questions about activities."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef

from initiatives.codelists import PublicationState
from initiatives.models.keys import KeyedQuerySet
from initiatives.models.spans import IS_EVENT


class ActivityQuerySet(KeyedQuerySet):
    """Questions about activities."""

    def published(self) -> ActivityQuerySet:
        """Activities that the public may see."""
        return self.filter(publication_state=PublicationState.PUBLISHED)

    def dated(self) -> ActivityQuerySet:
        """Activities of which at least a year is known."""
        return self.filter(is_undated=False)

    def within(self, first: str, last: str) -> ActivityQuerySet:
        """Activities whose span touches the days from first to last (ISO text, inclusive)."""
        return self.dated().filter(span_from__lte=last, span_until__gte=first)

    def underway(self, on: date) -> ActivityQuerySet:
        """Begun by a day and not over, as far as the dates on record tell."""
        return self.within(on.isoformat(), on.isoformat())

    def upcoming(self, on: date) -> ActivityQuerySet:
        """Events that have not begun by a day, the next one first."""
        begun = on.isoformat()
        rows = self.filter(IS_EVENT, is_undated=False, span_from__gt=begun)
        return rows.order_by("span_from", "sort_key")

    def involving(self, **participation: Any) -> ActivityQuerySet:
        """Activities in which one and the same participation meets every condition."""
        participations = apps.get_model("initiatives", "Participation")
        matching = participations._default_manager.filter(activity=OuterRef("pk"), **participation)
        return self.filter(Exists(matching))
