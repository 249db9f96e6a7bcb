"""People who spoke, and what they or their bodies said."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from initiatives.codelists import PublicationState, SpeakerKind
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
from initiatives.models.claim import validate_quote
from initiatives.models.codes import code_constraint
from initiatives.models.country import Country
from initiatives.models.history import History
from initiatives.models.keys import Keyed, KeyedQuerySet
from initiatives.models.organization import Organization
from initiatives.models.source import Source
from initiatives.words import NAME, REST, WHO


class PersonQuerySet(KeyedQuerySet):
    """Questions about people."""

    def published(self) -> PersonQuerySet:
        """People who spoke in a statement that the public may see."""
        heard = Statement.objects.published().filter(person=OuterRef("pk"))
        return self.filter(Exists(heard))


class Person(Keyed):
    """Somebody who spoke in public about an activity."""

    KEY = ("slug",)

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=150)
    native_name = models.CharField(_("name in the original script"), max_length=150, blank=True)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        related_name="people",
        null=True,
        blank=True,
        verbose_name=_("country"),
        help_text=_("Only where the office makes it evident."),
    )
    sort_key = FoldedField(of=("name",), max_length=150, db_index=True)
    search_words = WordsField(of={"name": NAME, "native_name": NAME})
    objects = PersonQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("person", self.slug)


class StatementQuerySet(KeyedQuerySet):
    """Questions about what was said."""

    def published(self) -> StatementQuerySet:
        """Statements that hang on no draft."""
        return self.filter(
            Q(activity__isnull=True) | Q(activity__publication_state=PublicationState.PUBLISHED)
        )


class Statement(Keyed):
    """What a person, a body or an unnamed voice said, in short."""

    KEY = ("slug",)

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    activity = models.ForeignKey(
        Activity,
        models.CASCADE,
        related_name="statements",
        null=True,
        blank=True,
        verbose_name=_("activity"),
    )
    speaker_kind = models.CharField(_("who spoke"), max_length=8, choices=SpeakerKind)
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        related_name="statements",
        null=True,
        blank=True,
        verbose_name=_("person"),
    )
    body = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="statements",
        null=True,
        blank=True,
        verbose_name=_("body"),
        help_text=_("The body that spoke, or for which the person spoke."),
    )
    speaker = models.CharField(
        _("speaker as worded"), max_length=200, blank=True, help_text=_("“sources involved”.")
    )
    title = models.CharField(
        _("title or office"),
        max_length=200,
        blank=True,
        help_text=_("Held then: “Foreign Minister”."),
    )
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        related_name="statements",
        null=True,
        blank=True,
        verbose_name=_("country"),
    )
    made_on = PartialDateField(_("made on"))
    made_on_from = first_day("made_on")
    made_on_until = last_day("made_on")
    summary = models.TextField(_("summary"), help_text=_("What was said, in own words."))
    quote = models.CharField(
        _("exact quote"),
        max_length=400,
        blank=True,
        validators=[validate_quote],
        help_text=_("At most 25 words."),
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="statements", verbose_name=_("source")
    )
    locator = models.CharField(_("where in the source"), max_length=100, blank=True)
    search_words = WordsField(
        of={
            "person.name": WHO,
            "person.native_name": WHO,
            "body.name": WHO,
            "body.acronym": WHO,
            "body.aliases": WHO,
            "speaker": WHO,
            "title": WHO,
            "summary": REST,
            "quote": REST,
        }
    )
    objects = StatementQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-made_on_from", "slug"]
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        indexes = [
            models.Index(fields=["-made_on_from", "slug"], name="statement_by_latest"),
            models.Index(*earliest("made_on_from", "slug"), name="statement_by_earliest"),
        ]
        constraints = [
            code_constraint("statement", "speaker_kind", SpeakerKind),
            models.CheckConstraint(
                name="statement_has_its_speaker",
                condition=Q(speaker_kind=SpeakerKind.PERSON, person__isnull=False)
                | Q(speaker_kind=SpeakerKind.BODY, person__isnull=True)
                & (Q(body__isnull=False) | ~Q(speaker=""))
                | Q(speaker_kind=SpeakerKind.UNNAMED, person__isnull=True) & ~Q(speaker=""),
                violation_error_message=_(
                    "Name the person, the body, or how the source words an unnamed speaker."
                ),
            ),
            partial_date_constraint("statement", "made_on"),
        ]

    def __str__(self) -> str:
        return f"{self.speaker_name}: {self.summary[:80]}"

    @property
    def speaker_name(self) -> str:
        """Who spoke, in the words of the record."""
        return str(self.person or self.speaker or self.body)
