"""The admin's first page in sections that say what belongs together."""

from collections.abc import Collection
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

SECTIONS = [
    (_("What is done"), ["Initiative", "Workshop", "Forum", "Activity"]),
    (_("Where it was read"), ["Source", "Publisher", "Claim", "Check"]),
    (_("What was promised"), ["Commitment", "Evidence", "CommitmentOverride"]),
    (_("Who takes part"), ["Participation", "Country", "OrganizationRole", "Organization"]),
    (
        _("What belongs to an activity"),
        ["Pillar", "Outcome", "Milestone", "Document", "ActivityRelation", "Funding"],
    ),
    (_("What was said and counted"), ["Statement", "Person", "Indicator", "Observation"]),
    (
        _("Vocabulary"),
        ["Theme", "Goal", "Series", "CountryGroup", "GroupMembership", "CountryName"],
    ),
    (_("From outside"), ["Suggestion", "FocalPoint", "ApiToken"]),
    (
        _("Kept by the portal"),
        [
            "Redirect",
            "Distinction",
            "ActivityVoice",
            "SourceVoice",
            "FacetSet",
            "DataVersion",
            "LoadedRecord",
        ],
    ),
]


# Of interest to who looks after the portal, not after the record.
TECHNICAL = {"ActivityVoice", "SourceVoice", "FacetSet", "DataVersion", "LoadedRecord"}
LOOKS_AFTER_PORTAL = "auth.view_user"


@register.filter
def in_sections(app_list: list[dict[str, Any]], user: Any) -> list[dict[str, Any]]:
    """Return the admin's list of apps with the record's models in sections."""
    left_out = set() if user.has_perm(LOOKS_AFTER_PORTAL) else TECHNICAL
    sorted_apps = []
    for app in app_list:
        is_record = app["app_label"] == "initiatives"
        sorted_apps += sections_of(app, left_out) if is_record else [app]
    return sorted_apps


def sections_of(app: dict[str, Any], left_out: Collection[str]) -> list[dict[str, Any]]:
    """Return one entry for each section of which a user is shown a model."""
    models = (model for model in app["models"] if model["object_name"] not in left_out)
    by_name = {model["object_name"]: model for model in models}
    sections = [
        app | {"name": title, "models": [by_name[name] for name in names if name in by_name]}
        for title, names in SECTIONS
    ]
    return [section for section in sections if section["models"]]
