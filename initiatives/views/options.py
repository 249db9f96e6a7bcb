"""What a filter can be set to: codes from the vocabularies, records all in one query."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import get_language, gettext

from initiatives.codelists import CountryNameKind
from initiatives.filters.keys import KeysField
from initiatives.folding import fold
from initiatives.models import Country, CountryName, Goal, Theme

IN_USE = [CountryNameKind.OFFICIAL, CountryNameKind.COMMON]


@dataclass
class Option:
    """One value of a filter; ``count`` stays None where nothing is counted.

    ``key`` is what it is counted by: the code, or the primary key of a record.
    """

    value: str
    label: str
    selected: bool = False
    count: int | None = None
    key: Any = ""


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
    for name, value, label, key in rows:
        shown = translated(offered[name].model, value, label)
        found[name].append(Option(value, shown, key=key))
    for name, options in found.items():
        is_numbered = offered[name].model is Goal
        options.sort(key=by_number if is_numbered else by_label)
    return found


def counted(options: list[Option], counts: Mapping[str, int]) -> list[Option]:
    """Return options with their counts."""
    return [replace(option, count=counts[str(option.key)]) for option in options]


def labelled(name: str, queryset: QuerySet, key: Any) -> QuerySet:
    """Return the keys and names of records, each row with the filter that it is for."""
    text = CharField()
    label = local_name() if queryset.model is Country else F("name")
    return queryset.order_by().values_list(
        Value(name, text), Cast(key, text), Cast(label, text), "pk", named=False
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


def by_number(option: Option) -> int:
    return int(option.value)
