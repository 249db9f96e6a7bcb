"""What other systems send of a draft, and what they are answered."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from initiatives.api.drafts import NEW_SOURCES, written_names
from initiatives.codelists import CountryRole, PublicationState, SourceKind
from initiatives.fields import validate_partial_date
from initiatives.languages import TAG
from initiatives.models import Activity, Country, Publisher, Source
from initiatives.spreadsheets.columns import SLUG, codes_of
from initiatives.spreadsheets.reading import UNSTORABLE

REASON_MAX = 250
ROWS_MAX = 300  # participations, or sources
LANGUAGE_TAG = rf"^{TAG}$"
NEVER = {
    "publication_state": gettext_lazy(
        "Drafts alone are written here: send it to review in the admin, editors publish it."
    ),
    "kind": gettext_lazy("The kind follows from the address."),
}


def require_storable(given: str) -> None:
    """Refuse what XML and databases do not carry."""
    if UNSTORABLE.search(given):
        raise serializers.ValidationError(_("There are signs in it that nothing can store."))


def mistaken(field: serializers.Field, given: Any) -> serializers.Field | None:
    """Return the field that is sent a number for a text or the reverse; by itself it takes both."""
    if isinstance(field, serializers.ListField) and isinstance(given, list):
        return next((wrong for item in given if (wrong := mistaken(field.child, item))), None)
    other = {serializers.CharField: int | float, serializers.IntegerField: str}
    is_wrong = any(isinstance(field, kind) and isinstance(given, other[kind]) for kind in other)
    return field if is_wrong else None


class StrictSerializer(serializers.Serializer):
    """Takes what it knows, as the schema has it, and refuses all else by name."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            known = ", ".join(self.fields)
            strange = {
                name: [NEVER.get(name) or _("There is no such field; there is: %s.") % known]
                for name in data
                if name not in self.fields
            }
            mistyped = {
                name: [field.error_messages["invalid"]]
                for name, given in data.items()
                if name in self.fields and (field := mistaken(self.fields[name], given))
            }
            if strange or mistyped:
                raise serializers.ValidationError(strange | mistyped)
        return super().to_internal_value(data)


def text(max_length: int | None = None, **options: Any) -> serializers.CharField:
    """Return a field of text, which may be empty unless it is required."""
    is_needed = options.pop("required", False)
    return serializers.CharField(
        max_length=max_length,
        required=is_needed,
        allow_blank=not is_needed,
        validators=[require_storable, *options.pop("validators", [])],
        **options,
    )


class WrittenPartSerializer(StrictSerializer):
    """One country in one role."""

    country = serializers.RegexField(
        r"^[A-Za-z]{3}$", help_text="ISO 3166-1 alpha-3.", error_messages={
            "invalid": gettext_lazy("Write the code of a country by ISO 3166-1 alpha-3: KEN.")}
    )  # fmt: skip
    role = serializers.ChoiceField(CountryRole.choices)

    def validate_country(self, code: str) -> str:
        if not Country.objects.filter(iso_alpha3=code.upper()).exists():
            raise serializers.ValidationError(
                _("“%s” is no country on record (ISO 3166-1 alpha-3).") % code
            )
        return code.upper()


class NewSourceSerializer(StrictSerializer):
    """A source that is not on record yet; its publisher is."""

    slug = serializers.SlugField(max_length=120)
    title = text(400, required=True)
    url = serializers.URLField(max_length=1000)
    publisher = serializers.SlugRelatedField("slug", queryset=Publisher.objects.all())
    kind = serializers.ChoiceField(SourceKind.choices)
    language = serializers.RegexField(LANGUAGE_TAG, max_length=35, required=False)
    published_on = text(10, validators=[validate_partial_date])

    def validate_slug(self, slug: str) -> str:
        if Source.objects.filter(slug=slug).exists():
            raise serializers.ValidationError(
                _("“%s” is on record already: name it in “sources”.") % slug
            )
        return slug


class NewDraft(StrictSerializer):
    """A draft as it is sent; the fields of its kind are added to it."""

    reason = text(REASON_MAX, required=True, help_text="Why; kept in the history for good.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs.get("sources") and not attrs.get(NEW_SOURCES):
            message = _("Name at least one source: what has none can never be published.")
            raise serializers.ValidationError({"sources": [message]})
        return attrs


class DraftChange(StrictSerializer):
    """What is changed of a draft; what is left out stays."""

    reason = text(REASON_MAX, required=True, help_text="Why; kept in the history for good.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "sources" in attrs and not attrs["sources"] and not attrs.get(NEW_SOURCES):
            message = _("Name at least one source: what has none can never be published.")
            raise serializers.ValidationError({"sources": [message]})
        return attrs


class Draft(serializers.Serializer):
    """A draft as it is on record."""

    kind = serializers.CharField()
    publication_state = serializers.ChoiceField(PublicationState.choices)
    last_changed_at = serializers.DateTimeField()


def field_of(name: str, kind: str, *, is_needed: bool = False) -> serializers.Field:
    """Return the field of a column of a kind of activity."""
    if name == SLUG:
        return serializers.SlugField(max_length=120)
    if name in SEVERAL:
        return SEVERAL[name]()
    if name in ("place_country", "series"):
        return text(120, allow_null=True)
    column: Any = Activity._meta.get_field(name)
    if codes := codes_of(name, kind):
        return serializers.ChoiceField(
            [code for code in codes if code], required=is_needed, allow_blank=not is_needed
        )
    if name == "edition_number":
        return serializers.IntegerField(
            required=False, allow_null=True, min_value=0, max_value=32_767
        )
    if name == "last_checked_on":
        return serializers.DateField(required=False, allow_null=True)
    return text(column.max_length, required=is_needed, help_text=str(column.help_text))


SEVERAL: dict[str, Any] = {
    "themes": lambda: slugs("Slugs of themes."),
    "sources": lambda: slugs("Slugs of sources on record that support it as a whole."),
    "sdgs": lambda: serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=17), required=False, max_length=17
    ),
    "languages": lambda: serializers.ListField(
        child=serializers.RegexField(LANGUAGE_TAG, max_length=35), required=False, max_length=50
    ),
    "participations": lambda: several(WrittenPartSerializer),
}


def several(part: Any) -> serializers.Field:
    """Return a field of several objects."""
    field: serializers.Field = part(many=True, required=False, max_length=ROWS_MAX)
    return field


def slugs(meaning: str) -> serializers.ListField:
    """Return a field of several slugs."""
    child = serializers.SlugField(max_length=120)
    return serializers.ListField(
        child=child, required=False, max_length=ROWS_MAX, help_text=meaning
    )


def new_of(kind: str) -> type[serializers.Serializer]:
    """Return what is sent of a new draft of a kind."""
    needed = {"name", "initiative_type"} | ({"status"} if kind == "initiative" else set())
    fields = {name: field_of(name, kind, is_needed=name in needed) for name in written_names(kind)}
    return made(f"New{kind.title()}", NewDraft, fields | {NEW_SOURCES: sources_sent()})


def change_of(kind: str) -> type[serializers.Serializer]:
    """Return what is sent to change a draft of a kind; its slug is changed in the admin."""
    names = [name for name in written_names(kind) if name != SLUG]
    fields = {name: field_of(name, kind) for name in names}
    return made(f"{kind.title()}Change", DraftChange, fields | {NEW_SOURCES: sources_sent()})


def draft_of(kind: str) -> type[serializers.Serializer]:
    """Return how a draft of a kind is answered."""
    fields = {name: field_of(name, kind) for name in written_names(kind)}
    for field in fields.values():
        field.required = True
    return made(f"{kind.title()}Draft", Draft, fields)


def sources_sent() -> serializers.Field:
    return several(NewSourceSerializer)


def made(name: str, base: type, fields: dict[str, Any]) -> type[serializers.Serializer]:
    """Return a serializer with some fields more."""
    return type(name, (base,), {"__doc__": base.__doc__, "__module__": __name__, **fields})
