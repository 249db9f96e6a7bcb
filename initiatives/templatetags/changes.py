"""Words for what changed."""

from typing import Any

from django import template

from initiatives.changelog import NOUNS

register = template.Library()
LABELS = dict(NOUNS)


@register.simple_tag
def record_noun(change: Any) -> str:
    """Say what kind of record changed: of an activity its own kind."""
    if change.noun == "activity" and change.activity:
        return str(change.activity.get_kind_display())
    return str(LABELS[change.noun])
