"""Figures that sources quote, each with its own measure, hedge, date and voice."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from initiatives.approximate import bound, bounds_constraint
from initiatives.codelists import PublicationState
from initiatives.fields import (
    FoldedField,
    PartialDateField,
    WordsField,
    earliest,
    first_day,
    last_day,
    partial_date_constraint,
)
from initiatives.models.activity import Activity
from initiatives.models.addresses import address_of
from initiatives.models.country import Country
from initiatives.models.history import History
from initiatives.models.keys import Keyed, KeyedQuerySet
from initiatives.models.source import Source
from initiatives.words import NAME, REST


class Indicator(Keyed):
    """What is counted, in one definition."""

    KEY = ("slug",)

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    definition = models.TextField(
        _("definition"), blank=True, help_text=_("What is counted, and what is not.")
    )
    sort_key = FoldedField(of=("name",), max_length=200, db_index=True)
    search_words = WordsField(of={"name": NAME, "definition": REST})
    history = History()

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("indicator", self.slug)


class ObservationQuerySet(KeyedQuerySet):
    """Questions about quoted figures."""

    def published(self) -> ObservationQuerySet:
        """Observations that hang on no draft."""
        return self.filter(
            Q(activity__isnull=True) | Q(activity__publication_state=PublicationState.PUBLISHED)
        )


class Observation(Keyed):
    """One figure as one source gives it."""

    KEY = ("slug",)

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="observations", verbose_name=_("indicator")
    )
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        related_name="observations",
        null=True,
        blank=True,
        verbose_name=_("country"),
    )
    activity = models.ForeignKey(
        Activity,
        models.CASCADE,
        related_name="observations",
        null=True,
        blank=True,
        verbose_name=_("activity"),
    )
    value = models.CharField(_("value"), max_length=200, help_text=_("As worded: “nearly 40”."))
    value_low = bound(_("value, at least"), is_count=False)
    value_high = bound(_("value, at most"), is_count=False)
    unit = models.CharField(_("unit"), max_length=100, help_text=_("“per cent”, “US dollars”."))
    wording = models.TextField(
        _("wording as measured"), blank=True, help_text=_("“of all AI patents in the world”.")
    )
    as_of = PartialDateField(_("as of"))
    as_of_from = first_day("as_of")
    as_of_until = last_day("as_of")
    attributed_to = models.CharField(
        _("attributed to"),
        max_length=250,
        blank=True,
        help_text=_("Whom the source quotes: “WIPO”."),
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="observations", verbose_name=_("source")
    )
    objects = ObservationQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["indicator", "as_of_from", "slug"]
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        indexes = [
            models.Index(fields=["-as_of_from", "slug"], name="observation_by_latest"),
            models.Index(*earliest("as_of_from", "slug"), name="observation_by_earliest"),
        ]
        constraints = [
            bounds_constraint("observation", "value"),
            partial_date_constraint("observation", "as_of"),
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.unit}"
