"""Organizations: governments, entities, companies and associations that take part."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from initiatives.codelists import OrganizationKind, PublicationState
from initiatives.fields import FoldedField, WordsField
from initiatives.models.addresses import address_of
from initiatives.models.codes import code_constraint
from initiatives.models.country import Country
from initiatives.models.history import History
from initiatives.models.keys import Keyed, KeyedQuerySet
from initiatives.words import NAME, OTHER_NAME


class OrganizationQuerySet(KeyedQuerySet):
    """Questions about organizations."""

    def active(self) -> OrganizationQuerySet:
        """Organizations with a role in a published activity."""
        return self.having(roles__activity__publication_state=PublicationState.PUBLISHED)


class Organization(Keyed):
    """A body that takes part in activities (IATI: participating organization)."""

    KEY = ("slug",)

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=250)
    acronym = models.CharField(
        _("acronym"), max_length=40, blank=True, help_text=_("“UNESCO”, “ITU”.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=OrganizationKind)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        related_name="organizations",
        null=True,
        blank=True,
        verbose_name=_("country"),
        help_text=_("Empty for international bodies."),
    )
    url = models.URLField(_("web address"), max_length=500, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
        verbose_name=_("part of"),
    )
    aliases = models.JSONField(
        _("other names"),
        default=list,
        blank=True,
        help_text=_("Names and spellings also in use, one a line: “Tsinghua”, “THU”."),
    )
    sort_key = FoldedField(of=("name",), max_length=250, db_index=True)
    search_text = FoldedField(of=("name", "acronym", "aliases"))
    search_words = WordsField(of={"name": NAME, "acronym": OTHER_NAME, "aliases": OTHER_NAME})
    objects = OrganizationQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        indexes = [models.Index(fields=["kind", "sort_key"])]
        constraints = [
            code_constraint("organization", "kind", OrganizationKind),
            models.CheckConstraint(
                name="organization_is_not_its_own_part",
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("pk")),
                violation_error_message=_(
                    "“Part of” names the organization itself: choose another one there, or none."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("organization", self.slug)
