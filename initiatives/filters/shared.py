"""Filters and fields are copied for each request, but not what none of them ever changes."""

from copy import copy
from typing import Any, Self

import django_filters
from django import forms


class Filter(django_filters.Filter):
    """A filter whose copies share its settings: choices, texts, rows that may be named."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        copied = copy(self)
        copied.method = self.method  # called on the list that the copy belongs to
        return copied


class SharedChoices(forms.ChoiceField):
    """A field whose copies share its choices."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return super(forms.ChoiceField, self).__deepcopy__(memo)
