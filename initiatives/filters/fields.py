"""Fields that read query parameters: blank values are ignored, wrong ones named."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from initiatives.fields import NO_DATE, validate_partial_date
from initiatives.filters.shared import SharedChoices

SHOWN_CHOICES_MAX = 20
SHOWN_LENGTH_MAX = 80  # characters
QUERY_LENGTH_MAX = 200  # characters
UNREADABLE = "\ufffd"  # stands for bytes that are not UTF-8
KEY = "[-A-Za-z0-9_]{1,120}"
YES_NO = [("yes", _("Yes")), ("no", _("No"))]


def shortened(value: str) -> str:
    """Return a value as it may stand in a message."""
    return Truncator(value).chars(SHOWN_LENGTH_MAX)


def refusal(value: object, allowed: Iterable[object]) -> ValidationError:
    """Return an error that names a value and, where they are few, the values allowed."""
    shown = [str(item) for item in allowed]
    params = {"value": shortened(str(value)), "allowed": ", ".join(shown)}
    if not shown or len(shown) > SHOWN_CHOICES_MAX:
        return ValidationError(_("“%(value)s” is not a value on record."), params=params)
    return ValidationError(_("“%(value)s” is not one of: %(allowed)s."), params=params)


def given(values: Any) -> list[str]:
    """Return the values of a repeated parameter without blanks and repetitions."""
    listed = values if isinstance(values, list | tuple) else [values]
    return list(dict.fromkeys(text for text in map(str, filter(None, listed)) if text.strip()))


def names_in(values: Iterable[str]) -> list[str]:
    """Return names given by commas or repetition, each once; one that is missing is "".

    A blank value names nothing.
    """
    given_names = (name.strip() for text in values if text.strip() for name in text.split(","))
    return list(dict.fromkeys(given_names))


def is_on(data: Mapping[str, str], name: str) -> bool:
    """Return whether a switch is set: 1 or 0, off if left out; ValidationError by name if not."""
    text = (data.get(name) or "").strip()
    if text not in {"", "0", "1"}:
        raise ValidationError({name: refusal(text, ["0", "1"])})
    return text == "1"


def codes_of(field: Any) -> list[str]:
    """Return the codes that a field with choices accepts."""
    return [code for code, _label in field.choices]


class CodesField(SharedChoices, forms.MultipleChoiceField):
    """Codes of a vocabulary, any of which may hold."""

    def to_python(self, value: Any) -> list[str]:
        return given(value or [])

    def validate(self, value: list[str]) -> None:
        for code in value:
            if not self.valid_value(code):
                raise refusal(code, codes_of(self))


class CodeField(SharedChoices):
    """One code of a few."""

    def validate(self, value: str) -> None:
        if value and not self.valid_value(value):
            raise refusal(value, codes_of(self))


def validate_readable(text: str) -> None:
    """Raise ValidationError if some of a text could not be read: Django reads that as U+FFFD."""
    if UNREADABLE in text:
        message = _("“%(value)s” holds bytes that are no text in UTF-8. Write the words anew.")
        raise ValidationError(message, params={"value": shortened(text)})


class WordsField(forms.CharField):
    """Words to look for."""

    default_validators = [validate_readable]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=QUERY_LENGTH_MAX, **kwargs)


class OrderField(CodeField):
    """One of the orders that a list knows."""


def validate_period(text: str) -> None:
    """Raise ValidationError, naming the text as far as it is short, unless it is a partial date."""
    validate_partial_date(shortened(text))


class PartialDateField(forms.CharField):
    """A day, a month or a year."""

    default_validators = [validate_period]


class PartialDatesField(forms.Field):
    """Days, months or years, any of which may hold."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        return [text.strip() for text in given(value or [])]

    def run_validators(self, value: list[str]) -> None:
        for text in value:
            validate_period(text)


class YearsField(PartialDatesField):
    """Days, months or years, or that no date is known; any of which may hold."""

    def run_validators(self, value: list[str]) -> None:
        super().run_validators([text for text in value if text != NO_DATE])
