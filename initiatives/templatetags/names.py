"""Names of languages and areas, and text in another language than the page's."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from initiatives.codelists import M49Area

register = template.Library()

AREAS = dict(M49Area.choices)

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


@register.filter
def language_name(tag: str) -> str:
    """Name a BCP 47 language in the page's language, or give the tag if Django has no name."""
    if tag.lower() == "zh":
        return _("Chinese")  # Django knows it by its two scripts alone
    for known in (tag.lower(), tag.lower().partition("-")[0]):
        try:
            return str(get_language_info(known)["name_translated"])
        except KeyError:
            continue
    return tag


@register.filter
def direction(tag: str) -> str:
    """Give the direction in which a language is written, for ``dir``."""
    return "rtl" if tag.lower().partition("-")[0] in RIGHT_TO_LEFT else "ltr"


@register.filter
def foreign(text: Any, tag: str = "en") -> str | SafeString:
    """Set text in another language than the page's apart: ``lang``, ``dir`` and ``bdi``."""
    if not text or not tag or is_page_language(tag):
        return str(text or "")
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', tag, direction(tag), text)


def is_page_language(tag: str) -> bool:
    """Say whether a text in this language needs no mark on this page."""
    page = get_language() or "en"
    return page.lower().partition("-")[0] == tag.lower().partition("-")[0]


@register.filter
def area_name(code: str) -> str:
    """Name an M49 area by its code, or give the code if it is none."""
    return str(AREAS.get(code, code))
