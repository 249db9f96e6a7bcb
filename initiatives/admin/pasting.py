"""Countries pasted as a source lists them, and the sources of a whole record, in one step."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.widgets import Script
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from initiatives import entering, rights
from initiatives.admin.forms import SignedForm
from initiatives.admin.publication import PublicationAdmin
from initiatives.admin.widgets import SelectSeveral
from initiatives.codelists import CountryRole, ParticipantsKnown
from initiatives.models import Participation, Source
from initiatives.recognition import Reading, Way, known_names, read, refusal

TEXT_MAX = 20_000  # characters of one list
UNDERSTOOD = (Way.NAME, Way.SLIP)
READ = (*UNDERSTOOD, Way.AGAIN)
PASTED: Any = (
    gettext_lazy("Sources and countries in one step"),
    {
        "fields": ["record_sources", "pasted_countries", "pasted_role"],
        "classes": ["pasting"],
        "description": gettext_lazy(
            "Saved as claims for the record as a whole and as participations, which stand in "
            "the tables below and can be changed there."
        ),
    },
)


class PastingForm(SignedForm):
    """The form of an activity, which takes a list of countries as sources print it."""

    record_sources = forms.ModelMultipleChoiceField(
        Source.objects.all(),
        label=gettext_lazy("Sources of this record"),
        required=False,
        help_text=gettext_lazy(
            "They support the record as a whole, and the countries pasted below. What a source "
            "says of one fact is a claim of its own, in the table “Claims”."
        ),
    )
    pasted_countries = forms.CharField(
        label=gettext_lazy("Countries, as the source lists them"),
        required=False,
        max_length=TEXT_MAX,
        widget=AdminTextareaWidget(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "In any of six languages, with commas, lines or “and”: “Côte d'Ivoire, Lao PDR; the "
            "Republic of Korea and Türkiye”. What was understood is shown before it is saved."
        ),
    )
    pasted_role = forms.ChoiceField(
        label=gettext_lazy("Role of these countries"),
        choices=CountryRole.choices,
        initial=CountryRole.PARTICIPANT,
        required=False,
        help_text=gettext_lazy("One role a list: paste hosts, speakers and signatories apart."),
    )

    def clean_pasted_countries(self) -> list[Reading]:
        """Read the list; what is not clear is named, and nothing of it is guessed."""
        names = known_names()
        readings = read(self.cleaned_data["pasted_countries"], names)
        refused: list[Any] = [refusal(one, names) for one in readings if not is_clear(one)]
        if self.filled_by is not None:
            try:
                rights.require_own(codes_in(readings), self.filled_by)
            except ValidationError as foreign:
                refused += foreign.messages
        if refused:
            raise ValidationError(refused)
        return readings

    def clean_pasted_role(self) -> str:
        return self.cleaned_data["pasted_role"] or CountryRole.PARTICIPANT

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        # As it was sent: a list that is refused asks for this as well.
        has_list = self.data.get(self.add_prefix("pasted_countries"), "").strip()
        if has_list and cleaned.get("participants_known") == ParticipantsKnown.NONE:
            self.add_error(
                "participants_known", _("Countries are listed: say whether all or some are.")
            )
        return cleaned


def is_clear(reading: Reading) -> bool:
    return reading.way not in (Way.AMBIGUOUS, Way.UNKNOWN)


def codes_in(readings: list[Reading]) -> list[str]:
    """Return the countries that a list was understood to name."""
    return [reading.countries[0] for reading in readings if reading.way in UNDERSTOOD]


class PastingAdmin(PublicationAdmin):
    """An activity whose countries and sources can be entered in one step."""

    form = PastingForm

    class Media:
        js = [Script("js/admin_paste.js", type="module")]

    def get_urls(self):
        view = require_POST(self.admin_site.admin_view(self.read_view))
        return [path("read-countries/", view, name=self.url_name("read_countries")),
                *super().get_urls()]  # fmt: skip

    def get_fieldsets(self, request, obj=None):
        """Leave the step out where nothing can be typed."""
        may_type = (
            self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        )
        fieldsets = super().get_fieldsets(request, obj)
        return [part for part in fieldsets if may_type or part[0] != PASTED[0]]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if "record_sources" in form.base_fields:
            sources = Participation._meta.get_field("sources")
            form.base_fields["record_sources"].widget = RelatedFieldWidgetWrapper(
                SelectSeveral(sources, self.admin_site),
                sources.remote_field,
                self.admin_site,
                can_add_related=self.admin_site.get_model_admin(Source).has_add_permission(request),
                can_change_related=False,
                can_view_related=False,
            )
            address = reverse(f"{self.admin_site.name}:{self.url_name('read_countries')}")
            form.base_fields["pasted_countries"].widget.attrs["data-read-at"] = address
        return form

    def read_view(self, request) -> HttpResponse:
        """Show what a list is understood to say; nothing is written."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        names = known_names()
        text = request.POST.get("text", "").replace("\r\n", "\n")  # as the field counts
        readings = read(text[:TEXT_MAX], names)
        codes = codes_in(readings)
        foreign = {row.iso_alpha3 for row in rights.foreign_among(codes, request.user)}
        context = {
            "readings": [told(reading, names.labels, foreign) for reading in readings],
            "count": len(codes) - len(foreign),
            "foreign": len(foreign),
            "unclear": sum(not is_clear(reading) for reading in readings),
        }
        return TemplateResponse(request, "admin/initiatives/_readings.html", context)

    def save_further(self, request, form):
        who = {"by": request.user, "reason": form.reason}
        activity, given = form.instance, form.cleaned_data
        sources = given.get("record_sources") or []
        entering.support(activity, sources, **who)
        readings = given.get("pasted_countries") or []
        if not readings:
            return
        role = given["pasted_role"]
        entered = entering.enter_countries(activity, codes_in(readings), role, sources, **who)
        for text in summaries(entered, readings):
            messages.info(request, text)


def told(reading: Reading, labels: dict[str, str], foreign: Collection[str]) -> dict[str, Any]:
    """Return an entry for the page: its words, how it was read, what each code stands for.

    ``foreign`` are the countries that the user does not record.
    """
    return {
        "text": reading.text,
        "start": reading.start,
        "way": reading.way.value,
        "is_foreign": reading.way in READ and any(code in foreign for code in reading.countries),
        "countries": [(code, labels.get(code, code)) for code in reading.countries],
    }


def summaries(entered: entering.Entered, readings: list[Reading]) -> Iterator[str]:
    """Say what a list came to: how many are new, were there, and what was read with a slip."""
    yield ngettext(
        "%(count)d country recorded as %(role)s.",
        "%(count)d countries recorded as %(role)s.",
        entered.created,
    ) % {"count": entered.created, "role": CountryRole(entered.role).label.lower()}
    if entered.kept:
        yield ngettext(
            "%(count)d was recorded already.", "%(count)d were recorded already.", entered.kept
        ) % {"count": entered.kept}
    slips = [f"“{one.text}” ({one.countries[0]})" for one in readings if one.way == Way.SLIP]
    if slips:
        yield _("Read in spite of a slip: %(names)s.") % {"names": ", ".join(slips)}
