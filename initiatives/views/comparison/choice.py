"""The form that chooses the countries: a menu for each, by region."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from initiatives.codelists import REGIONS
from initiatives.folding import fold
from initiatives.models import Country
from initiatives.views.options import local_name

LABELS = [_("First country"), _("Second country"), _("Third country"), _("Fourth country")]


@dataclass(frozen=True)
class Menu:
    """One of the menus, and the code that it is set to."""

    number: int
    label: Any
    code: str


def menus_of(codes: list[str]) -> list[Menu]:
    """Return the menus, set to the codes given as far as there is room."""
    chosen = [*codes, *[""] * len(LABELS)]
    return [
        Menu(number, label, code)
        for number, (label, code) in enumerate(zip(LABELS, chosen, strict=False), start=1)
    ]


def countries_by_region() -> list[tuple[Any, list[tuple[str, str]]]]:
    """Return codes and names of all countries under their regions, in the reader's language."""
    rows = Country.objects.order_by().values_list("region", "iso_alpha3", local_name())
    listed = sorted(rows, key=lambda row: fold(row[2]))
    return [
        (region.label, [(code, name) for where, code, name in listed if where == region])
        for region in REGIONS
    ]
