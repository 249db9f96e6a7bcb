"""What every form of the admin does: ask why, read hedged numbers, take lists line by line."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from initiatives import rights
from initiatives.approximate import parse_approximate

REASON = "change_reason"
# In a form that is shown once more before it is taken, and why.
REFUSED = "refused"
REFUSALS = {
    "changed_meanwhile": _(
        "Somebody changed this record meanwhile: look at what is told above, and save."
    ),
    "busy": _(
        "Another change is being written, and yours had to wait for too long. "
        "What you typed is still here: save again in half a minute."
    ),
}


class ReasonForm(forms.Form):
    """Why something is done; kept with the change."""

    required_css_class = "required"  # as Django's own forms mark what is needed

    change_reason = forms.CharField(
        label=_("Reason"),
        max_length=250,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("Public, and kept for good: “All sources checked”."),
    )


class RenameForm(ReasonForm):
    """A new address for a record."""

    slug = forms.SlugField(
        label=_("New slug"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("Short, from name and year: “ai-workshop-beijing-2025”."),
    )
    field_order = ["slug", REASON]


class UndeleteForm(RenameForm):
    """A reason, and an address where that of a deleted record is taken."""


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = AdminTextareaWidget

    def __init__(self, *, encoder: Any = None, decoder: Any = None, **kwargs: Any) -> None:
        kwargs["show_hidden_initial"] = False
        super().__init__(**kwargs)
        self.widget.attrs["rows"] = 3

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def run_validators(self, value: list[str]) -> None:
        """Hold the texts to what is asked of one: that they have no signs which are none."""
        super().run_validators("\n".join(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data)


class RecordForm(forms.ModelForm):
    """A form that reads hedged numbers and lets every rule of the model speak."""

    filled_by: Any = None  # who fills it in, as the admin tells

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.approximate_fields():
            self.fill_bounds(name)
        self.refuse_foreign(cleaned)
        return cleaned

    def refuse_foreign(self, cleaned: dict[str, Any]) -> None:
        """Refuse what is typed of a country that this user does not record."""
        if self.filled_by is None:
            return
        typed = {name: cleaned.get(name) for name in self.changed_data}
        for name, refusal in rights.foreign_in(self._meta.model, typed, self.filled_by):
            self.add_error(name, refusal)

    def approximate_fields(self) -> list[str]:
        """Return the fields of this form that stand beside two bounds."""
        return [name for name in self.fields if f"{name}_low" in self.fields]

    def fill_bounds(self, name: str) -> None:
        """Read the bounds from new words, unless somebody typed them."""
        if name not in self.changed_data:
            return
        bounds = {f"{name}_low": None, f"{name}_high": None}
        words, typed = self.cleaned_data.get(name, ""), bounds.keys() & set(self.changed_data)
        if words and typed:
            bounds |= {bound: self.cleaned_data.get(bound) for bound in typed}
        elif words:
            try:
                bounds |= self.read_bounds(name, words)
            except ValueError:
                example = _("Write it with a number: “nearly 40”, “over 180”, “37”.")
                self.add_error(name, example)
        self.cleaned_data.update(bounds)

    def read_bounds(self, name: str, words: str) -> dict[str, Any]:
        """Return both bounds as the words give them; counts are whole."""
        is_count = self._meta.model._meta.get_field(f"{name}_low").decimal_places == 0
        value = parse_approximate(words, is_count=is_count)
        return {f"{name}_low": value.low, f"{name}_high": value.high}

    def _get_validation_exclusions(self) -> set[str]:
        # What the database computes is in no form, but constraints speak of it; of a field
        # that was refused already they have nothing to add.
        fields = self._meta.model._meta.get_fields()
        known = {field.name for field in fields if getattr(field, "generated", False)} | {"kind"}
        exclusions = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's own
        return exclusions - (known - self.errors.keys())


class SignedForm(RecordForm):
    """The form of a record's own page: every change of what exists needs a reason."""

    change_reason = forms.CharField(
        label=_("Reason for this change"),
        max_length=250,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("Public, in the history: “Date corrected after the organizer's page”."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if REASON in self.fields:
            self.fields[REASON].required = bool(self.instance.pk)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if reason := REFUSALS.get(self.data.get(REFUSED, "")):
            raise forms.ValidationError(reason, code=self.data[REFUSED])
        return cleaned

    @property
    def reason(self) -> str:
        """Why; a new record speaks for itself."""
        return self.cleaned_data.get(REASON) or str(_("First recorded"))
