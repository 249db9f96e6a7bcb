"""Query parameters of the log of changes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from initiatives import changelog, codelists
from initiatives.fields import first_day_of, last_day_of
from initiatives.filters import participation
from initiatives.filters.base import (
    CodesFilter,
    KeysFilter,
    PartialDateFilter,
    PeriodForm,
    PortalFilterSet,
)
from initiatives.filters.facts import activity_filter, source_filter
from initiatives.filters.fields import YES_NO
from initiatives.models import (
    Commitment,
    CountryGroup,
    Indicator,
    Organization,
    Person,
    Series,
    Theme,
)


class ChangeFilterSet(PortalFilterSet):
    """Changes of public records and of what belongs to them."""

    noun = CodesFilter(label=_("Kind of record"), choices=changelog.NOUNS, method="together")
    kind = CodesFilter(
        label=_("Kind of activity"), choices=codelists.ActivityKind, method="together"
    )
    first = CodesFilter(
        label=_("First made public"),
        choices=YES_NO,
        method="together",
        help_text=_("yes: records made public alone; no: what changed afterwards"),
    )
    from_ = PartialDateFilter(label=_("From"), method="together")
    to = PartialDateFilter(label=_("To"), method="together")
    activity = activity_filter(method="together")
    commitment = KeysFilter(
        label=_("Commitment"), queryset=Commitment.objects.published(), method="together"
    )
    country = participation.countries_filter(method="together")
    group = KeysFilter(
        label=_("Country group"),
        queryset=CountryGroup.objects.all(),
        to_field_name="code",
        method="together",
    )
    organization = KeysFilter(
        label=_("Organization"), queryset=Organization.objects.all(), method="together"
    )
    source = source_filter(method="together")
    indicator = KeysFilter(
        label=_("Indicator"), queryset=Indicator.objects.all(), method="together"
    )
    series = KeysFilter(label=_("Series"), queryset=Series.objects.all(), method="together")
    theme = KeysFilter(label=_("Theme"), queryset=Theme.objects.all(), method="together")
    person = KeysFilter(label=_("Person"), queryset=Person.objects.published(), method="together")

    class Meta:
        form = PeriodForm

    def filter_queryset(self, queryset: Any) -> Any:
        return queryset.narrowed(**self.asked)

    @property
    def is_folded(self) -> bool:
        """Are records made public told day by day, since nobody asked for them one by one?"""
        return not self.form.cleaned_data.get("first")

    @property
    def asked(self) -> dict[str, Any]:
        """What of the log is asked for."""
        asked = self.form.cleaned_data
        named = {noun: asked.get(noun) for noun, _label in changelog.NOUNS}
        answers = set(asked.get("first") or [])
        first = {"is_first": answers == {"yes"} if len(answers) == 1 else None} if answers else {}
        return first | {
            "nouns": frozenset(asked.get("noun") or []),
            "kinds": frozenset(asked.get("kind") or []),
            "records": {noun: [row.pk for row in rows] for noun, rows in named.items() if rows},
            "first_day": first_day_of(asked.get("from") or ""),
            "last_day": last_day_of(asked.get("to") or ""),
        }
