"""What the page of every record but an activity's tells of the record itself."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import QuerySet

from initiatives.changelog.moments import with_moments
from initiatives.exports.json_ld import Site, described
from initiatives.models import Check
from initiatives.templatetags.rendering import origin_of


def last_checked(record: Any, checks: Iterable[Check]) -> str:
    """Return the last day, month or year in which somebody looked, "" if nobody did."""
    dates = [check.checked_on for check in checks]
    if record.last_checked_on:
        dates.append(record.last_checked_on.isoformat())
    return max(dates, default="")


class DescribedMixin:
    """For the page of one record: when it was recorded and changed, and itself as data."""

    described_as: ClassVar[str]  # its kind, as moments and descriptions know it

    def get_queryset(self) -> QuerySet:
        return with_moments(self.described_as, super().get_queryset())  # type: ignore[misc]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record: Any = self.object  # type: ignore[attr-defined]
        site = Site(origin_of(self.request))  # type: ignore[attr-defined]
        return super().get_context_data(  # type: ignore[misc]
            dated=record,
            described=described(self.described_as, record, site),
            suggested=(str(self.described_as), str(record.natural_key()[0])),
            **kwargs,
        )
