"""Countries and country groups."""

from initiatives.api.fields import CountryNameField, RecordField
from initiatives.api.records import LastCheckedField, RecordSerializer, codes, dates
from initiatives.api.serializers.claims import CheckSerializer
from initiatives.api.serializers.references import (
    CountryReference,
    GroupReference,
    SourceReference,
)
from initiatives.models import Country, CountryGroup, CountryName, GroupMembership

COUNT = {"type": "integer"}


class CountryNameSerializer(RecordSerializer):
    """A name of a country in one language."""

    class Meta:
        model = CountryName
        fields = ["language", "text", *codes("kind"), "origin"]


class MembershipOfCountry(RecordSerializer):
    """A membership, seen from the country."""

    group = GroupReference()

    class Meta:
        model = GroupMembership
        fields = ["group", *dates("since", "until"), "as_of"]


class MembershipInGroup(RecordSerializer):
    """A membership, seen from the group."""

    country = CountryReference()
    source = SourceReference()  # type: ignore[assignment]  # a field, not Field.source

    class Meta:
        model = GroupMembership
        fields = ["country", *dates("since", "until"), "as_of", "note", "source"]


class CountrySerializer(RecordSerializer):
    """A country with its groups and how much is recorded of it."""

    name = CountryNameField()
    name_en = RecordField({"type": "string"}, source="name")
    memberships = MembershipOfCountry(many=True)
    activities_count = RecordField(COUNT)
    last_checked_on = LastCheckedField()

    class Meta:
        model = Country
        fields = [
            *["iso_alpha3", "iso_alpha2", "m49", "name", "name_en"],
            *codes("region", "subregion", "intermediate_region", "income_group"),
            *["income_year", "is_un_member", "memberships", "activities_count"],
            *["last_checked_on", "url"],
        ]


class CountryRecordSerializer(CountrySerializer):
    """The same with its names in every language and what was looked for."""

    names = CountryNameSerializer(many=True)
    checks = CheckSerializer(many=True)

    class Meta(CountrySerializer.Meta):
        fields = [*CountrySerializer.Meta.fields, "names", "checks"]


class GroupSerializer(RecordSerializer):
    """A group of countries and, with dates, its members."""

    memberships = MembershipInGroup(many=True)

    class Meta:
        model = CountryGroup
        fields = ["code", "name", "summary", "memberships", "url"]
