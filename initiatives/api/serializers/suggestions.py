"""Suggestions as other systems send them, and what they are answered."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from initiatives.api.serializers.drafts import REASON_MAX, StrictSerializer, text
from initiatives.codelists import FACTS, Noun, SuggestionState

VALUE_MAX = 2_000
FIELDS = sorted({field for facts in FACTS.values() for field in facts})


class NewSuggestionSerializer(StrictSerializer):
    """A value for one fact of one published record, and where it can be read."""

    reason = text(REASON_MAX, required=True, help_text="Why; kept in the history for good.")
    noun = serializers.ChoiceField(Noun.choices)
    slug = serializers.RegexField(
        r"^[-A-Za-z0-9_]+$", max_length=120, help_text="The key in the address of the record."
    )
    field = serializers.ChoiceField(FIELDS, required=False, allow_blank=True)
    value = text(VALUE_MAX, required=True)
    source_title = text(400, required=True)
    source_url = serializers.URLField(max_length=1_000)
    remark = text(VALUE_MAX, help_text="For the editors; never published.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        known, field = FACTS[attrs["noun"]], attrs.get("field")
        if field and field not in known:
            message = _("Such a record has: %(fields)s.") % {"fields": ", ".join(known)}
            raise serializers.ValidationError({"field": [message]})
        return attrs


class SuggestionSerializer(serializers.Serializer):
    """A suggestion as it is kept; its outcome is told at its address."""

    number = serializers.CharField()
    noun = serializers.ChoiceField(Noun.choices)
    slug = serializers.CharField()
    field = serializers.CharField(allow_blank=True)
    value = serializers.CharField()
    state = serializers.ChoiceField(SuggestionState.choices)
    submitted_at = serializers.DateTimeField()
    url = serializers.SerializerMethodField()

    def get_url(self, suggestion: Any) -> str:
        request: Any = self.context["request"]
        return str(request.build_absolute_uri(suggestion.get_absolute_url()))
