"""Addresses of the project measured against."""

from django.urls import include, path
from rest_framework.routers import DefaultRouter

from benchmarks.baseline import views

router = DefaultRouter()
router.register("activities", views.ActivityViewSet)

urlpatterns = [
    path("activities/", views.ActivityList.as_view()),
    path("activities/<slug:slug>/", views.ActivityRecord.as_view()),
    path("activities.csv", views.export),
    path("activities.jsonl", views.export_lines),
    path("api/", include(router.urls)),
]
