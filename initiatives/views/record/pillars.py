"""The parts of an initiative under the name that it gives them: "Five visions"."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.text import capfirst
from django.utils.translation import ngettext_lazy

from initiatives.codelists import PillarKind
from initiatives.models import Pillar

TITLES = {
    PillarKind.PILLAR: ngettext_lazy("%(number)s pillar", "%(number)s pillars", "count"),
    PillarKind.VISION: ngettext_lazy("%(number)s vision", "%(number)s visions", "count"),
    PillarKind.CAMPAIGN: ngettext_lazy("%(number)s campaign", "%(number)s campaigns", "count"),
    PillarKind.POINT: ngettext_lazy("%(number)s point", "%(number)s points", "count"),
    PillarKind.ASPECT: ngettext_lazy("%(number)s aspect", "%(number)s aspects", "count"),
    PillarKind.PRINCIPLE: ngettext_lazy("%(number)s principle", "%(number)s principles", "count"),
    PillarKind.OBJECTIVE: ngettext_lazy("%(number)s objective", "%(number)s objectives", "count"),
    PillarKind.ACTION: ngettext_lazy("%(number)s action", "%(number)s actions", "count"),
    PillarKind.PHASE: ngettext_lazy("%(number)s phase", "%(number)s phases", "count"),
    PillarKind.DIMENSION: ngettext_lazy("%(number)s dimension", "%(number)s dimensions", "count"),
}


@dataclass(frozen=True)
class PillarGroup:
    """All parts that an initiative calls by the same name."""

    kind: str
    pillars: list[Pillar]

    @property
    def title(self) -> str:
        """Their number and name."""
        count = len(self.pillars)
        return capfirst(TITLES[PillarKind(self.kind)] % {"number": apnumber(count), "count": count})


def groups_of(pillars: Iterable[Pillar]) -> list[PillarGroup]:
    """Return pillars, sorted by kind, in groups of one kind."""
    return [
        PillarGroup(kind, list(found)) for kind, found in groupby(pillars, lambda row: row.kind)
    ]
