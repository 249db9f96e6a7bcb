"""What the template of one activity's page is given."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import ngettext

from initiatives import changelog
from initiatives.codelists import Bearing, Noun
from initiatives.exports import json_ld
from initiatives.models import Activity, Evidence
from initiatives.views import promises, recalled
from initiatives.views.record import facts, participants, pillars, readings, relations, timeline
from initiatives.views.record.fetch import Fetched, fetch


def context_of(
    activity: Activity, on: date, site: json_ld.Site, *, is_preview: bool = False
) -> dict[str, Any]:
    """Return all parts of the page as of a day; of a preview as if the activity were public."""
    fetched = fetch(activity, on)
    keyed = {name for fields in facts.fields_of(activity).values() for name in fields}
    differences = readings.differences_of(activity, fetched.summary, keyed)
    contrary = [item for item in differences if item.is_contrary]
    groups = relations.groups_of(activity, fetched.relations)
    return {
        **fetched.small,
        "status": activity.status_words_on(on),
        "summary": fetched.summary,
        "sources": fetched.sources,
        "voices": fetched.voices,
        "reprint_words": reprint_words(fetched),
        "voice_words": [voice.label for voice in fetched.summary.voices],
        "pillar_groups": pillars.groups_of(fetched.small["pillars"]),
        "facts": facts.mark(activity, differences),
        "hosts": facts.hosts_of(activity),
        "said": facts.said_besides(activity, differences),
        "differences": contrary,
        "otherwise": [item for item in differences if not item.is_contrary],
        "differing_sources": sum(item.sources for item in contrary),
        "table": participants.table_of(activity),
        "organizations": participants.organizations_of(activity),
        "promises": promises.assessed(fetched.commitments, on),
        "counts_for": counts_for(activity, fetched.evidence),
        "relations": groups,
        "relation_count": len(fetched.relations),
        "neighbours": relations.neighbours_of(groups),
        "unsourced": relations.unsourced(groups),
        "happenings": timeline.timeline_of(activity, groups, fetched.commitments),
        **recalled.context_of(fetched.remembered, on),
        "outcome_sources": facts.claims_of_outcomes(activity),
        "outcomes_concerning": [row for row in fetched.outcomes if row.activity_id != activity.pk],
        "statements": fetched.statements,
        "observations": fetched.observations,
        "fundings": fetched.fundings,
        "checks": fetched.checks,
        "latest": changelog.latest(Noun.ACTIVITY, activity.pk, is_preview=is_preview),
        "described": json_ld.activity(activity, fetched.small["themes"], fetched.relations, site),
    }


def reprint_words(fetched: Fetched) -> str:
    """Say what sources carry the record itself and what others carry; that reprints count once."""
    sources, independent = len(fetched.summary.sources), len(fetched.summary.groups)
    others = len(fetched.sources) - sources
    words = ngettext(
        "%(sources)d source carries the record itself: its facts, who takes part, its time line "
        "or its funding.",
        "%(sources)d sources carry the record itself: its facts, who takes part, its time line "
        "or its funding.",
        sources,
    )
    if others:
        words += " " + ngettext(
            "%(others)d more carries what is told with it, as promises, statements or figures.",
            "%(others)d more carry what is told with it, as promises, statements or figures.",
            others,
        )
    if independent < sources:
        words += " " + ngettext(
            "Texts that reprint one another count once: %(independent)d is independent.",
            "Texts that reprint one another count once: %(independent)d are independent.",
            independent,
        )
    return words % {"sources": sources, "others": others, "independent": independent}


def counts_for(activity: Activity, evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return the evidence that this activity is for promises of other initiatives."""
    return [
        row
        for row in evidence
        if row.activity_id == activity.pk
        and row.commitment.initiative_id != activity.pk
        and row.bearing != Bearing.CONTEXT
    ]
