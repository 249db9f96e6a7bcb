"""Query parameters of coverage: sets of countries, and the participations that count."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CharField, Value
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from initiatives import facets
from initiatives.codelists import REGIONS, ActivityKind, CountryRole, IncomeGroup, M49Area
from initiatives.coverage import CoverageTable, Option, Question
from initiatives.coverage.lines import Line, lines_of
from initiatives.filters import participation
from initiatives.filters.base import (
    CodesFilter,
    DayFilter,
    KeysFilter,
    PeriodsFilter,
    PortalFilterSet,
)
from initiatives.filters.fields import CodeField
from initiatives.filters.keys import KeyedForm
from initiatives.filters.shared import Filter
from initiatives.folding import fold
from initiatives.models import CountryGroup, Theme

COLUMNS_MAX = 24  # more could not be read
KIND, THEME, ROLE, YEAR = "kind", "theme", "role", "year"
BY = [(KIND, _("kind")), (THEME, _("theme")), (ROLE, _("role")), (YEAR, _("year"))]
CHOICES: dict[str, Any] = {
    "region": M49Area,
    "income": IncomeGroup,
    KIND: ActivityKind,
    ROLE: CountryRole,
}
# Those of which the portal asks first; the others follow by name.
FIRST_GROUPS = ["LDC", "LLDC", "SIDS"]


class ColumnsFilter(Filter):
    """What the columns stand for; filters nothing."""

    field_class = CodeField

    def __init__(self) -> None:
        super().__init__(label=_("Columns"), choices=BY, method="together")


class CoverageForm(KeyedForm):
    """A form that takes no more periods than there can be columns."""

    def clean(self) -> dict[str, Any]:
        if len(self.cleaned_data.get("year") or []) > COLUMNS_MAX:
            message = _("At most %(maximum)d periods at once.")
            self.add_error("year", ValidationError(message, params={"maximum": COLUMNS_MAX}))
        return self.cleaned_data


class CoverageFilterSet(PortalFilterSet):
    """Group, region and income say which countries; kind, theme, role and year what counts."""

    group = participation.groups_filter(
        method="together", help_text=participation.MEMBERS_ON_THE_DAY
    )
    region = participation.regions_filter(method="together")
    income = participation.income_filter(method="together")
    role = participation.role_filter(method="together")
    kind = CodesFilter(label=_("Kind"), choices=ActivityKind, method="together")
    theme = KeysFilter(label=_("Theme"), queryset=Theme.objects.all(), method="together")
    year = PeriodsFilter(label=_("Year"), method="together")
    on = DayFilter(
        label=_("Day of the groups"),
        help_text=_("The day on which group membership counts; today if left out."),
    )
    by = ColumnsFilter()

    class Meta:
        form = CoverageForm

    @property
    def by_asked(self) -> str:
        """What the columns stand for."""
        return self.form.cleaned_data.get("by") or KIND

    @cached_property
    def vocabulary(self) -> dict[str, list[Option]]:
        """The country groups and the themes on record, in one query."""
        text = CharField()
        groups = CountryGroup.objects.order_by().values_list(
            Value("group", text), "pk", "code", "name"
        )
        themes = Theme.objects.order_by().values_list(Value(THEME, text), "pk", "slug", "name")
        found: dict[str, list[Option]] = {"group": [], THEME: []}
        for name, pk, code, label in groups.union(themes, all=True):
            found[name].append(
                Option(name, code, pk, gettext(label) if name == THEME else str(label))
            )
        for options in found.values():
            options.sort(key=by_label)
        found["group"].sort(key=first_groups_first)
        return found

    def options(self, name: str, default: Iterable[Any] = ()) -> list[Option]:
        """Return the values of a parameter: those asked for, else those given, else all."""
        asked = [getattr(value, "pk", value) for value in self.form.cleaned_data.get(name) or []]
        if name in self.vocabulary:
            return [item for item in self.vocabulary[name] if not asked or item.key in asked]
        if name == YEAR:
            return [Option(name, text, text, text) for text in asked or map(str, default)]
        kept = asked or list(default)
        return [
            Option(name, str(code), str(code), str(label))
            for code, label in CHOICES[name].choices
            if not kept or code in kept
        ]

    @cached_property
    def column_options(self) -> list[Option]:
        """The value of each column, if there were room for all."""
        return self.options(self.by_asked, self.index.years if self.by_asked == YEAR else ())

    @cached_property
    def index(self) -> facets.Index:
        return facets.current()

    @cached_property
    def question(self) -> Question:
        """What is asked, as the sets hold it."""
        asked = {
            name: [getattr(value, "pk", value) for value in values]
            for name, values in self.form.cleaned_data.items()
            if isinstance(values, list)
        }
        sets = self.options("group") + self.options("region", REGIONS) + self.options("income")
        shown = self.column_options
        columns = shown[-COLUMNS_MAX:] if self.by_asked == YEAR else shown[:COLUMNS_MAX]
        return Question(self.on, asked, tuple(sets), tuple(columns))

    @cached_property
    def table(self) -> CoverageTable:
        """The answer."""
        return CoverageTable(self.index, self.question)

    @property
    def hidden_columns(self) -> int:
        """How many columns there is no room for."""
        return len(self.column_options) - len(self.question.columns)

    def every(self, order: str = "") -> list[Line]:  # type: ignore[override]  # no rows of a model
        """Return the table as lines, a cell each."""
        return lines_of(self.table)


def by_label(option: Option) -> str:
    return fold(option.label)


def first_groups_first(option: Option) -> int:
    known = option.code in FIRST_GROUPS
    return FIRST_GROUPS.index(option.code) if known else len(FIRST_GROUPS)
