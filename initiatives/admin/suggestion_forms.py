"""The form by which somebody with an account proposes a value for a fact."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from initiatives.admin.forms import SignedForm
from initiatives.codelists import FACTS, Noun
from initiatives.exports.entries import title_of
from initiatives.suggested import facts_of, public_record
from initiatives.suggesting import refused


class SuggestionForm(SignedForm):
    """A suggestion on a record that is public, about a fact that it has."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "field" in self.fields:  # nothing is typed into a suggestion that is there
            given = self.data if self.is_bound else self.initial
            noun = given.get("noun", "")
            record = public_record(noun, given.get("slug", ""))
            choices = choices_of(noun, record, given.get("field", ""))
            self.fields["field"].widget = forms.Select(choices=choices)
            self.fields["field"].help_text = ""
            if record:
                self.fields["slug"].help_text = title_of(record)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        noun, slug = cleaned.get("noun", ""), cleaned.get("slug", "")
        for name, text in refused(noun, slug, cleaned.get("field", ""), self.filled_by).items():
            self.add_error(name, text)
        return cleaned


def choices_of(noun: str, record: Any, asked: str) -> list[Any]:
    """Return the facts of a record to choose from; of every kind if no kind is chosen."""
    whole: Any = ("", _("the record as a whole"))
    if noun in FACTS:
        return [whole, *facts_of(noun, record, asked).items()]
    return [whole, *((Noun(kind).label, list(facts.items())) for kind, facts in FACTS.items())]
