"""Countries, their names in six languages, and the groups that they belong to."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from initiatives.codelists import CountryNameKind, IncomeGroup, M49Area, PublicationState
from initiatives.fields import (
    FoldedField,
    PartialDateField,
    WordsField,
    first_day,
    last_day,
    order_constraint,
    partial_date_constraint,
)
from initiatives.languages import validate_language_tag
from initiatives.models.addresses import address_of
from initiatives.models.codes import code_constraint
from initiatives.models.history import History
from initiatives.models.keys import Keyed, KeyedQuerySet
from initiatives.words import NAME, OTHER_NAME, REST


class CountryQuerySet(KeyedQuerySet):
    """Questions about countries."""

    def participating(self) -> CountryQuerySet:
        """Countries with a participation recorded in a published activity."""
        return self.having(participations__activity__publication_state=PublicationState.PUBLISHED)

    def without_participation(self) -> CountryQuerySet:
        """Countries for which no participation in a published activity is recorded."""
        return self.exclude(pk__in=Country.objects.participating().values("pk"))

    def in_area(self, *codes: str) -> CountryQuerySet:
        """Countries of M49 regions, subregions or intermediate regions."""
        return self.filter(
            Q(region__in=codes) | Q(subregion__in=codes) | Q(intermediate_region__in=codes)
        )

    def in_group(self, *codes: str, on: date) -> CountryQuerySet:
        """Countries that are members of one of the groups on a day."""
        memberships = GroupMembership.objects.on(on.isoformat()).filter(group__code__in=codes)
        return self.filter(pk__in=memberships.values("country"))


class Country(Keyed):
    """One of the 193 Member States and 2 observers of the United Nations (M49, ISO 3166-1)."""

    KEY = ("iso_alpha3",)

    iso_alpha3 = models.CharField(_("ISO 3166-1 alpha-3"), max_length=3, unique=True)
    iso_alpha2 = models.CharField(_("ISO 3166-1 alpha-2"), max_length=2, unique=True)
    m49 = models.CharField(_("M49 code"), max_length=3, unique=True)
    name = models.CharField(
        _("name"), max_length=100, help_text=_("Short name as the United Nations writes it.")
    )
    region = models.CharField(_("region"), max_length=3, choices=M49Area)
    subregion = models.CharField(_("subregion"), max_length=3, choices=M49Area)
    intermediate_region = models.CharField(
        _("intermediate region"), max_length=3, choices=M49Area, blank=True
    )
    income_group = models.CharField(
        _("income group"), max_length=12, choices=IncomeGroup, blank=True, db_index=True
    )
    income_year = models.CharField(
        _("year of the income group"), max_length=6, blank=True, help_text=_("World Bank: FY2027.")
    )
    is_un_member = models.BooleanField(_("United Nations Member State"), default=True)
    on_map_110m = models.BooleanField(_("drawn on the map 1:110 million"), default=True)
    on_map_50m = models.BooleanField(_("drawn on the map 1:50 million"), default=True)
    sort_key = FoldedField(of=("name",), max_length=100, db_index=True)
    search_words = WordsField(
        of={"name": NAME, "names.text": NAME, "iso_alpha3": OTHER_NAME, "iso_alpha2": OTHER_NAME}
    )
    last_checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    objects = CountryQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        indexes = [
            models.Index(fields=[level], name=f"country_by_{level}")
            for level in ("region", "subregion", "intermediate_region")
        ]
        constraints = [
            code_constraint("country", "region", M49Area),
            code_constraint("country", "subregion", M49Area),
            code_constraint("country", "intermediate_region", M49Area, blank=True),
            code_constraint("country", "income_group", IncomeGroup, blank=True),
        ]

    def __str__(self) -> str:
        return self.local_name

    def get_absolute_url(self) -> str:
        return address_of("country", self.iso_alpha3)

    @property
    def local_name(self) -> str:
        """The official short name in the reader's language, from names already fetched."""
        language = (get_language() or "en").lower()
        if language == "en" or "names" not in getattr(self, "_prefetched_objects_cache", {}):
            return self.name
        names = {name.kind: name.text for name in self.names.all() if name.is_in(language)}
        return names.get(CountryNameKind.OFFICIAL) or names.get(CountryNameKind.COMMON, self.name)


class CountryName(Keyed):
    """A name of a country in one language: for pages, for search, and to recognize lists."""

    KEY = ("country", "language", "text")

    country = models.ForeignKey(
        Country, models.CASCADE, related_name="names", verbose_name=_("country")
    )
    language = models.CharField(
        _("language"),
        max_length=35,
        validators=[validate_language_tag],
        help_text=_("BCP 47: fr, zh-Hans."),
    )
    text = models.CharField(_("name"), max_length=150)
    kind = models.CharField(_("kind"), max_length=8, choices=CountryNameKind)
    origin = models.CharField(_("origin"), max_length=100, blank=True)
    folded = FoldedField(of=("text",), max_length=150, db_index=True)
    history = History()

    class Meta:
        ordering = ["country", "language", "kind", "text"]
        verbose_name = _("country name")
        verbose_name_plural = _("country names")
        constraints = [
            code_constraint("country_name", "kind", CountryNameKind),
            models.UniqueConstraint(
                name="country_name_once", fields=["country", "language", "text"]
            ),
            models.UniqueConstraint(
                name="country_name_one_official_a_language",
                fields=["country", "language"],
                condition=Q(kind=CountryNameKind.OFFICIAL),
                violation_error_message=_(
                    "The country has an official name in this language already: "
                    "change the kind or the language."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"

    def is_in(self, language: str) -> bool:
        """Is the name in a language (BCP 47, in any case)?"""
        return self.language.lower() == language.lower()


class CountryGroup(Keyed):
    """A group of countries, such as the least developed countries or the African Union."""

    KEY = ("code",)

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=150)
    summary = models.TextField(_("summary"), blank=True)
    search_words = WordsField(of={"code": OTHER_NAME, "name": NAME, "summary": REST})
    history = History()

    class Meta:
        ordering = ["code"]
        verbose_name = _("country group")
        verbose_name_plural = _("country groups")

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return address_of("group", self.code)


class GroupMembershipQuerySet(KeyedQuerySet):
    """Questions about who belonged to what, when."""

    def on(self, day: object) -> GroupMembershipQuerySet:
        """Memberships in force on a day (ISO text or an expression that gives it)."""
        begun = Q(since="") | Q(since_from__lte=day)
        not_over = Q(until="") | Q(until_from__gt=day)
        return self.filter(begun & not_over)


class GroupMembership(Keyed):
    """The time for which a country belongs to a group, as far as it is dated."""

    KEY = ("group", "country", "since")

    group = models.ForeignKey(
        CountryGroup, models.CASCADE, related_name="memberships", verbose_name=_("group")
    )
    country = models.ForeignKey(
        Country, models.CASCADE, related_name="memberships", verbose_name=_("country")
    )
    since = PartialDateField(_("since"))
    since_from = first_day("since")
    since_until = last_day("since")
    until = PartialDateField(_("until"))
    until_from = first_day("until")
    until_until = last_day("until")
    as_of = PartialDateField(
        _("as of"), help_text=_("For a membership without dates: when it was looked up.")
    )
    source = models.ForeignKey(
        "initiatives.Source",
        models.PROTECT,
        related_name="memberships",
        null=True,
        blank=True,
        verbose_name=_("source"),
    )
    note = models.TextField(_("note"), blank=True)
    objects = GroupMembershipQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["group", "country", "since_from"]
        verbose_name = _("group membership")
        verbose_name_plural = _("group memberships")
        indexes = [models.Index(fields=["group", "since_from", "until_from"])]
        constraints = [
            models.UniqueConstraint(name="membership_once", fields=["group", "country", "since"]),
            partial_date_constraint("membership", "since"),
            partial_date_constraint("membership", "until"),
            partial_date_constraint("membership", "as_of"),
            order_constraint("membership", "since", "until"),
        ]

    def __str__(self) -> str:
        return f"{self.country.name}, {self.group.code}"

    @property
    def is_dated(self) -> bool:
        """Is either end of the membership known?"""
        return bool(self.since or self.until)
