"""The form by which an editor accepts a suggestion: the claim, and the source that states it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives import deciding, duplicates
from initiatives.admin.forms import REASON, ReasonForm
from initiatives.admin.widgets import SelectOne
from initiatives.codelists import PublisherKind, ReadExtent, SourceKind
from initiatives.fields import validate_partial_date
from initiatives.languages import validate_language_tag
from initiatives.models import Claim, Publisher, Source, Suggestion
from initiatives.suggested import becomes_claim

LONG = {"class": "vTextField"}
SLUG_MAX = 80
NEEDED = gettext_lazy("Needed unless a source on record is chosen.")
PUBLIC = gettext_lazy("Public, under the number of the suggestion, and kept in the history.")


class DecideForm(ReasonForm):
    """Why a suggestion is accepted or declined."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[REASON].help_text = PUBLIC


def searched(model: Any, field: str, **kwargs: Any) -> forms.ModelChoiceField:
    """Return a field in which a record is found by typing, as in the form of another model."""
    relation: Any = model._meta.get_field(field)
    rows = relation.related_model.objects.all()
    return forms.ModelChoiceField(
        rows, required=False, widget=SelectOne(relation, admin.site), **kwargs
    )


class AcceptForm(DecideForm):
    """What the source says of the fact: a claim on a source that is on record, or on a new one."""

    value = forms.CharField(
        label=gettext_lazy("Value as the source gives it"),
        max_length=500,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
    )
    normalised = forms.CharField(
        label=gettext_lazy("Normalised value"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs=LONG),
        help_text=Claim._meta.get_field("normalised").help_text,
    )
    quote = forms.CharField(
        label=gettext_lazy("Exact quote"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs=LONG),
        help_text=gettext_lazy("At most 25 words."),
    )
    locator = forms.CharField(
        label=gettext_lazy("Where in the source"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs=LONG),
    )
    source = searched(
        Claim,
        "source",
        label=gettext_lazy("Source on record"),
        help_text=gettext_lazy("Search by title or publisher; or describe a new one below."),
    )
    title = forms.CharField(
        label=gettext_lazy("New source: title"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs=LONG),
        help_text=NEEDED,
    )
    url = forms.URLField(
        label=gettext_lazy("New source: web address"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        widget=forms.URLInput(attrs=LONG),
    )
    publisher = searched(
        Source,
        "publisher",
        label=gettext_lazy("New source: publisher"),
        help_text=gettext_lazy(
            "Needed unless a source on record is chosen: search for one, or name a new one below."
        ),
    )
    publisher_name = forms.CharField(
        label=gettext_lazy("New source: name of a new publisher"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=LONG),
        help_text=gettext_lazy("It becomes “Unclassified”: choose its kind in its own form later."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("New source: kind"), choices=SourceKind, required=False
    )
    language = forms.CharField(
        label=gettext_lazy("New source: language"),
        required=False,
        max_length=35,
        initial="en",
        validators=[validate_language_tag],
        help_text=format_lazy("{} {}", NEEDED, gettext_lazy("BCP 47: en, zh.")),
    )
    published_on = forms.CharField(
        label=gettext_lazy("New source: published on"),
        required=False,
        validators=[validate_partial_date],
        help_text=gettext_lazy("A year, a month or a day: 2025-05."),
    )
    is_shown = forms.BooleanField(
        label=gettext_lazy("Show this value on the record"),
        required=False,
        help_text=gettext_lazy("Else it stands beside the value on record, as another reading."),
    )
    field_order: Any = None

    def __init__(self, *args: Any, suggestion: Suggestion, **kwargs: Any) -> None:
        known = duplicates.source_at(suggestion.source_url)
        kwargs["initial"] = {
            "value": suggestion.value,
            "source": known,
            "title": "" if known else suggestion.source_title,
            "url": "" if known else suggestion.source_url,
        }
        super().__init__(*args, **kwargs)
        self.suggestion = suggestion
        self.order_fields([*(name for name in self.fields if name != REASON), REASON])
        if not deciding.can_be_shown(suggestion.field):
            del self.fields["is_shown"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("source"):
            self.ask_for_a_source(cleaned)
        return cleaned

    def ask_for_a_source(self, cleaned: dict[str, Any]) -> None:
        """Name what a new source lacks."""
        for name in ("title", "language"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Choose a source on record above, or fill this in."))
        if not cleaned.get("publisher") and not cleaned.get("publisher_name"):
            self.add_error("publisher", _("Choose the publisher, or name a new one."))

    def claim(self) -> Claim:
        """Return the claim that is to be written, on a source that may be new."""
        names = ("value", "normalised", "quote", "locator")
        given = {name: self.cleaned_data[name] for name in names}
        return Claim(source=self.cleaned_data["source"] or self.new_source(), **given)

    def new_source(self) -> Source:
        """Return the source described, of which nobody noted how much was read."""
        given = self.cleaned_data
        names = ("title", "url", "kind", "language", "published_on")
        return Source(
            slug=free_slug(Source, given["title"], self.suggestion),
            publisher=given["publisher"] or self.new_publisher(),
            read_extent=ReadExtent.UNSTATED,
            **{name: given[name] for name in names if given[name]},
        )

    def new_publisher(self) -> Publisher:
        name = self.cleaned_data["publisher_name"]
        slug = free_slug(Publisher, name, self.suggestion)
        return Publisher(slug=slug, name=name, kind=PublisherKind.UNCLASSIFIED)


def form_for(suggestion: Suggestion) -> type[DecideForm]:
    """Return the form by which a suggestion is accepted: with a claim if it becomes one."""
    return AcceptForm if becomes_claim(suggestion) else DecideForm


def free_slug(model: Any, name: str, suggestion: Suggestion) -> str:
    """Return a slug of a name that no row has; of the number where the name gives none."""
    slug = slugify(name)[:SLUG_MAX].strip("-") or suggestion.number.lower()
    taken = model.objects.filter(slug=slug).exists()
    return f"{slug}-{suggestion.number.lower()}" if taken else slug
