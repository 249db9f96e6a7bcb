"""Initiatives, workshops and forums: one table, three kinds."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from initiatives import codelists
from initiatives.approximate import bound
from initiatives.codelists import (
    EVENT_KINDS,
    EVENT_STATUS_BY_DATES,
    EVENT_STATUS_ON_RECORD,
    ActivityKind,
    ActivityStatus,
    PublicationState,
)
from initiatives.fields import (
    FoldedField,
    PartialDateField,
    WordsField,
    day_column,
    first_day,
    last_day,
)
from initiatives.languages import validate_language_tag, validate_language_tags
from initiatives.models.activity_querysets import ActivityQuerySet
from initiatives.models.activity_rules import CONSTRAINTS, INDEXES
from initiatives.models.addresses import address_of
from initiatives.models.country import Country
from initiatives.models.history import History
from initiatives.models.keys import Keyed
from initiatives.models.spans import is_undated_sql, span_from_sql, span_until_sql
from initiatives.models.vocabulary import Goal, Series, Theme


class Activity(Keyed):
    """One initiative, workshop or forum (IATI: iati-activity)."""

    KIND: ClassVar[str | None] = None

    slug = models.SlugField(
        _("slug"),
        max_length=120,
        unique=True,
        help_text=_("Its public address, from name and year: ai-workshop-beijing-2025."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ActivityKind, editable=False)
    name = models.CharField(
        _("name"),
        max_length=300,
        help_text=_("In English, as the organizers write it: “Second Workshop on AI Capacity”."),
    )
    short_name = models.CharField(
        _("short name"), max_length=150, blank=True, help_text=_("If one is in use: “WAICO”.")
    )
    native_name = models.CharField(_("name in the original language"), max_length=300, blank=True)
    native_language = models.CharField(
        _("original language"),
        max_length=35,
        blank=True,
        validators=[validate_language_tag],
        help_text=_("BCP 47: zh-Hans, pt-BR."),
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("In own words, neutral; say who claims what.")
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ActivityStatus,
        blank=True,
        help_text=_(
            "For events leave empty: it follows from the dates, unless cancelled, suspended "
            "or not known to have taken place."
        ),
    )
    scope = models.CharField(_("scope"), max_length=10, choices=codelists.Scope, blank=True)
    starts_on = PartialDateField(_("starts on"))
    starts_on_from = first_day("starts_on")
    starts_on_until = last_day("starts_on")
    ends_on = PartialDateField(_("ends on"))
    ends_on_from = first_day("ends_on")
    ends_on_until = last_day("ends_on")
    themes = models.ManyToManyField(
        Theme, related_name="activities", blank=True, verbose_name=_("themes")
    )
    sdgs = models.ManyToManyField(
        Goal, related_name="activities", blank=True, verbose_name=_("sustainable development goals")
    )
    website = models.URLField(
        _("website"), max_length=500, blank=True, help_text=_("Its own page, not news about it.")
    )
    participants_known = models.CharField(
        _("naming of the countries"),
        max_length=4,
        choices=codelists.ParticipantsKnown,
        default=codelists.ParticipantsKnown.NONE,
    )
    # Initiatives only
    initiative_type = models.CharField(
        _("type"), max_length=20, choices=codelists.InitiativeType, blank=True
    )
    announced_on = PartialDateField(_("announced on"))
    announced_on_from = first_day("announced_on")
    announced_on_until = last_day("announced_on")
    adopted_on = PartialDateField(_("adopted on"))
    adopted_on_from = first_day("adopted_on")
    adopted_on_until = last_day("adopted_on")
    # Workshops and forums only
    series = models.ForeignKey(
        Series,
        models.PROTECT,
        related_name="activities",
        null=True,
        blank=True,
        verbose_name=_("series"),
    )
    edition = models.CharField(
        _("edition"), max_length=60, blank=True, help_text=_("As worded: second, 2025.")
    )
    edition_number = models.PositiveSmallIntegerField(_("edition number"), null=True, blank=True)
    city = models.CharField(
        _("city"), max_length=120, blank=True, help_text=_("“Nairobi”; empty for online events.")
    )
    place_country = models.ForeignKey(
        Country,
        models.PROTECT,
        related_name="events",
        null=True,
        blank=True,
        verbose_name=_("country of the place"),
        help_text=_("Where it took place; the host is a participation."),
    )
    venue = models.CharField(
        _("venue"), max_length=250, blank=True, help_text=_("“Tsinghua University”.")
    )
    format = models.CharField(_("format"), max_length=10, choices=codelists.EventFormat, blank=True)
    slogan = models.CharField(
        _("slogan"), max_length=300, blank=True, help_text=_("Its motto or theme, as printed.")
    )
    audience = models.TextField(
        _("audience"), blank=True, help_text=_("Who was invited or came, as the source words it.")
    )
    participants = models.CharField(
        _("participants"),
        max_length=200,
        blank=True,
        help_text=_("As worded: “over 180”, “37”. Empty if not stated."),
    )
    participants_low = bound(_("participants, at least"))
    participants_high = bound(_("participants, at most"))
    countries = models.CharField(
        _("countries taking part"),
        max_length=200,
        blank=True,
        help_text=_("As worded: “nearly 40”, “34”. Empty if not stated."),
    )
    countries_unit = models.CharField(
        _("what is counted"),
        max_length=200,
        blank=True,
        help_text=_("If not countries alone: “countries and regional organizations”."),
    )
    countries_low = bound(_("countries, at least"))
    countries_high = bound(_("countries, at most"))
    apply_by = PartialDateField(_("apply by"))
    apply_by_from = first_day("apply_by")
    apply_by_until = last_day("apply_by")
    registration_url = models.URLField(_("registration"), max_length=500, blank=True)
    languages = models.JSONField(
        _("languages of instruction"),
        default=list,
        blank=True,
        validators=[validate_language_tags],
        help_text=_("BCP 47 tags, one a line: en, fr."),
    )
    # Moved by the workflow
    publication_state = models.CharField(
        _("publication state"),
        max_length=10,
        choices=PublicationState,
        default=PublicationState.DRAFT,
        editable=False,
    )
    first_recorded_at = models.DateTimeField(_("first recorded"), db_default=Now(), editable=False)
    last_changed_at = models.DateTimeField(_("last changed"), db_default=Now(), editable=False)
    last_checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    # Derived; kept by workflow.touch and manage.py reindex
    span_from = day_column(span_from_sql())
    span_until = day_column(span_until_sql())
    is_undated = models.GeneratedField(
        expression=is_undated_sql(),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    sort_key = FoldedField(of=("name",), max_length=300)
    search_text = models.TextField(editable=False, default="", blank=True)
    search_words = WordsField()  # "" unless published: a draft is found by nobody
    recorded_countries = models.PositiveIntegerField(
        _("countries recorded"), default=0, editable=False
    )
    independent_sources = models.PositiveIntegerField(
        _("independent sources"), default=0, editable=False
    )
    one_party = models.CharField(
        _("parties behind the sources"),
        max_length=7,
        choices=codelists.OneParty,
        default=codelists.OneParty.UNKNOWN,
        editable=False,
    )
    has_differing_claims = models.BooleanField(_("sources differ"), default=False, editable=False)
    # By field the keys of claims for the whole record that are older than its value.
    outdated_claims = models.JSONField(default=dict, editable=False)
    unsourced_fields = models.JSONField(_("not sourced"), default=list, editable=False)
    # What it is tied to, as ``ties`` writes it.
    ties = models.TextField(null=True, editable=False)  # noqa: DJ001 - NULL: never written

    objects = ActivityQuerySet.as_manager()
    history = History(
        m2m_fields=[themes, sdgs], excluded_fields=["outdated_claims", "unsourced_fields", "ties"]
    )

    class Meta:
        ordering = ["is_undated", "-span_from", "sort_key", "pk"]
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        permissions = [("publish_activity", _("Can publish and withdraw activities"))]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Fixtures skip save(), so the kind of a proxy is set when the instance is made;
        # rows from the database come with positional values and keep their own.
        if self.KIND and not args:
            kwargs["kind"] = self.KIND
        super().__init__(*args, **kwargs)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of(self.kind, self.slug)

    @property
    def is_event(self) -> bool:
        """Is this a workshop or a forum?"""
        return self.kind in EVENT_KINDS

    def status_on(self, day: date) -> str:
        """Return the status on a day; the same rule as ``status_sql``."""
        if self.status:
            return self.status
        if not self.span_from:
            return ActivityStatus.UNKNOWN
        if self.span_until < day.isoformat():
            return ActivityStatus.COMPLETED
        return (
            ActivityStatus.PROPOSED if self.span_from > day.isoformat() else ActivityStatus.ACTIVE
        )

    def status_words_on(self, day: date) -> Any:
        """Return the status on a day in words that say no more of an event than is on record."""
        status = ActivityStatus(self.status_on(day))
        if not self.is_event:
            return status.label
        return (EVENT_STATUS_ON_RECORD if self.status else EVENT_STATUS_BY_DATES)[status]
