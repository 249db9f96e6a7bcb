"""The page of one commitment: the promise, how far it is kept on record, and why we say so."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.views.generic import DetailView

from initiatives.codelists import Noun, PublicationState
from initiatives.models import Activity, Check, Commitment, Evidence, Source
from initiatives.views import localizing, related
from initiatives.views.attaching import attach_sources
from initiatives.views.days import read_day
from initiatives.views.described import DescribedMixin
from initiatives.views.redirects import RenamedMixin


@dataclass(frozen=True)
class Deed:
    """One piece of evidence as a row: what it is, and whether it is later than the day asked."""

    evidence: Evidence
    activity: Activity | None
    is_later: bool

    @property
    def sources(self) -> list[Source]:
        """Where it was read."""
        return [self.evidence.source]


def deed_of(evidence: Evidence, on: date) -> Deed:
    """Return a piece of evidence as of a day; an activity that is not public has no name here."""
    activity = evidence.activity
    is_public = activity and activity.publication_state == PublicationState.PUBLISHED
    return Deed(
        evidence=evidence,
        activity=activity if is_public else None,
        is_later=evidence.happened_on_until > on.isoformat(),
    )


def checks_of(commitment: Commitment, on: date) -> list[Check]:
    """Return the searches for evidence made by a day."""
    return [row for row in commitment.checks.all() if row.checked_on_from <= on.isoformat()]


class CommitmentView(RenamedMixin, DescribedMixin, DetailView):
    """One commitment, as of today or of the day in ``on``."""

    noun = described_as = Noun.COMMITMENT
    queryset = Commitment.objects.published()
    template_name = "initiatives/commitment_detail.html"

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        status = 400 if context["day_form"].errors else 200
        return super().render_to_response(context, status=status, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day_form, on = read_day(self.request.GET)
        rows = list(related.commitments(initiative=self.object.initiative_id))
        commitment = next(row for row in rows if row.pk == self.object.pk)
        fundings = list(related.fundings(commitment=commitment))
        evidence = list(commitment.evidence.all())
        others = [row for row in rows if row is not commitment]
        checks = checks_of(commitment, on)
        shown = attach_sources([commitment, *evidence, *fundings])
        attach_sources([*others, *related.evidence_of(others)])
        countries = [commitment.promiser_country, *related.speaking_countries(shown)]
        localizing.name_countries(filter(None, countries))
        promise, *siblings = related.promises([commitment, *others], on)
        return super().get_context_data(
            **kwargs | {"commitment": commitment, "object": commitment},
            day_form=day_form,
            on=on,
            promise=promise,
            assessment=promise.assessment,
            deeds=[deed_of(row, on) for row in evidence],
            checks=checks,
            fundings=fundings,
            reported_sources=[commitment.reported_source] if commitment.reported_source else [],
            siblings=siblings,
            sources=shown,
            voices=related.speaker_words(shown),
        )
