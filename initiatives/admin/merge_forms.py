"""The forms of a merge: which record is the same, and which of two values is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives import merging
from initiatives.admin.forms import REASON, ReasonForm
from initiatives.admin.widgets import SelectOne
from initiatives.codelists import ActivityKind
from initiatives.merging import Preview
from initiatives.models import Activity, ActivityRelation, Commitment, Organization, Source

KEPT, OTHER = "kept", "other"
TAKE = "take-"
# In whose form a record of each kind is found by typing.
FOUND_IN: dict[Any, Any] = {
    Organization: Organization._meta.get_field("parent"),
    Source: Source._meta.get_field("reprint_of"),
    Activity: ActivityRelation._meta.get_field("to_activity"),
    ActivityKind.INITIATIVE: Commitment._meta.get_field("initiative"),
}


class OtherForm(forms.Form):
    """Which record is the same."""

    other: Any = forms.ModelChoiceField(queryset=None, label=gettext_lazy("The other record"))

    def __init__(self, record: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record = record
        model = record._meta.concrete_model
        found_in = FOUND_IN.get(getattr(record, "kind", None)) or FOUND_IN[model]
        field: Any = self.fields["other"]
        field.queryset = model._default_manager.all()
        field.widget = SelectOne(found_in, admin.site)
        field.widget.choices = field.choices
        field.help_text = _("Its rows move to the record that you came from.")

    def clean_other(self) -> Any:
        other = self.cleaned_data["other"]
        if reason := merging.obstacle(self.record, other):
            raise ValidationError(reason)
        return other


class MergeForm(ReasonForm):
    """Which of two values the record keeps, and why the two are one."""

    stamp = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, plan: Preview, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["stamp"] = plan.stamp
        for value in plan.choices:
            self.fields[TAKE + value.name] = forms.ChoiceField(
                label=capfirst(value.label),
                choices=[(KEPT, value.kept), (OTHER, value.other)],
                initial=KEPT,
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def choices(self) -> list[forms.BoundField]:
        """The fields by which one of two values is chosen."""
        return [self[name] for name in self.fields if name.startswith(TAKE)]

    @property
    def reason_rows(self) -> list[forms.BoundField]:
        """The field in which one says why."""
        return [self[REASON]]

    @property
    def taken(self) -> list[str]:
        """The values that the other record gives."""
        sent = self.cleaned_data.items()
        return [name.removeprefix(TAKE) for name, value in sent if value == OTHER
                and name.startswith(TAKE)]  # fmt: skip
