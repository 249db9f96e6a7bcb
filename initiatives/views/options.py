"""What a filter can be set to: codes from the vocabularies, records all in one query."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import get_language, gettext

from initiatives.codelists import REGIONS, CountryNameKind
from initiatives.filters.keys import KeysField
from initiatives.folding import fold
from initiatives.models import Country, CountryName, Goal, Theme

PLACES = {str(region): place for place, region in enumerate(REGIONS)}
IN_USE = [CountryNameKind.OFFICIAL, CountryNameKind.COMMON]


@dataclass(slots=True)
class Option:
    """One value of a filter; ``count`` stays None where nothing is counted.

    ``key`` is what it is counted by: the code, or the primary key of a record; ``part`` the
    M49 region under which it stands, and ``url`` leads to what its count counts.
    """

    value: str
    label: str
    selected: bool = False
    count: int | None = None
    key: Any = ""
    part: str = ""
    url: str = ""

    def with_count(self, count: int) -> "Option":
        """Return the same value with how many rows it would show."""
        return Option(self.value, self.label, False, count, self.key, self.part)

    def as_shown(self, selected: bool, url: str) -> "Option":
        """Return the same value as a form shows it: chosen or not, with where its count leads."""
        return Option(self.value, self.label, selected, self.count, self.key, self.part, url)


@dataclass(frozen=True)
class Listing:
    """How the values that occur on record are offered: their words, and their order."""

    label: Callable[[str], str] = str
    is_reversed: bool = False

    def options(self, values: Iterable[str]) -> list[Option]:
        """Return values as options, blank ones left out."""
        found = [Option(value, self.label(value), key=value) for value in values if value]
        return sorted(found, key=by_label, reverse=self.is_reversed)


BY_YEAR = Listing(is_reversed=True)


def options_of(
    fields: Mapping[str, Any], narrowed: Mapping[str, QuerySet]
) -> dict[str, list[Option]]:
    """Return the options of each field that has any; ``narrowed`` leaves out idle records."""
    keyed = {name: field for name, field in fields.items() if isinstance(field, KeysField)}
    found = {
        name: [Option(str(code), str(label), key=str(code)) for code, label in field.choices]
        for name, field in fields.items()
        if name not in keyed and hasattr(field, "choices")
    }
    return found | records(keyed, narrowed)


def records(
    fields: Mapping[str, KeysField], narrowed: Mapping[str, QuerySet]
) -> dict[str, list[Option]]:
    """Return the records that fields may name, all of them in one query."""
    found: dict[str, list[Option]] = {name: [] for name in fields}
    offered: dict[str, Any] = {name: field.queryset for name, field in fields.items()}
    offered |= {name: rows for name, rows in narrowed.items() if name in offered}
    parts = [labelled(name, offered[name], field.to_field_name) for name, field in fields.items()]
    if not parts:
        return found
    rows = parts[0].union(*parts[1:], all=True).order_by() if len(parts) > 1 else parts[0]
    for name, value, label, key, part in rows:
        shown = translated(offered[name].model, value, label)
        found[name].append(Option(value, shown, key=key, part=part))
    for name, options in found.items():
        is_numbered = offered[name].model is Goal
        options.sort(key=by_number if is_numbered else by_part_and_label)
    return found


def counted(options: list[Option], counts: Mapping[str, int]) -> list[Option]:
    """Return options with their counts."""
    return [option.with_count(counts.get(str(option.key), 0)) for option in options]


def labelled(name: str, queryset: QuerySet, key: Any) -> QuerySet:
    """Return the keys and names of records, each row with the filter that it is for."""
    text = CharField()
    is_country = queryset.model is Country
    label, part = (local_name(), F("region")) if is_country else (F("name"), Value(""))
    return queryset.order_by().values_list(
        Value(name, text),
        Cast(key, text),
        Cast(label, text),
        "pk",
        Cast(part, text),
        named=False,
    )


def local_name() -> Any:
    """Return the expression for a country's name in the reader's language, the official first."""
    language = get_language() or "en"
    if language.startswith("en"):
        return F("name")
    names = CountryName.objects.filter(
        country=OuterRef("pk"), language__iexact=language, kind__in=IN_USE
    ).order_by("-kind")
    return Coalesce(Subquery(names.values("text")[:1]), F("name"))


def translated(model: type, value: str, label: str) -> str:
    """Return a record's name as the page says it."""
    if model is Goal:
        return f"{value}. {gettext(label)}"
    return gettext(label) if model is Theme else label


def by_label(option: Option) -> str:
    return fold(option.label)


def by_part_and_label(option: Option) -> tuple[int, str]:
    """Put regions in their order, and names within each."""
    return PLACES.get(option.part, len(PLACES)), by_label(option)


def by_number(option: Option) -> int:
    return int(option.value)
