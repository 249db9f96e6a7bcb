"""Names, income groups and regions of countries."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CountryNameKind(TextChoices):
    """How a country's name is used."""

    OFFICIAL = "official", _("Official short name")
    COMMON = "common", _("Common name")
    VARIANT = "variant", _("Variant")


class IncomeGroup(TextChoices):
    """World Bank income groups."""

    LOW = "low", _("Low income")
    LOWER_MIDDLE = "lower-middle", _("Lower middle income")
    UPPER_MIDDLE = "upper-middle", _("Upper middle income")
    HIGH = "high", _("High income")


class M49Area(TextChoices):
    """Regions, subregions and intermediate regions (United Nations Statistics Division, M49)."""

    AFRICA = "002", _("Africa")
    NORTHERN_AFRICA = "015", _("Northern Africa")
    SUB_SAHARAN_AFRICA = "202", _("Sub-Saharan Africa")
    EASTERN_AFRICA = "014", _("Eastern Africa")
    MIDDLE_AFRICA = "017", _("Middle Africa")
    SOUTHERN_AFRICA = "018", _("Southern Africa")
    WESTERN_AFRICA = "011", _("Western Africa")
    AMERICAS = "019", _("Americas")
    LATIN_AMERICA = "419", _("Latin America and the Caribbean")
    CARIBBEAN = "029", _("Caribbean")
    CENTRAL_AMERICA = "013", _("Central America")
    SOUTH_AMERICA = "005", _("South America")
    NORTHERN_AMERICA = "021", _("Northern America")
    ASIA = "142", _("Asia")
    CENTRAL_ASIA = "143", _("Central Asia")
    EASTERN_ASIA = "030", _("Eastern Asia")
    SOUTH_EASTERN_ASIA = "035", _("South-eastern Asia")
    SOUTHERN_ASIA = "034", _("Southern Asia")
    WESTERN_ASIA = "145", _("Western Asia")
    EUROPE = "150", _("Europe")
    EASTERN_EUROPE = "151", _("Eastern Europe")
    NORTHERN_EUROPE = "154", _("Northern Europe")
    SOUTHERN_EUROPE = "039", _("Southern Europe")
    WESTERN_EUROPE = "155", _("Western Europe")
    OCEANIA = "009", _("Oceania")
    AUSTRALIA_AND_NEW_ZEALAND = "053", _("Australia and New Zealand")
    MELANESIA = "054", _("Melanesia")
    MICRONESIA = "057", _("Micronesia")
    POLYNESIA = "061", _("Polynesia")


REGIONS = [M49Area.AFRICA, M49Area.AMERICAS, M49Area.ASIA, M49Area.EUROPE, M49Area.OCEANIA]
