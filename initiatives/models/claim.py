"""Claims: what a source says of one field. Checks: what was looked for and what was found."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from initiatives.codelists import (
    DATE_CLAIMS,
    CheckResult,
    ClaimBasis,
    ClaimField,
    ClaimStands,
    PublicationState,
)
from initiatives.datereading import SPAN, read_dates
from initiatives.fields import PartialDateField, first_day, last_day, partial_date_constraint
from initiatives.models.activity import Activity
from initiatives.models.codes import code_constraint
from initiatives.models.country import Country
from initiatives.models.history import History
from initiatives.models.keys import Keyed, KeyedQuerySet
from initiatives.models.source import Source

QUOTE_WORDS_MAX = 25


def validate_quote(text: str) -> None:
    """Raise ValidationError if a quote has more than 25 words."""
    if len(text.split()) > QUOTE_WORDS_MAX:
        raise ValidationError(
            _("A quote has at most %(limit)d words; this one has %(count)d."),
            code="long_quote",
            params={"limit": QUOTE_WORDS_MAX, "count": len(text.split())},
        )


class ClaimQuerySet(KeyedQuerySet):
    """Questions about claims."""

    def standing(self) -> ClaimQuerySet:
        """Claims that were not withdrawn."""
        return self.filter(is_withdrawn=False)

    def published(self) -> ClaimQuerySet:
        """Standing claims on activities that the public may see."""
        return self.standing().filter(activity__publication_state=PublicationState.PUBLISHED)

    def stated(self) -> ClaimQuerySet:
        """Claims whose source was read to say this very fact."""
        return self.filter(basis=ClaimBasis.STATED)


class Claim(Keyed):
    """What one source says of one field of an activity, or that it supports the record."""

    KEY = ("activity", "field", "source", "value")

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="claims", verbose_name=_("activity")
    )
    field = models.CharField(
        _("field"),
        max_length=20,
        choices=ClaimField,
        blank=True,
        help_text=_("Empty only where the source supports the record as a whole."),
    )
    value = models.CharField(
        _("value as the source gives it"), max_length=500, blank=True, help_text=_("“nearly 40”.")
    )
    normalised = models.CharField(
        _("normalised value"),
        max_length=500,
        blank=True,
        help_text=_(
            "What the field of the record would hold: 2025-05-12, CHN, nearly 40; both dates as "
            "2025-05-12 to 2025-05-16 or 2025-05-12/2025-05-16. Empty: the words are read."
        ),
    )
    speaker = models.CharField(
        _("who is speaking"), max_length=250, blank=True, help_text=_("“spokesperson Mao Ning”.")
    )
    quote = models.CharField(
        _("exact quote"),
        max_length=400,
        blank=True,
        validators=[validate_quote],
        help_text=_("At most 25 words."),
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="claims", verbose_name=_("source")
    )
    locator = models.CharField(
        _("where in the source"), max_length=100, blank=True, help_text=_("paragraph 3, page 12")
    )
    stands = models.CharField(
        _("how it stands to the others"),
        max_length=13,
        choices=ClaimStands,
        blank=True,
        help_text=_("Empty: it is compared with them. Else why another value is no contradiction."),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("How the value was worked out, or what is in doubt.")
    )
    basis = models.CharField(
        _("basis"),
        max_length=6,
        choices=ClaimBasis,
        help_text=_("“Stated” only if the source was read to say this very fact."),
    )
    is_withdrawn = models.BooleanField(_("withdrawn"), default=False)
    withdrawn_reason = models.CharField(_("why withdrawn"), max_length=250, blank=True)
    objects = ClaimQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["activity", "field", "pk"]
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        indexes = [models.Index(fields=["source", "activity"])]
        constraints = [
            code_constraint("claim", "field", ClaimField, blank=True),
            code_constraint("claim", "stands", ClaimStands, blank=True),
            code_constraint("claim", "basis", ClaimBasis),
            models.UniqueConstraint(
                name="claim_once", fields=["activity", "field", "source", "value"]
            ),
            models.CheckConstraint(
                name="claim_stated_says_what",
                condition=Q(basis=ClaimBasis.RECORD, field="")
                | Q(basis=ClaimBasis.STATED) & ~Q(field="") & ~Q(value="", quote="", locator=""),
                violation_error_message=_(
                    "A stated claim names its field and gives a value, a quote or a place in "
                    "the source; a claim for the record as a whole names no field."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display() or _('record')}: {self.value or self.source.title}"

    def clean(self) -> None:
        """Write dates in the one form in which they are compared; refuse what is no date."""
        super().clean()
        if self.field not in DATE_CLAIMS or not self.normalised:
            return
        read, takes_two = read_dates(self.normalised), self.field == ClaimField.DATES
        if not read or (SPAN in read and not takes_two):
            both = _("“%(text)s” is no date. Write 2025-05-12 to 2025-05-16, or one date.")
            one = _("“%(text)s” is not a date. Write 2025-05-12, 2025-05 or 2025.")
            told = (both if takes_two else one) % {"text": self.normalised}
            raise ValidationError({"normalised": told})
        self.normalised = read


class CheckQuerySet(KeyedQuerySet):
    """Questions about what was looked for."""

    def published(self) -> CheckQuerySet:
        """Checks that the public may see: none on a draft, or on a promise of a draft."""
        hidden = ~Q(activity__publication_state=PublicationState.PUBLISHED)
        of_draft = ~Q(commitment__initiative__publication_state=PublicationState.PUBLISHED)
        return self.exclude(Q(activity__isnull=False) & hidden).exclude(
            Q(commitment__isnull=False) & of_draft
        )


class Check(Keyed):
    """What was looked for, where, when, by which role, and what was found."""

    KEY = ("slug",)

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    activity = models.ForeignKey(
        Activity,
        models.CASCADE,
        related_name="checks",
        null=True,
        blank=True,
        verbose_name=_("activity"),
    )
    country = models.ForeignKey(
        Country,
        models.CASCADE,
        related_name="checks",
        null=True,
        blank=True,
        verbose_name=_("country"),
    )
    commitment = models.ForeignKey(
        "initiatives.Commitment",
        models.CASCADE,
        related_name="checks",
        null=True,
        blank=True,
        verbose_name=_("commitment"),
    )
    source = models.ForeignKey(
        Source,
        models.CASCADE,
        related_name="checks",
        null=True,
        blank=True,
        verbose_name=_("source"),
    )
    looked_for = models.TextField(
        _("what was looked for"), help_text=_("“A list of the countries taking part”.")
    )
    looked_where = models.TextField(
        _("where"), blank=True, help_text=_("“fmprc.gov.cn, Xinhua, the university’s site”.")
    )
    checked_on = PartialDateField(_("checked on"))
    checked_on_from = first_day("checked_on")
    checked_on_until = last_day("checked_on")
    checked_by = models.CharField(
        _("by which role"), max_length=100, help_text=_("A role, not a name: editor.")
    )
    result = models.CharField(_("result"), max_length=13, choices=CheckResult)
    found = models.TextField(_("what was found"), blank=True)
    objects = CheckQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-checked_on_from", "slug"]
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        constraints = [
            code_constraint("check", "result", CheckResult),
            models.CheckConstraint(
                name="check_of_one_thing_at_most",
                condition=Q(country__isnull=True, commitment__isnull=True, source__isnull=True)
                | Q(activity__isnull=True, commitment__isnull=True, source__isnull=True)
                | Q(activity__isnull=True, country__isnull=True, source__isnull=True)
                | Q(activity__isnull=True, country__isnull=True, commitment__isnull=True),
                violation_error_message=_("A check is about one record at most."),
            ),
            partial_date_constraint("check", "checked_on"),
        ]

    def __str__(self) -> str:
        return self.looked_for
