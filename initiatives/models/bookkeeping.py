"""What the portal keeps for itself: redirects, its data version, loaded records, focal points."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from initiatives.codelists import Noun
from initiatives.models.codes import code_constraint
from initiatives.models.country import Country
from initiatives.models.history import History
from initiatives.models.keys import Keyed, KeyedQuerySet


class RedirectQuerySet(KeyedQuerySet):
    """Questions about former addresses."""

    def renamings(self, noun: str, slug: Any) -> RedirectQuerySet:
        """Renamings that led to a record's present slug (a text or an expression)."""
        return self.filter(noun=noun, new_slug=slug).exclude(first_slug="").order_by("pk")


class Redirect(Keyed):
    """A public address that was renamed; the old one leads to the new one for good."""

    KEY = ("noun", "old_slug")

    noun = models.CharField(_("kind of record"), max_length=12, choices=Noun)
    old_slug = models.CharField(_("old slug"), max_length=120)
    new_slug = models.CharField(_("new slug"), max_length=120)
    # Permanent identifiers in feeds and calendars are made from it; "" if typed by hand.
    first_slug = models.CharField(
        _("first slug"), max_length=120, blank=True, default="", editable=False
    )
    objects = RedirectQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["noun", "old_slug"]
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        indexes = [models.Index(fields=["noun", "new_slug"])]
        constraints = [
            code_constraint("redirect", "noun", Noun),
            models.UniqueConstraint(name="redirect_once", fields=["noun", "old_slug"]),
            models.CheckConstraint(
                name="redirect_leads_elsewhere",
                condition=~Q(old_slug=models.F("new_slug")),
                violation_error_message=_("Old and new slug must differ."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_slug} → {self.new_slug}"


class DistinctionQuerySet(models.QuerySet):
    """Questions about pairs that were told apart."""

    def between(self, noun: str, one: int, other: int) -> DistinctionQuerySet:
        """What tells two records of a kind apart, whichever is named first."""
        return self.filter(noun=noun, first=min(one, other), second=max(one, other))


class Distinction(models.Model):
    """Two records that look alike and are two, as somebody found who looked.

    By their keys, the lower one first: neither their names nor their addresses tell them apart.
    """

    noun = models.CharField(_("kind of record"), max_length=12, choices=Noun)
    first = models.PositiveBigIntegerField(_("key of the first"))
    second = models.PositiveBigIntegerField(_("key of the second"))
    reason = models.CharField(_("reason"), max_length=250)
    objects = DistinctionQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["noun", "first", "second"]
        verbose_name = _("distinction")
        verbose_name_plural = _("distinctions")
        constraints = [
            code_constraint("distinction", "noun", Noun),
            models.UniqueConstraint(name="distinction_once", fields=["noun", "first", "second"]),
            models.CheckConstraint(
                name="distinction_is_in_order",
                condition=Q(first__lt=models.F("second")),
                violation_error_message=_("The first key must be lower than the second."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.first} ≠ {self.second}"


class FocalPoint(models.Model):
    """A user who enters data for given countries."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="focal_point",
        verbose_name=_("user"),
    )
    countries = models.ManyToManyField(
        Country, related_name="focal_points", verbose_name=_("countries")
    )
    history = History(m2m_fields=[countries])

    class Meta:
        ordering = ["user"]
        verbose_name = _("focal point")
        verbose_name_plural = _("focal points")

    def __str__(self) -> str:
        return str(self.user)


class DataVersion(models.Model):
    """One row that counts changes of the public record, for caches and citations."""

    number = models.PositiveBigIntegerField(_("number"), default=0)
    changed_at = models.DateTimeField(_("changed"), db_default=Now())

    class Meta:
        verbose_name = _("data version")
        verbose_name_plural = _("data versions")
        constraints = [
            models.CheckConstraint(
                name="data_version_is_one_row",
                condition=Q(pk=1),
                violation_error_message=_("There is one data version, with the key 1."),
            )
        ]

    def __str__(self) -> str:
        return str(self.number)


class LoadedRecord(models.Model):
    """The fingerprint of a record as it was loaded, so that later edits are told apart."""

    label = models.CharField(_("kind of record"), max_length=60)
    key = models.CharField(_("key"), max_length=600)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    loaded_at = models.DateTimeField(_("loaded"), db_default=Now())

    class Meta:
        verbose_name = _("loaded record")
        verbose_name_plural = _("loaded records")
        constraints = [models.UniqueConstraint(name="loaded_record_once", fields=["label", "key"])]

    def __str__(self) -> str:
        return f"{self.label} {self.key}"


class FacetSet(models.Model):
    """The published activities that share one value, as a compressed set of primary keys.

    Kept by ``initiatives.facets``; ``members`` is a 32-bit Roaring bitmap in its portable
    serialization. ``version`` is the data version with which it last changed.
    """

    facet = models.CharField(_("facet"), max_length=20)
    value = models.CharField(_("value"), max_length=120)
    members = models.BinaryField(_("members"))
    version = models.PositiveBigIntegerField(_("version"), db_index=True)

    class Meta:
        verbose_name = _("facet set")
        verbose_name_plural = _("facet sets")
        constraints = [models.UniqueConstraint(name="facet_set_once", fields=["facet", "value"])]

    def __str__(self) -> str:
        return f"{self.facet} {self.value}"
