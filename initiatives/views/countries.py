"""The page of one country."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import DetailView

from initiatives import facets
from initiatives.codelists import Noun
from initiatives.models import Country
from initiatives.views.described import DescribedMixin
from initiatives.views.profile.page import context_of
from initiatives.views.profile.parts import for_profile


class CountryView(DescribedMixin, DetailView):
    """What is recorded of one country, also where that is nothing."""

    described_as = Noun.COUNTRY
    queryset = Country.objects.prefetch_related("names")
    template_name = "initiatives/country_detail.html"
    context_object_name = "country"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        if self.object.iso_alpha3 != kwargs["iso3"]:
            return HttpResponsePermanentRedirect(self.object.get_absolute_url())
        return self.render_to_response(self.get_context_data())

    def get_object(self, queryset: Any = None) -> Country:
        """Return the country of the code in the address, in capitals or not."""
        return get_object_or_404(
            for_profile(self.get_queryset()), iso_alpha3=self.kwargs["iso3"].upper()
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        index = facets.current(getattr(self.request, "sets", None))
        context = context_of(self.object, index, timezone.localdate())
        return super().get_context_data(**context, **kwargs)
