"""Commitments: what was promised, and the evidence for it. Their level is computed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from initiatives.approximate import bound, bounds_constraint
from initiatives.codelists import (
    Bearing,
    Level,
    Measure,
    PublicationState,
    ReportedStatus,
    Timeliness,
)
from initiatives.fields import (
    FoldedField,
    PartialDateField,
    WordsField,
    earliest,
    first_day,
    last_day,
    latest,
    partial_date_constraint,
)
from initiatives.models.activity import Activity
from initiatives.models.addresses import address_of
from initiatives.models.codes import code_constraint
from initiatives.models.country import Country
from initiatives.models.history import History
from initiatives.models.keys import Keyed, KeyedQuerySet
from initiatives.models.organization import Organization
from initiatives.models.source import Source
from initiatives.words import NAME, REST, WHO


class CommitmentQuerySet(KeyedQuerySet):
    """Questions about promises."""

    def published(self) -> CommitmentQuerySet:
        """Commitments of initiatives that the public may see."""
        return self.filter(initiative__publication_state=PublicationState.PUBLISHED)

    def with_evidence(self) -> CommitmentQuerySet:
        """All that level, timeliness and their sentence are computed from."""
        return self.select_related(
            "initiative", "promiser_country", "promiser_organization"
        ).prefetch_related("evidence__activity", "checks", "overrides", "promiser_country__names")


class Commitment(Keyed):
    """A promise that an initiative makes."""

    KEY = ("slug",)

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    initiative = models.ForeignKey(
        Activity, models.CASCADE, related_name="commitments", verbose_name=_("initiative")
    )
    number = models.CharField(
        _("number"), max_length=20, blank=True, help_text=_("As the text numbers it.")
    )
    text = models.TextField(_("text"), help_text=_("In own words."))
    verbatim = models.TextField(
        _("verbatim text"), blank=True, help_text=_("The promise as the document words it.")
    )
    promiser_country = models.ForeignKey(
        Country,
        models.PROTECT,
        related_name="commitments",
        null=True,
        blank=True,
        verbose_name=_("promised by (country)"),
    )
    promiser_organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="commitments",
        null=True,
        blank=True,
        verbose_name=_("promised by (organization)"),
    )
    addressees = models.TextField(
        _("to whom"), blank=True, help_text=_("“Developing countries”, “SCO member states”.")
    )
    made_on = PartialDateField(_("made on"))
    made_on_from = first_day("made_on")
    made_on_until = last_day("made_on")
    due_on = PartialDateField(_("due on"))
    due_on_from = first_day("due_on")
    due_on_until = last_day("due_on")
    due_as_worded = models.CharField(
        _("due date as worded"),
        max_length=100,
        blank=True,
        help_text=_("If it is no day, month or year: “the first half of 2024”."),
    )
    target = models.CharField(
        _("target"), max_length=200, blank=True, help_text=_("As worded: “ten”, “up to 500,000”.")
    )
    target_low = bound(_("target, at least"), is_count=False)
    target_high = bound(_("target, at most"), is_count=False)
    unit = models.CharField(
        _("unit"), max_length=100, blank=True, help_text=_("“workshops”, “training places”.")
    )
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, help_text=_("ISO 4217, for money: USD.")
    )
    measure = models.CharField(
        _("measure"),
        max_length=10,
        choices=Measure,
        default=Measure.EXISTENCE,
        help_text=_("What counts: amounts added up, distinct activities, or that it exists."),
    )
    reported_status = models.CharField(
        _("reported status"),
        max_length=12,
        choices=ReportedStatus,
        blank=True,
        help_text=_("What a party or a compiler says; shown beside the computed level."),
    )
    reported_source = models.ForeignKey(
        Source,
        models.PROTECT,
        related_name="reported_commitments",
        null=True,
        blank=True,
        verbose_name=_("source of the reported status"),
    )
    sources = models.ManyToManyField(
        Source, related_name="commitments", blank=True, verbose_name=_("sources")
    )
    last_checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    search_text = FoldedField(of=("text", "verbatim", "addressees"), max_length=4000)
    search_words = WordsField(of={"text": NAME, "verbatim": REST, "addressees": WHO})
    objects = CommitmentQuerySet.as_manager()
    history = History(m2m_fields=[sources])

    class Meta:
        ordering = ["initiative__sort_key", "initiative_id", "number", "slug"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        indexes = [
            models.Index(fields=["due_on_until", "due_on_from"]),
            models.Index(fields=["due_on_from"], name="commitment_by_due"),
            models.Index(fields=["made_on_from"], name="commitment_by_made"),
            models.Index(
                fields=[*latest("due_on_until", "initiative", "number", "slug")],
                name="commitment_by_latest",
            ),
            models.Index(
                *earliest("due_on_until", "initiative", "number", "slug"),
                name="commitment_by_earliest",
            ),
            models.Index(fields=["initiative", "number", "slug"], name="commitment_in_text"),
        ]
        constraints = [
            bounds_constraint("commitment", "target"),
            partial_date_constraint("commitment", "made_on"),
            partial_date_constraint("commitment", "due_on"),
            code_constraint("commitment", "measure", Measure),
            code_constraint("commitment", "reported_status", ReportedStatus, blank=True),
        ]

    def __str__(self) -> str:
        return self.text[:120]

    def get_absolute_url(self) -> str:
        return address_of("commitment", self.slug)


class EvidenceQuerySet(KeyedQuerySet):
    """Questions about evidence."""

    def published(self) -> EvidenceQuerySet:
        """Evidence for commitments that the public may see."""
        return self.filter(commitment__initiative__publication_state=PublicationState.PUBLISHED)


class Evidence(Keyed):
    """What a source shows of a promise: the only link from deed to promise."""

    KEY = ("commitment", "number")

    commitment = models.ForeignKey(
        Commitment, models.CASCADE, related_name="evidence", verbose_name=_("commitment")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    happened_on = PartialDateField(_("happened on"))
    happened_on_from = first_day("happened_on")
    happened_on_until = last_day("happened_on")
    activity = models.ForeignKey(
        Activity,
        models.SET_NULL,
        related_name="evidence",
        null=True,
        blank=True,
        verbose_name=_("activity"),
    )
    amount = models.CharField(
        _("amount"), max_length=200, blank=True, help_text=_("In the unit of the target.")
    )
    amount_low = bound(_("amount, at least"), is_count=False)
    amount_high = bound(_("amount, at most"), is_count=False)
    bearing = models.CharField(
        _("bearing"),
        max_length=12,
        choices=Bearing,
        help_text=_("An announcement is no deed; context never counts."),
    )
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="evidence", verbose_name=_("source")
    )
    objects = EvidenceQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["commitment", "number"]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.UniqueConstraint(name="evidence_number_once", fields=["commitment", "number"]),
            bounds_constraint("evidence", "amount"),
            partial_date_constraint("evidence", "happened_on"),
            code_constraint("evidence", "bearing", Bearing),
        ]

    def __str__(self) -> str:
        return self.note[:120] or self.get_bearing_display()


class CommitmentOverride(Keyed):
    """An editor's judgment in place of the computed one, for a time and with a reason."""

    KEY = ("commitment", "made_on")

    commitment = models.ForeignKey(
        Commitment, models.CASCADE, related_name="overrides", verbose_name=_("commitment")
    )
    level = models.CharField(_("level"), max_length=13, choices=Level, blank=True)
    timeliness = models.CharField(_("timeliness"), max_length=17, choices=Timeliness, blank=True)
    reason = models.TextField(_("reason"))
    author_role = models.CharField(
        _("role of the author"), max_length=60, help_text=_("A role, not a name: editor.")
    )
    made_on = models.DateField(_("made on"))
    expires_on = models.DateField(_("expires on"))
    history = History()

    class Meta:
        ordering = ["commitment", "-made_on"]
        verbose_name = _("override")
        verbose_name_plural = _("overrides")
        constraints = [
            code_constraint("override", "level", Level, blank=True),
            code_constraint("override", "timeliness", Timeliness, blank=True),
            models.UniqueConstraint(name="override_once_a_day", fields=["commitment", "made_on"]),
            models.CheckConstraint(
                name="override_expires_after_it_is_made",
                condition=Q(expires_on__gt=models.F("made_on")),
                violation_error_message=_("“Expires on” must be a later day than “made on”."),
            ),
            models.CheckConstraint(
                name="override_says_something",
                condition=~Q(level="", timeliness=""),
                violation_error_message=_("Choose a level, a timeliness, or both."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level or self.timeliness}: {self.reason[:80]}"
