"""Rows that a filter finds, and what it refuses."""

from django.http import QueryDict

from initiatives import filters
from initiatives.models import Activity, Theme


def found(query: str, filterset=filters.ActivityFilterSet, model=Activity) -> list:
    rows = model.objects.all()
    rows = rows.published() if model is Activity else rows
    asked = filterset(QueryDict(query), queryset=rows)
    assert asked.is_valid(), asked.errors
    rows = list(asked.qs)
    if filterset is filters.ActivityFilterSet:
        assert set(asked.selection.members) == {row.pk for row in rows}
    return rows


def errors(query: str, filterset=filters.ActivityFilterSet, model=Activity) -> dict:
    asked = filterset(QueryDict(query), queryset=model.objects.all())
    assert not asked.is_valid()
    return {name: " ".join(messages) for name, messages in asked.errors.items()}


def theme(slug: str) -> Theme:
    return Theme.objects.get_or_create(slug=slug, defaults={"name": slug})[0]
