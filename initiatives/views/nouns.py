"""Every noun of the public addresses: its list, its record, its endpoint."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse
from django.views.generic import DetailView

from initiatives.views import (
    activities,
    changes,
    commitments,
    countries,
    coverage,
    gatherings,
    indicators,
    lists,
    organizations,
    outcomes,
    sources,
)
from initiatives.views.listing import PublicListView


@dataclass(frozen=True)
class Noun:
    """The views of a noun, None where there is none, and what their addresses are called."""

    name: str  # of its record's address and of its endpoint; "-list" makes that of the list
    list: type[PublicListView] | None
    record: type[DetailView] | None
    has_endpoint: bool = True
    # Somewhere: an activity's is that of its kind. Outcomes stand on the page of another record.
    has_record_pages: bool = True

    def has_page(self, *, is_record: bool) -> bool:
        """Is there a page of the list, or of a record, whose formats a client may ask for?"""
        return bool(self.list) and (self.has_record_pages or not is_record)

    def page(self, slug: str = "") -> str:
        """Return the address of the list or of a record, "" if there is none."""
        if not (self.record if slug else self.list):
            return ""
        return address(self.name, slug) if slug else reverse(f"{self.name}-list")

    def endpoint(self, slug: str = "") -> str:
        """Return the same in the API."""
        if not self.has_endpoint:
            return ""
        return address(f"api:{self.name}-{'detail' if slug else 'list'}", slug)

    def records(self, slug: str) -> QuerySet:
        """Return the public record of a key, as a queryset of at most one row."""
        view = self.record or self.list
        rows = getattr(view, "queryset").all()  # noqa: B009
        return rows.filter(**{self.key: slug.upper() if self.key != "slug" else slug})

    @property
    def key(self) -> str:
        """The field that names a record in its address."""
        return {"country": "iso_alpha3", "group": "code"}.get(self.name, "slug")


NOUNS = {
    "activities": Noun("activity", lists.ActivityListView, None),
    "initiatives": Noun("initiative", lists.InitiativeListView, activities.InitiativeView),
    "workshops": Noun("workshop", lists.WorkshopListView, activities.WorkshopView),
    "forums": Noun("forum", lists.ForumListView, activities.ForumView),
    "countries": Noun("country", lists.CountryListView, countries.CountryView),
    "organizations": Noun(
        "organization", lists.OrganizationListView, organizations.OrganizationView
    ),
    "commitments": Noun("commitment", lists.CommitmentListView, commitments.CommitmentView),
    "outcomes": Noun("outcome", outcomes.OutcomeListView, None, has_record_pages=False),
    "sources": Noun("source", lists.SourceListView, sources.SourceView),
    "indicators": Noun("indicator", lists.IndicatorListView, indicators.IndicatorView),
    "changes": Noun("change", changes.ChangeListView, None),
    "coverage": Noun("coverage", coverage.CoverageView, None),
    "groups": Noun("group", None, gatherings.GroupView),
    "themes": Noun("theme", None, gatherings.ThemeView),
    "series": Noun("series", None, gatherings.SeriesView),
    "people": Noun("person", None, gatherings.PersonView, has_endpoint=False),
}


def address(name: str, slug: str) -> str:
    """Return an address, or "" if the key is not of the form that it asks for."""
    try:
        return reverse(name, args=[slug] if slug else [])
    except NoReverseMatch:
        return ""
