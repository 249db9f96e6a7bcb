"""The form by which anybody proposes a value for a fact: plain text, and little of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature
from django.core.validators import RegexValidator, URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.models import Claim, Suggestion
from initiatives.views.suggesting.tokens import TooFast, new_token, number_in

VALUE_MAX = Claim._meta.get_field("value").max_length or 0
REMARK_MAX = 2_000
# All but tab and line break; the null character is refused by the field itself.
NO_CONTROLS = RegexValidator(
    r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]",
    gettext_lazy("Write plain text: this holds signs that nobody can see."),
    inverse_match=True,
)
WEB_ADDRESS = URLValidator(schemes=["http", "https"])


class PlainTextField(forms.CharField):
    """Text over several lines; a line break counts once, as browsers count it."""

    default_validators = [NO_CONTROLS]

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")


class SuggestionForm(forms.Form):
    """What somebody without account says of one fact of a record, and where it can be read."""

    required_css_class = "required"

    field = forms.ChoiceField(label=gettext_lazy("About"), required=False)
    value = PlainTextField(
        label=gettext_lazy("What should stand there"),
        rows=3,
        max_length=VALUE_MAX,
        help_text=gettext_lazy("The value, or what is to be added: “12 to 16 May 2025”."),
    )
    source_url = forms.URLField(
        label=gettext_lazy("Web address where it can be read"),
        required=False,
        max_length=1_000,
        assume_scheme="https",
        validators=[WEB_ADDRESS],
        help_text=gettext_lazy("A fact changes only with a source. Not needed for a typing error."),
    )
    source_title = forms.CharField(
        label=gettext_lazy("Title of that page or text"),
        required=False,
        max_length=400,
        validators=[NO_CONTROLS],
    )
    remark = PlainTextField(
        label=gettext_lazy("Remark for the editors"),
        rows=3,
        required=False,
        max_length=REMARK_MAX,
        help_text=gettext_lazy("Never published."),
    )
    contact = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        required=False,
        max_length=254,
        help_text=gettext_lazy(
            "Only if you want to be told the outcome. Never published, and deleted with the "
            "decision."
        ),
    )
    # A trap: nobody sees it, and programs fill in whatever there is.
    company = forms.CharField(label=gettext_lazy("Leave this empty"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, noun: str, slug: str, facts: dict[str, Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.noun, self.slug, self.number = noun, slug, ""
        about: Any = self.fields["field"]
        about.choices = [("", _("The record as a whole")), *facts.items()]
        self.fields["token"].initial = new_token(noun, slug)

    def clean_company(self) -> str:
        """A form that was caught can be sent again as it stands, which people do."""
        if self.cleaned_data["company"]:
            self.offer_again("company", "")
            raise ValidationError(_("This looked like sent by a program. Send it again."))
        return ""

    def clean_token(self) -> str:
        """Take the number from the token; a form that waited too long gets a new one."""
        try:
            self.number = number_in(self.cleaned_data["token"], self.noun, self.slug)
        except TooFast as fast:
            raise ValidationError(
                _("This came faster than anybody types. Read it once more and send it again.")
            ) from fast
        except BadSignature as broken:
            self.offer_again("token", new_token(self.noun, self.slug))
            raise ValidationError(
                _("This form was open for more than a day. Read it once more and send it again.")
            ) from broken
        return self.number

    def offer_again(self, name: str, value: str) -> None:
        """Show the form with another value in one of the fields that nobody sees."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # of the form
        data[name] = value
        self.data = data

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields that people fill in."""
        return [field for field in self if field.name not in ("company", "token")]

    @property
    def given(self) -> dict[str, Any]:
        """What is kept of it."""
        names = {field.name for field in Suggestion._meta.concrete_fields}
        return {name: value for name, value in self.cleaned_data.items() if name in names}
