"""Which countries are to be compared: two to four, each once, in the order asked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from initiatives.filters.keys import KeyedForm, KeysField
from initiatives.models import Country

FEWEST, MOST = 2, 4


class ComparedField(KeysField):
    """Countries by ISO 3166-1 alpha-3 code, in either case; gives them in the order asked."""

    def clean(self, value: Any) -> list[Country]:
        found = {country.iso_alpha3: country for country in super().clean(value)}
        codes = [self.normalize(text.strip()) for text in value or [] if text.strip()]
        for code in codes:
            if codes.count(code) > 1:
                raise ValidationError(
                    _("%(country)s is named more than once; name each country once."),
                    params={"country": found[code]},
                )
        if not FEWEST <= len(codes) <= MOST:
            raise ValidationError(
                _("Name two to four countries, not %(number)s."), params={"number": len(codes)}
            )
        return [found[code] for code in codes]


class ComparisonForm(KeyedForm):
    """The countries to be set side by side."""

    country = ComparedField(
        label=_("Country"),
        queryset=Country.objects.all(),
        to_field_name="iso_alpha3",
        pattern="[A-Za-z]{3}",
        normalize=str.upper,
    )
