"""Addresses of the public pages; every one is a promise."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from initiatives.views import (
    about,
    activities,
    catalogue,
    changes,
    commitments,
    compare,
    countries,
    coverage,
    data,
    formats,
    gatherings,
    home,
    indicators,
    left_out,
    lists,
    organizations,
    outcomes,
    search,
    sources,
    suggestions,
    world,
)
from initiatives.views.dated import calendar, timeline
from initiatives.views.suggesting import pages as suggesting


class Iso3Converter(StringConverter):
    """An ISO 3166-1 alpha-3 code, in capitals or not."""

    regex = "[A-Za-z]{3}"


class GroupCodeConverter(StringConverter):
    """The code of a country group, such as LDC or ARAB-LEAGUE."""

    regex = "[A-Za-z0-9-]{2,20}"


register_converter(Iso3Converter, "iso3")
register_converter(GroupCodeConverter, "group")

urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("activities/", lists.ActivityListView.as_view(), name="activity-list"),
    path("initiatives/", lists.InitiativeListView.as_view(), name="initiative-list"),
    path("workshops/", lists.WorkshopListView.as_view(), name="workshop-list"),
    path("forums/", lists.ForumListView.as_view(), name="forum-list"),
    path("world/", world.WorldView.as_view(), name="world"),
    path("countries/", lists.CountryListView.as_view(), name="country-list"),
    path("organizations/", lists.OrganizationListView.as_view(), name="organization-list"),
    path("commitments/", lists.CommitmentListView.as_view(), name="commitment-list"),
    path("outcomes/", outcomes.OutcomeListView.as_view(), name="outcome-list"),
    path("sources/", lists.SourceListView.as_view(), name="source-list"),
    path("indicators/", lists.IndicatorListView.as_view(), name="indicator-list"),
    path("changes/", changes.ChangeListView.as_view(), name="change-list"),
    path("coverage/", coverage.CoverageView.as_view(), name="coverage-list"),
    path("initiatives/<slug:slug>/", activities.InitiativeView.as_view(), name="initiative"),
    path("workshops/<slug:slug>/", activities.WorkshopView.as_view(), name="workshop"),
    path("forums/<slug:slug>/", activities.ForumView.as_view(), name="forum"),
    path("countries/compare/", compare.ComparisonView.as_view(), name="comparison"),
    path("countries/<iso3:iso3>/", countries.CountryView.as_view(), name="country"),
    path(
        "organizations/<slug:slug>/",
        organizations.OrganizationView.as_view(),
        name="organization",
    ),
    path("commitments/<slug:slug>/", commitments.CommitmentView.as_view(), name="commitment"),
    path("sources/<slug:slug>/", sources.SourceView.as_view(), name="source"),
    path("indicators/<slug:slug>/", indicators.IndicatorView.as_view(), name="indicator"),
    path("groups/<group:code>/", gatherings.GroupView.as_view(), name="group"),
    path("themes/<slug:slug>/", gatherings.ThemeView.as_view(), name="theme"),
    path("series/<slug:slug>/", gatherings.SeriesView.as_view(), name="series"),
    path("people/<slug:slug>/", gatherings.PersonView.as_view(), name="person"),
    path("suggest/<slug:noun>/<slug:slug>/", suggesting.SuggestView.as_view(), name="suggest"),
    path("suggest/<slug:number>/", suggesting.OutcomeView.as_view(), name="suggestion"),
    path("search/suggest", suggestions.SuggestView.as_view(), name="search-suggest"),
    path("search/", search.SearchView.as_view(), name="search"),
    path("about/", about.AboutView.as_view(), name="about"),
    path("methodology/", about.MethodologyView.as_view(), name="methodology"),
    path("accessibility/", about.AccessibilityView.as_view(), name="accessibility"),
    path("data/left-out/", left_out.LeftOutView.as_view(), name="left-out"),
    path("data/catalog.jsonld", catalogue.catalogue_view, name="catalogue"),
    path("calendar/", calendar.CalendarView.as_view(), name="calendar"),
    path("timeline/", timeline.TimelineView.as_view(), name="timeline"),
    # All events; the page of the calendar has the same filters.
    path(
        "calendar.ics",
        formats.list_format,
        {"noun": "activities", "extension": "ics"},
        name="calendar-ics",
    ),
    path("data/", data.DataView.as_view(), name="data"),
    path("data/<str:name>", data.download, name="download"),
    path("<slug:noun>.<str:extension>", formats.list_format, name="list-format"),
    path("<slug:noun>/<slug:slug>.<str:extension>", formats.record_format, name="record-format"),
]
