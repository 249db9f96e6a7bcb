"""The first page: what the record holds, and for whom it holds nothing; every figure is a list."""

from collections import Counter
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from initiatives import facets, progress
from initiatives.codelists import REGIONS, ActivityKind, Level, Timeliness
from initiatives.models import (
    Activity,
    Commitment,
    Country,
    CountryGroup,
    GroupMembership,
    Source,
)
from initiatives.views.localizing import name_countries
from initiatives.views.rows import dated, roll_of

GROUPS = ["LDC", "LLDC", "SIDS"]
EVENTS_SHOWN = 4
RECORDS_SHOWN = 6


def countries_with_counts(index: facets.Index) -> list[Any]:
    """Return every country with the number of published activities that name it."""
    countries: list[Any] = list(Country.objects.all())
    for country in countries:
        country.count = len(index.part(country.pk))
    name_countries(countries)
    return countries


def lists_by_region() -> dict[str, str]:
    """Return the list of the countries of each region with a participation recorded."""
    address = reverse("country-list")
    return {region: f"{address}?region={region}&participating=yes" for region in REGIONS}


def left_out(countries: list[Any]) -> list[dict[str, Any]]:
    """Return, for each group, how many of its members today have no participation recorded."""
    today = timezone.localdate().isoformat()
    memberships = GroupMembership.objects.on(today).filter(group__code__in=GROUPS)
    members = set(memberships.values_list("group__code", "country"))
    idle = {country.pk for country in countries if not country.count}
    groups = {group.code: group for group in CountryGroup.objects.filter(code__in=GROUPS)}
    return [
        {
            "group": groups[code],
            "members": sum(1 for member, _country in members if member == code),
            "idle": sum(1 for member, country in members if member == code and country in idle),
        }
        for code in GROUPS
        if code in groups
    ]


def kept() -> dict[str, Any]:
    """Return how many commitments there are, of each level, and how many are overdue today."""
    today = timezone.localdate()
    rows = Commitment.objects.published().prefetch_related("evidence", "checks", "overrides")
    told = [progress.assess(row, today) for row in rows.order_by()]
    levels = Counter(item.level for item in told)
    return {
        "commitments": len(told),
        "levels": [(code, levels[code]) for code in Level if levels[code]],
        "overdue": sum(1 for item in told if item.timeliness == Timeliness.OVERDUE),
    }


class HomeView(TemplateView):
    """Purpose, search, key figures, the roll of all countries, what comes and what changed."""

    http_method_names = ["get", "head", "options"]
    template_name = "initiatives/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        index = facets.current()
        countries = countries_with_counts(index)
        participating = sum(1 for country in countries if country.count)
        published = Activity.objects.published().defer("search_text", "search_words")
        kinds = {kind: len(index.of("kind", kind)) for kind in ActivityKind}
        upcoming = published.upcoming(timezone.localdate()).select_related("place_country")
        events = dated(upcoming[:EVENTS_SHOWN])
        name_countries(event.place_country for event in events if event.place_country)
        return super().get_context_data(**kwargs) | {
            "activities": sum(kinds.values()),
            "initiatives": kinds[ActivityKind.INITIATIVE],
            "workshops": kinds[ActivityKind.WORKSHOP],
            "forums": kinds[ActivityKind.FORUM],
            "countries": len(countries),
            "participating": participating,
            "without": len(countries) - participating,
            "sources": Source.objects.count(),
            "roll": roll_of(countries),
            "roll_lists": lists_by_region(),
            "groups": left_out(countries),
            "events": events,
            "latest": published.order_by("-last_changed_at", "-pk")[:RECORDS_SHOWN],
            **kept(),
            **kwargs,
        }
