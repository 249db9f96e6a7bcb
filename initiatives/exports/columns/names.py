"""Labels in the reader's language: of codes, and of countries."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from django.utils.translation import gettext

from initiatives.codelists import CountryNameKind
from initiatives.models import CountryName


def translated(code: Any, choices: Iterable[tuple[Any, Any]]) -> Case:
    """Return the label of an expression that gives a code, "" where it gives none."""
    whens = [When(Exact(code, Value(value)), then=Value(str(label))) for value, label in choices]
    return Case(*whens, default=Value(""), output_field=TextField())


def country_label(path: str, language: str) -> Any:
    """Return the name of a country in a language, else as the United Nations writes it."""
    return named(F(f"{path}__name"), OuterRef(path), language)


def own_label(language: str) -> Any:
    """Return the same for the rows of countries themselves."""
    return named(F("name"), OuterRef("pk"), language)


def named(name: Any, country: Any, language: str) -> Any:
    """Return the official name of a country in a language, else the common one, else ``name``."""
    if language == "en":
        return name
    names = CountryName.objects.filter(country=country, language__iexact=language)
    kinds = (CountryNameKind.OFFICIAL, CountryNameKind.COMMON)
    found = [text_of(names.filter(kind=kind)) for kind in kinds]
    return Coalesce(*found, name, output_field=TextField())


def text_of(names: QuerySet) -> Subquery:
    return Subquery(names.order_by("pk").values("text")[:1])


def vocabulary_label(path: str, model: Any, language: str) -> Any:
    """Return the name of a theme or goal in the active language; they are translated in code."""
    if language == "en":
        return F(path)
    names = model._default_manager.values_list("name", flat=True)
    return translated(F(path), [(name, gettext(name)) for name in names])
