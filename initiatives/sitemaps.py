"""Every public page for search engines: records by noun, and the pages that stand alone."""

from django.contrib.sitemaps import GenericSitemap, Sitemap
from django.db.models import Model, QuerySet
from django.urls import reverse

from initiatives.models import (
    Activity,
    Commitment,
    Country,
    CountryGroup,
    Indicator,
    Organization,
    Series,
    Source,
    Theme,
)
from initiatives.views.gatherings import PersonView

PAGES = [
    "home",
    "activity-list",
    "initiative-list",
    "workshop-list",
    "forum-list",
    "world",
    "country-list",
    "organization-list",
    "commitment-list",
    "outcome-list",
    "source-list",
    "indicator-list",
    "change-list",
    "calendar",
    "timeline",
    "coverage-list",
    "about",
    "methodology",
    "left-out",
    "accessibility",
]


class PageSitemap(Sitemap):
    """Lists and pages of words."""

    def items(self) -> list[str]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class ActivitySitemap(GenericSitemap):
    """Published activities; a page changes when its record does."""

    def __init__(self) -> None:
        rows = Activity.objects.published().only("slug", "kind", "last_changed_at").order_by("pk")
        super().__init__({"queryset": rows, "date_field": "last_changed_at"})


def records(rows: QuerySet[Model]) -> GenericSitemap:
    """Return the records of one noun."""
    return GenericSitemap({"queryset": rows.order_by("pk")})


SITEMAPS = {
    "pages": PageSitemap(),
    "activities": ActivitySitemap(),
    "countries": records(Country.objects.only("iso_alpha3")),
    "organizations": records(Organization.objects.only("slug")),
    "commitments": records(Commitment.objects.published().only("slug")),
    "sources": records(Source.objects.only("slug")),
    "indicators": records(Indicator.objects.only("slug")),
    "groups": records(CountryGroup.objects.only("code")),
    "themes": records(Theme.objects.only("slug")),
    "series": records(Series.objects.only("slug")),
    "people": records(PersonView.queryset),
}
