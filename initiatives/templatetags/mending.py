"""Links from the facts of a record to the form by which readers correct them."""

from typing import Any

from django import template
from django.template.context import BaseContext
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from initiatives.codelists import FACTS
from initiatives.models.addresses import address_of

from .rendering import draw_filled

register = template.Library()


@register.simple_tag(takes_context=True)
def mend(context: BaseContext, field: str, label: Any) -> SafeString:
    """Link to the form for one fact of the page's record; nothing where it has no such fact."""
    about = context.get("suggested")
    if not about or field not in FACTS[about[0]]:
        return SafeString("")
    return draw_filled("mend", url=f"{address(about)}?{urlencode({'field': field})}", label=label)


@register.simple_tag(takes_context=True)
def suggest_url(context: BaseContext) -> str:
    """Give the address of the form for the page's record as a whole, "" if it has none."""
    about = context.get("suggested")
    return address(about) if about else ""


def address(about: tuple[str, str]) -> str:
    """Give the address of the form for a record, which noun and key name."""
    return address_of("suggest", *about)
