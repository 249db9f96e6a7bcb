"""What the page of every record but an activity's tells of the record itself."""

from typing import Any, ClassVar

from django.db.models import QuerySet

from initiatives import changelog, checked
from initiatives.changelog.moments import with_moments
from initiatives.exports.json_ld import Site, described
from initiatives.templatetags.rendering import origin_of


class DescribedMixin:
    """For the page of one record: its dates, what changed in it, and itself as data."""

    described_as: ClassVar[str]  # its kind, as moments and descriptions know it

    def get_queryset(self) -> QuerySet:
        rows = with_moments(self.described_as, super().get_queryset())  # type: ignore[misc]  # mixed in
        if checked.is_checked(rows.model):
            rows = rows.annotate(last_checked=checked.last_checked(rows.model))
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record: Any = self.object  # type: ignore[attr-defined]  # mixed in
        site = Site(origin_of(self.request))  # type: ignore[attr-defined]  # mixed in
        return super().get_context_data(  # type: ignore[misc]  # mixed in
            dated=record,
            described=described(self.described_as, record, site),
            latest=changelog.latest(self.described_as, record.pk),
            suggested=(str(self.described_as), str(record.natural_key()[0])),
            **kwargs,
        )
