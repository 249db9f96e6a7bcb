"""Addresses of the API; every one is a promise."""

from django.urls import path, re_path
from rest_framework.routers import SimpleRouter

from initiatives.api.viewsets import (
    activities,
    changes,
    commitments,
    countries,
    coverage,
    entrance,
    outcomes,
    sources,
    suggestions,
    vocabulary,
)

app_name = "api"

NOUNS = {
    "activities": ("activity", activities.ActivityViewSet),
    "initiatives": ("initiative", activities.InitiativeViewSet),
    "workshops": ("workshop", activities.WorkshopViewSet),
    "forums": ("forum", activities.ForumViewSet),
    "countries": ("country", countries.CountryViewSet),
    "groups": ("group", countries.GroupViewSet),
    "organizations": ("organization", countries.OrganizationViewSet),
    "participations": ("participation", activities.ParticipationViewSet),
    "commitments": ("commitment", commitments.CommitmentViewSet),
    "evidence": ("evidence", commitments.EvidenceViewSet),
    "outcomes": ("outcome", outcomes.OutcomeViewSet),
    "statements": ("statement", sources.StatementViewSet),
    "claims": ("claim", sources.ClaimViewSet),
    "relations": ("relation", activities.RelationViewSet),
    "sources": ("source", sources.SourceViewSet),
    "publishers": ("publisher", sources.PublisherViewSet),
    "indicators": ("indicator", sources.IndicatorViewSet),
    "observations": ("observation", sources.ObservationViewSet),
    "themes": ("theme", vocabulary.ThemeViewSet),
    "series": ("series", vocabulary.SeriesViewSet),
    "changes": ("change", changes.ChangeViewSet),
}

router = SimpleRouter()
for noun, (basename, viewset) in NOUNS.items():
    router.register(noun, viewset, basename=basename)

lists = {noun: basename for noun, (basename, _viewset) in NOUNS.items()} | {"coverage": "coverage"}
urlpatterns = [
    path("", entrance.EntranceView.as_view(nouns=lists), name="root"),
    path("schema/", entrance.SchemaView.as_view(), name="schema"),
    path("docs/", entrance.DocsView.as_view(), name="docs"),
    path("docs/try/", entrance.ExplorerView.as_view(), name="explorer"),
    path("coverage/", coverage.CoverageView.as_view(), name="coverage-list"),
    path("suggestions/", suggestions.SuggestionView.as_view(), name="suggestions"),
    *router.urls,
    re_path(r"^[\s\S]+/$", entrance.NowhereView.as_view()),
]
