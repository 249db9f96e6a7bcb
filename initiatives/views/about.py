"""What is in the record and what is not, how it is checked, and who can be written to."""

from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.views.generic import TemplateView

from initiatives import facets
from initiatives.codelists import (
    ActivityKind,
    Bearing,
    ClaimBasis,
    Measure,
    ParticipantsKnown,
    Voice,
)
from initiatives.models import Claim, Commitment, Country, Source
from initiatives.progress import DUE_SOON_DAYS


def kind_counts() -> dict[str, int]:
    """Return how many published activities there are of each kind, and how many name nobody."""
    index = facets.current()
    counts = {f"{kind}s": len(index.of("kind", kind)) for kind in ActivityKind}
    unnamed = len(index.of("participants_known", ParticipantsKnown.NONE))
    return counts | {"activities": len(index.everything), "unnamed": unnamed}


def stated_share() -> dict[str, int]:
    """Return how many standing claims there are, and how many were read to say the very fact."""
    claims = Claim.objects.published()
    stated = Count("pk", filter=Q(basis=ClaimBasis.STATED))
    found = claims.aggregate(claims=Count("pk"), stated=stated)
    share = round(100 * found["stated"] / found["claims"]) if found["claims"] else 0
    return found | {"stated_percent": share}


class AboutView(TemplateView):
    """What this is, who runs it, and how to object."""

    template_name = "initiatives/about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kind_counts(),
            countries=Country.objects.count(),
            participating=Country.objects.participating().count(),
            commitments=Commitment.objects.published().count(),
            sources=Source.objects.count(),
            **contact(),
            **kwargs,
        )


class MethodologyView(TemplateView):
    """How facts, voices, dates, numbers and levels are told."""

    template_name = "initiatives/methodology.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        memory = facets.memory(getattr(self.request, "sets", None))
        return super().get_context_data(
            **memory.once(stated_share, stated_share),
            voices=Voice,
            measures=Measure,
            bearings=Bearing,
            due_soon_days=DUE_SOON_DAYS,
            **kwargs,
        )


class AccessibilityView(TemplateView):
    """What was tested for access, and what is known not to work."""

    template_name = "initiatives/accessibility.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**contact(), **kwargs)


def contact() -> dict[str, str]:
    """Return how the operator can be written to: the words, and an address to follow if any."""
    words = settings.CONTACT
    if words.startswith(("https://", "http://")):
        return {"contact": words, "contact_url": words}
    is_mail = "@" in words and " " not in words
    return {"contact": words, "contact_url": f"mailto:{words}" if is_mail else ""}
