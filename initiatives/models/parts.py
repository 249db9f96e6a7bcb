"""What belongs to one activity: pillars, outcomes, milestones, documents, relations, funding."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from initiatives.approximate import bound, bounds_constraint
from initiatives.codelists import DocumentKind, PillarKind, PublicationState, RelationKind
from initiatives.fields import (
    PartialDateField,
    first_day,
    last_day,
    partial_date_constraint,
)
from initiatives.languages import validate_language_tag
from initiatives.models.activity import Activity
from initiatives.models.codes import code_constraint
from initiatives.models.history import History
from initiatives.models.keys import Keyed, KeyedQuerySet
from initiatives.models.organization import Organization
from initiatives.models.source import Source
from initiatives.models.vocabulary import Theme


class Pillar(Keyed):
    """A part that an initiative names: a vision, a campaign, a point."""

    KEY = ("slug",)

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    initiative = models.ForeignKey(
        Activity, models.CASCADE, related_name="pillars", verbose_name=_("initiative")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=PillarKind, default=PillarKind.PILLAR)
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    themes = models.ManyToManyField(
        Theme, related_name="pillars", blank=True, verbose_name=_("themes")
    )
    history = History(m2m_fields=[themes])

    class Meta:
        ordering = ["initiative", "kind", "number"]
        verbose_name = _("pillar")
        verbose_name_plural = _("pillars")
        constraints = [
            code_constraint("pillar", "kind", PillarKind),
            models.UniqueConstraint(
                name="pillar_number_once", fields=["initiative", "kind", "number"]
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OutcomeQuerySet(KeyedQuerySet):
    """Questions about outcomes."""

    def published(self) -> OutcomeQuerySet:
        """Outcomes of public events that say anything to the public."""
        is_public = Q(concerns__publication_state=PublicationState.PUBLISHED)
        rows = self.filter(activity__publication_state=PublicationState.PUBLISHED)
        return rows.filter(~Q(text="") | ~Q(document="") | is_public)


class Outcome(Keyed):
    """What came out of an event, and the activity that it concerns, which may be older."""

    KEY = ("activity", "number")

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="outcomes", verbose_name=_("event")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("text"), blank=True)
    document = models.URLField(
        _("document"), max_length=500, blank=True, help_text=_("Web address of its text.")
    )
    concerns = models.ForeignKey(
        Activity,
        models.SET_NULL,
        related_name="outcomes_concerning",
        null=True,
        blank=True,
        verbose_name=pgettext_lazy("outcome", "concerns"),
    )
    objects = OutcomeQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["activity", "number"]
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        constraints = [
            models.UniqueConstraint(name="outcome_number_once", fields=["activity", "number"]),
            models.CheckConstraint(
                name="outcome_is_not_itself",
                condition=Q(concerns__isnull=True) | ~Q(concerns=F("activity")),
                violation_error_message=_(
                    "“Concerns” names the event itself: choose another activity there, or none."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.text or str(self.concerns)


class Milestone(Keyed):
    """A dated happening in the life of an activity."""

    KEY = ("activity", "happened_on", "title")

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="milestones", verbose_name=_("activity")
    )
    happened_on = PartialDateField(_("happened on"))
    happened_on_from = first_day("happened_on")
    happened_on_until = last_day("happened_on")
    title = models.CharField(_("title"), max_length=250)
    sources = models.ManyToManyField(
        Source, related_name="milestones", blank=True, verbose_name=_("sources")
    )
    history = History(m2m_fields=[sources])

    class Meta:
        ordering = ["activity", "happened_on_from", "pk"]
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        indexes = [models.Index(fields=["happened_on_from"])]
        constraints = [
            models.UniqueConstraint(
                name="milestone_once", fields=["activity", "happened_on", "title"]
            ),
            partial_date_constraint("milestone", "happened_on"),
        ]

    def __str__(self) -> str:
        return self.title


class Document(Keyed):
    """A text of an activity, such as its programme or its declaration."""

    KEY = ("activity", "url", "title")

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="documents", verbose_name=_("activity")
    )
    title = models.CharField(_("title"), max_length=250)
    kind = models.CharField(_("kind"), max_length=12, choices=DocumentKind)
    language = models.CharField(
        _("language"), max_length=35, default="en", validators=[validate_language_tag]
    )
    url = models.URLField(_("web address"), max_length=1000, blank=True)
    history = History()

    class Meta:
        ordering = ["activity", "title"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            code_constraint("document", "kind", DocumentKind),
            models.UniqueConstraint(name="document_once", fields=["activity", "url", "title"]),
        ]

    def __str__(self) -> str:
        return self.title


class ActivityRelationQuerySet(KeyedQuerySet):
    """Questions about relations."""

    def published(self) -> ActivityRelationQuerySet:
        """Relations both ends of which are public."""
        return self.filter(
            from_activity__publication_state=PublicationState.PUBLISHED,
            to_activity__publication_state=PublicationState.PUBLISHED,
        )


class ActivityRelation(Keyed):
    """How one activity stands to another; without sources it is marked "not sourced"."""

    KEY = ("from_activity", "to_activity", "kind")

    from_activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="relations", verbose_name=_("from")
    )
    to_activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="inverse_relations", verbose_name=_("to")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=RelationKind)
    sources = models.ManyToManyField(
        Source, related_name="relations", blank=True, verbose_name=_("sources")
    )
    objects = ActivityRelationQuerySet.as_manager()
    history = History(m2m_fields=[sources])

    class Meta:
        ordering = ["from_activity", "kind", "to_activity"]
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.UniqueConstraint(
                name="relation_once", fields=["from_activity", "to_activity", "kind"]
            ),
            models.CheckConstraint(
                name="relation_is_not_to_itself",
                condition=~Q(from_activity=F("to_activity")),
                violation_error_message=_("An activity cannot stand in relation to itself."),
            ),
            code_constraint("relation", "kind", RelationKind),
        ]

    def __str__(self) -> str:
        return f"{self.from_activity.name} {self.get_kind_display()} {self.to_activity.name}"


class Funding(Keyed):
    """Money promised or given for an activity or a commitment."""

    KEY = ("slug",)

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    activity = models.ForeignKey(
        Activity,
        models.CASCADE,
        related_name="fundings",
        null=True,
        blank=True,
        verbose_name=_("activity"),
    )
    commitment = models.ForeignKey(
        "initiatives.Commitment",
        models.CASCADE,
        related_name="fundings",
        null=True,
        blank=True,
        verbose_name=_("commitment"),
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="fundings",
        null=True,
        blank=True,
        verbose_name=_("organization"),
    )
    amount = models.CharField(
        _("amount"), max_length=200, help_text=_("As worded: “up to 5 million”.")
    )
    amount_low = bound(_("amount, at least"), is_count=False)
    amount_high = bound(_("amount, at most"), is_count=False)
    currency = models.CharField(_("currency"), max_length=3, help_text=_("ISO 4217: USD."))
    committed_on = PartialDateField(_("committed on"))
    committed_on_from = first_day("committed_on")
    committed_on_until = last_day("committed_on")
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="fundings", verbose_name=_("source")
    )
    history = History()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("funding")
        verbose_name_plural = _("fundings")
        constraints = [
            models.CheckConstraint(
                name="funding_of_one_thing",
                condition=Q(activity__isnull=True, commitment__isnull=False)
                | Q(activity__isnull=False, commitment__isnull=True),
                violation_error_message=_(
                    "Choose an activity or a commitment, and not both: money is for one of them."
                ),
            ),
            bounds_constraint("funding", "amount"),
            partial_date_constraint("funding", "committed_on"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"
