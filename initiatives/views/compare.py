"""Two to four countries side by side: what they share, and what only one of them has."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import TemplateView

from initiatives import checked
from initiatives.filters.comparison import ComparisonForm
from initiatives.models import Country
from initiatives.views.comparison.choice import countries_by_region, menus_of
from initiatives.views.comparison.page import context_of


class ComparisonView(TemplateView):
    """The form alone where no country is named; what cannot be compared answers 400."""

    template_name = "initiatives/comparison.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        status = 400 if self.form.errors else 200
        return self.render_to_response(self.get_context_data(**kwargs), status=status)

    @cached_property
    def codes(self) -> list[str]:
        """What is named in the address, blanks left out."""
        texts = self.request.GET.getlist("country")
        return [text.strip().upper() for text in texts if text.strip()]

    @cached_property
    def form(self) -> ComparisonForm:
        return ComparisonForm(self.request.GET if self.codes else None)

    def countries(self) -> list[Country]:
        """Return the countries asked, in their order; none where they cannot be compared."""
        if not self.form.is_valid():
            return []
        keys = [country.pk for country in self.form.cleaned_data["country"]]
        rows = Country.objects.annotate(last_checked=checked.last_checked(Country))
        found = rows.in_bulk(keys)
        return [found[key] for key in keys]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        countries = self.countries()
        compared = context_of(countries, timezone.localdate()) if countries else {}
        return super().get_context_data(
            errors=self.form.errors.get("country", []),
            menus=menus_of(self.codes),
            regions=countries_by_region(),
            countries=countries,
            **compared,
            **kwargs,
        )
