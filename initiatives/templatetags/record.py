"""All tags and filters of the portal under one name: ``{% load i18n record %}``."""

from django import template

from . import (
    blocks,
    changes,
    citing,
    dates,
    drawing,
    figures,
    labels,
    lists,
    mending,
    names,
    navigation,
    neighbourhood,
    offered,
    parts,
    scale,
    sources,
    world,
)

register = template.Library()
LIBRARIES = [
    blocks,
    changes,
    citing,
    dates,
    drawing,
    figures,
    labels,
    lists,
    names,
    navigation,
    offered,
]
LIBRARIES += [mending, neighbourhood, parts, scale, sources, world]
for library in LIBRARIES:
    register.tags.update(library.register.tags)
    register.filters.update(library.register.filters)
