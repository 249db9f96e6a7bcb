"""What is drawn alike on many pages, kept as long as the record stays the same, or for good."""

from collections.abc import Hashable
from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils import timezone
from django.utils.translation import get_language

register = template.Library()

PLACES_MAX = 500  # at which a part is drawn differently; more are not kept


class Kept(template.Node):
    """A part of a template, drawn once a language and a day for each of its keys."""

    def __init__(self, nodelist: NodeList, index: FilterExpression, keys: list[FilterExpression]):
        self.nodelist, self.index, self.keys = nodelist, index, keys

    def render(self, context: Context) -> Any:
        if settings.DEBUG:  # templates change under a running process
            return self.nodelist.render(context)
        values = [key.resolve(context) for key in self.keys]
        key = (self, get_language(), timezone.localdate(), *values)
        return self.index.resolve(context).drawn(key, lambda: self.nodelist.render(context))


class Once(template.Node):
    """A part of a template that shows nothing of the record, drawn once for each of its keys."""

    def __init__(self, nodelist: NodeList, keys: list[FilterExpression]):
        self.nodelist, self.keys = nodelist, keys
        self.drawn: dict[Hashable, Any] = {}

    def render(self, context: Context) -> Any:
        if settings.DEBUG:  # templates change under a running process
            return self.nodelist.render(context)
        key = (get_language(), *[key.resolve(context) for key in self.keys])
        if key not in self.drawn:
            if len(self.drawn) >= PLACES_MAX:
                self.drawn.clear()
            self.drawn[key] = self.nodelist.render(context)
        return self.drawn[key]


@register.tag
def once(parser: Parser, token: Token) -> Once:
    """Draw what stands up to ``{% endonce %}`` once a process: ``{% once place %}``.

    The values are all that the part depends on besides language.
    """
    _name, *parts = token.split_contents()
    keys = list(map(parser.compile_filter, parts))
    nodelist = parser.parse(["endonce"])
    parser.delete_first_token()
    return Once(nodelist, keys)


@register.tag
def kept(parser: Parser, token: Token) -> Kept:
    """Draw what stands up to ``{% endkept %}`` once: ``{% kept index row.pk %}``.

    The first value is the index of facets, which lasts until the record changes; the others
    are all that the part depends on besides language and day.
    """
    _name, *parts = token.split_contents()
    index, *keys = map(parser.compile_filter, parts)
    nodelist = parser.parse(["endkept"])
    parser.delete_first_token()
    return Kept(nodelist, index, keys)
