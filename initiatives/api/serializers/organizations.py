"""Organizations."""

from initiatives.api.fields import ADDRESS, RecordField
from initiatives.api.records import RecordSerializer, codes
from initiatives.api.serializers.participations import RoleOfOrganization
from initiatives.api.serializers.references import CountryReference, OrganizationReference
from initiatives.models import Organization


class OrganizationSerializer(RecordSerializer):
    """A body that takes part in activities, with its roles."""

    country = CountryReference()
    parent = OrganizationReference()
    web_address = RecordField(ADDRESS, source="url")
    roles = RoleOfOrganization(many=True)

    class Meta:
        model = Organization
        fields = [
            *["slug", "name", "acronym", "aliases", *codes("kind"), "country", "parent"],
            *["web_address", "roles", "url"],
        ]
