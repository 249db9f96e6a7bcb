"""The parts of countries and organizations in activities, and relations between activities."""

from initiatives.api.fields import KeyField, PermalinkField
from initiatives.api.records import RecordSerializer, codes, dates
from initiatives.api.serializers.references import (
    ActivityReference,
    CountryReference,
    OrganizationReference,
    SourceReference,
)
from initiatives.models import ActivityRelation, OrganizationRole, Participation


class CountryPart(RecordSerializer):
    """One country's part, as it stands in lists of activities."""

    country = CountryReference()

    class Meta:
        model = Participation
        fields = ["country", *codes("role", "certainty")]


class CountryPartWithSources(CountryPart):
    """One country's part with what supports it."""

    sources = SourceReference(many=True)

    class Meta(CountryPart.Meta):
        fields = [*CountryPart.Meta.fields, *dates("since"), "note", "sources"]


class ParticipationSerializer(CountryPartWithSources):
    """One country's part in one activity."""

    key = KeyField("activity__slug", "country__iso_alpha3", "role")
    activity = ActivityReference()
    url = PermalinkField("activity")

    class Meta(CountryPart.Meta):
        fields = ["key", "activity", *CountryPartWithSources.Meta.fields, "url"]


class OrganizationPart(RecordSerializer):
    """One organization's part, as it stands in lists of activities."""

    organization = OrganizationReference()

    class Meta:
        model = OrganizationRole
        fields = ["organization", *codes("role", "certainty")]


class OrganizationPartWithSources(OrganizationPart):
    """One organization's part with what supports it."""

    sources = SourceReference(many=True)

    class Meta(OrganizationPart.Meta):
        fields = [*OrganizationPart.Meta.fields, "note", "sources"]


class RoleOfOrganization(RecordSerializer):
    """The same, seen from the organization."""

    activity = ActivityReference()

    class Meta:
        model = OrganizationRole
        fields = ["activity", *codes("role", "certainty")]


class RelationSerializer(RecordSerializer):
    """How one activity stands to another; without sources it is not sourced."""

    key = KeyField("from_activity__slug", "kind", "to_activity__slug")
    from_activity = ActivityReference()
    to_activity = ActivityReference()
    sources = SourceReference(many=True)
    url = PermalinkField("from_activity")

    class Meta:
        model = ActivityRelation
        fields = ["key", "from_activity", *codes("kind"), "to_activity", "sources", "url"]
