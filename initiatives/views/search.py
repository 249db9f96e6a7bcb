"""Search across everything: groups with counts, the field that matched, and the passage."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from initiatives import search
from initiatives.filters.fields import QUERY_LENGTH_MAX, WordsField
from initiatives.views.finders import find


class SearchForm(forms.Form):
    """What is searched for."""

    q = WordsField(label=_("Search the record"), required=False)


class SearchView(TemplateView):
    """What holds every word asked; without words, the form alone."""

    http_method_names = ["get", "head", "options"]
    template_name = "initiatives/search.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SearchForm(request.GET)
        text = form.cleaned_data["q"] if form.is_valid() else ""
        query = search.read(text)
        groups = find(query)
        context = self.get_context_data(
            errors=form.errors.get("q", []),
            query=request.GET.get("q", "")[:QUERY_LENGTH_MAX],
            asked=text,
            forgiven=query.forgiven,
            groups=groups,
            count=sum(group.count for group in groups),
        )
        return self.render_to_response(context, status=400 if form.errors else 200)
