"""All tags and filters of the portal under one name: ``{% load i18n record %}``."""

from django import template

from . import blocks, dates, drawing, figures, labels, lists, names, navigation, scale, sources

register = template.Library()
for library in (blocks, dates, drawing, figures, labels, lists, names, navigation, scale, sources):
    register.tags.update(library.register.tags)
    register.filters.update(library.register.filters)
