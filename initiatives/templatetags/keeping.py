"""What is drawn alike on many pages, kept for as long as the record stays the same."""

from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils import timezone
from django.utils.translation import get_language

register = template.Library()


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
