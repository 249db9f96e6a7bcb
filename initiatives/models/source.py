"""Publishers and sources: where facts were read."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from initiatives.codelists import PublisherKind, ReadExtent, SourceKind
from initiatives.fields import (
    FoldedField,
    PartialDateField,
    WordsField,
    earliest,
    first_day,
    last_day,
    partial_date_constraint,
)
from initiatives.languages import validate_language_tag
from initiatives.models.addresses import address_of
from initiatives.models.codes import code_constraint
from initiatives.models.country import Country
from initiatives.models.history import History
from initiatives.models.keys import Keyed, KeyedQuerySet
from initiatives.words import NAME, REST, WHO


class Publisher(Keyed):
    """Who stands behind a source."""

    KEY = ("slug",)

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=PublisherKind,
        default=PublisherKind.UNCLASSIFIED,
        help_text=_("“Unclassified” where it cannot be told; never a guess."),
    )
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        related_name="publishers",
        null=True,
        blank=True,
        verbose_name=_("country"),
        help_text=_("For governments and state media: whose."),
    )
    url = models.URLField(_("web address"), max_length=500, blank=True)
    sort_key = FoldedField(of=("name",), max_length=200, db_index=True)
    search_words = WordsField(of={"name": NAME})
    history = History()

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")
        indexes = [models.Index(fields=["kind", "sort_key"])]
        constraints = [code_constraint("publisher", "kind", PublisherKind)]

    def __str__(self) -> str:
        return self.name


# What no page shows of a source, of the one that it reprints, or of their publishers.
FOR_SEARCH_ALONE = (
    *("search_text", "search_words", "reprint_of__search_text", "reprint_of__search_words"),
    *("publisher__search_words", "origin_publisher__search_words"),
    *("reprint_of__publisher__search_words", "reprint_of__origin_publisher__search_words"),
)


class SourceQuerySet(KeyedQuerySet):
    """Questions about sources."""

    def with_publisher(self) -> SourceQuerySet:
        """All that names a source and tells whose voice it is, in one query."""
        return self.with_voice().select_related(
            "publisher__country",
            "origin_publisher__country",
            "reprint_of__publisher__country",
            "reprint_of__origin_publisher__country",
        )

    def with_voice(self) -> SourceQuerySet:
        """The same, but for the names of countries; nothing of what search keeps."""
        return self.select_related(
            "publisher",
            "origin_publisher",
            "reprint_of__publisher",
            "reprint_of__origin_publisher",
        ).defer(*FOR_SEARCH_ALONE)


class Source(Keyed):
    """A text that was read, or that others report: where a fact stands."""

    KEY = ("slug",)

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    title = models.CharField(
        _("title"), max_length=400, help_text=_("As printed; if described, untick “exact title”.")
    )
    title_is_exact = models.BooleanField(_("exact title"), default=True)
    publisher = models.ForeignKey(
        Publisher, models.PROTECT, related_name="sources", verbose_name=_("publisher")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind, db_index=True)
    language = models.CharField(
        _("language"),
        max_length=35,
        default="en",
        db_index=True,
        validators=[validate_language_tag],
        help_text=_("BCP 47: en, zh."),
    )
    published_on = PartialDateField(_("published on"))
    published_on_from = first_day("published_on")
    published_on_until = last_day("published_on")
    url = models.URLField(_("web address"), max_length=1000, blank=True)
    archive_url = models.URLField(
        _("archive copy"),
        max_length=1000,
        blank=True,
        help_text=_("https://web.archive.org/web/2025…"),
    )
    read_on = models.DateField(_("read on"), null=True, blank=True)
    read_extent = models.CharField(
        _("how much was read"), max_length=8, choices=ReadExtent, default=ReadExtent.UNSTATED
    )
    reprint_of = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="reprints",
        null=True,
        blank=True,
        verbose_name=_("reprint of"),
        help_text=_("The source whose text this one carries: both count as one voice."),
    )
    origin_publisher = models.ForeignKey(
        Publisher,
        models.PROTECT,
        related_name="reprinted_sources",
        null=True,
        blank=True,
        verbose_name=_("text of"),
        help_text=_("The agency or body whose text it carries, where that text is not on record."),
    )
    note = models.TextField(_("note"), blank=True)
    founding_text = models.CharField(
        _("founding article"), max_length=60, blank=True, help_text=_("File name of the article.")
    )
    sort_key = FoldedField(of=("title",), max_length=400, db_index=True)
    search_text = FoldedField(of=("title", "publisher", "note"), max_length=2000)
    search_words = WordsField(of={"title": NAME, "publisher.name": WHO, "note": REST})
    last_checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    objects = SourceQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-published_on_from", "sort_key", "pk"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        indexes = [
            models.Index(fields=["-published_on_from", "sort_key"]),
            models.Index(fields=["publisher", "-published_on_from", "sort_key"]),
            models.Index(*earliest("published_on_from", "sort_key"), name="source_by_earliest"),
        ]
        constraints = [
            code_constraint("source", "kind", SourceKind),
            code_constraint("source", "read_extent", ReadExtent),
            partial_date_constraint("source", "published_on"),
            models.CheckConstraint(
                name="source_is_not_its_own_reprint",
                condition=Q(reprint_of__isnull=True) | ~Q(reprint_of=models.F("pk")),
                violation_error_message=_(
                    "“Reprint of” names the source itself: choose another source there, or none."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("source", self.slug)
