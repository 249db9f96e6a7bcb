"""The one public form that is sent, and the public page of what became of it.

Neither is kept by caches or found by search engines. The form needs no account, and so no
session, no cookie and no CSRF token: it acts for nobody. What another site sends is refused
by the headers that browsers set themselves.
"""

from __future__ import annotations

import time
from math import ceil
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import DetailView, FormView

from initiatives.codelists import SuggestionState
from initiatives.exports.entries import title_of
from initiatives.models import Claim, Redirect, Suggestion
from initiatives.suggested import becomes_claim, facts_of, public_record
from initiatives.suggesting import receive
from initiatives.views.suggesting.form import SuggestionForm
from portal.clients import address_of
from portal.counting import Use, count, reader_of

UNLISTED = "noindex, nofollow"
PURPOSE = "suggestions from "
MINUTE = 60  # seconds


@method_decorator([never_cache, csrf_exempt], name="dispatch")
class SuggestView(FormView):
    """A correction of one fact, or an addition, to a public record."""

    form_class = SuggestionForm
    template_name = "initiatives/suggest/form.html"
    http_method_names = ["get", "head", "post", "options"]

    def dispatch(
        self, request: HttpRequest, *args: Any, noun: str, slug: str, **kwargs: Any
    ) -> HttpResponseBase:
        self.record = public_record(noun, slug)
        if address := address_instead(self.record, noun, slug, request):
            return address
        response = super().dispatch(request, *args, noun=noun, slug=slug, **kwargs)
        response.headers["X-Robots-Tag"] = UNLISTED
        return response

    def get_initial(self) -> dict[str, Any]:
        return {"field": self.request.GET.get("field", "")}

    def get_form_kwargs(self) -> dict[str, Any]:
        asked = self.request.POST.get("field") or self.request.GET.get("field", "")
        facts = facts_of(self.kwargs["noun"], self.record, asked)
        return super().get_form_kwargs() | self.kwargs | {"facts": facts}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_sent_from_here(request):
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: SuggestionForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def form_valid(self, form: SuggestionForm) -> HttpResponse:
        use = use_of_rate(self.request)
        if use.is_over:
            return self.refuse(form, use)
        suggestion = receive(form.number, form.noun, form.slug, form.given)
        return HttpResponseRedirect(suggestion.get_absolute_url())

    def refuse(self, form: SuggestionForm, use: Use) -> HttpResponse:
        """Say when to come again; what was written stays in the form."""
        context = self.get_context_data(form=form, minutes=ceil(use.seconds_left / MINUTE))
        headers = {"Retry-After": str(use.seconds_left)}
        return self.render_to_response(context, status=429, headers=headers)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(record=self.record, name=title_of(self.record), **kwargs)


@method_decorator(never_cache, name="dispatch")
class OutcomeView(DetailView):
    """What became of a suggestion: open, accepted or declined; never who sent it."""

    template_name = "initiatives/suggest/outcome.html"
    context_object_name = "suggestion"

    def get_object(self, queryset: Any = None) -> Suggestion:
        rows = Suggestion.objects.defer("contact", "remark")
        return get_object_or_404(rows, number=self.kwargs["number"].upper())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        suggestion = self.object
        record = public_record(suggestion.noun, suggestion.slug)
        return super().get_context_data(
            record=record,
            name=title_of(record) if record else "",
            claim=claim_of(suggestion) if record else None,
            became_claim=becomes_claim(suggestion),
            **kwargs,
        )

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        return super().render_to_response(context, headers={"X-Robots-Tag": UNLISTED}, **kwargs)


def address_instead(record: Any, noun: str, slug: str, request: HttpRequest) -> HttpResponse | None:
    """Lead from a former address, or another spelling of it, to the form of the record."""
    if record is None:
        renamed = get_object_or_404(Redirect, noun=noun, old_slug=slug)
        record, key = public_record(noun, renamed.new_slug), renamed.new_slug
        if record is None:
            raise Http404
    else:
        key = str(record.natural_key()[0])
    if key == slug:
        return None
    query = request.META.get("QUERY_STRING", "")
    url = reverse("suggest", args=[noun, key])
    return HttpResponsePermanentRedirect(f"{url}?{query}" if query else url)


def claim_of(suggestion: Suggestion) -> Claim | None:
    """Return the claim that came of it, as long as it stands and the public may see it."""
    if suggestion.state != SuggestionState.ACCEPTED or suggestion.claim_id is None:
        return None
    claims = Claim.objects.published().select_related("source")
    return claims.filter(pk=suggestion.claim_id).first()


def use_of_rate(request: HttpRequest) -> Use:
    """Count one suggestion for the network that it comes from."""
    reader = reader_of(address_of(request), PURPOSE)
    return count(reader, settings.SUGGESTION_RATE, time.time())


def is_sent_from_here(request: HttpRequest) -> bool:
    """Was a form sent from this site, as far as the browser tells?"""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    own = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return origin is None or origin in own
