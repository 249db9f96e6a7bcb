"""Countries, country groups and organizations."""

from typing import Any

from initiatives import filters
from initiatives.api import querysets
from initiatives.api.serializers.countries import (
    CountryRecordSerializer,
    CountrySerializer,
    GroupSerializer,
)
from initiatives.api.serializers.organizations import OrganizationSerializer
from initiatives.api.viewsets.reading import RecordViewSet
from initiatives.codelists import Noun
from initiatives.models import Country, CountryGroup


class CountryViewSet(RecordViewSet):
    """The 193 Member States and 2 observers of the United Nations."""

    queryset = Country.objects.all()
    shown = querysets.COUNTRIES
    record_shown = querysets.COUNTRY_RECORDS
    table = "countries"
    serializer_class = CountrySerializer
    record_serializer_class = CountryRecordSerializer
    filterset_class = filters.CountryFilterSet
    lookup_field = "iso_alpha3"
    lookup_value_regex = "[A-Za-z]{3}"

    def get_object(self) -> Any:
        self.kwargs["iso_alpha3"] = self.kwargs["iso_alpha3"].upper()
        return super().get_object()


class GroupViewSet(RecordViewSet):
    """Groups of countries, with their members and since when they are."""

    queryset = CountryGroup.objects.all()
    shown = querysets.GROUPS
    table = "groups"
    serializer_class = GroupSerializer
    filterset_class = filters.GroupFilterSet
    lookup_field = "code"


class OrganizationViewSet(RecordViewSet):
    """Bodies that take part in activities."""

    queryset = querysets.organizations()
    shown = querysets.ORGANIZATIONS
    table = "organizations"
    serializer_class = OrganizationSerializer
    filterset_class = filters.OrganizationFilterSet
    noun = Noun.ORGANIZATION
