"""Corrections and additions that the public or a focal point proposes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from initiatives.codelists import Noun, SuggestionState, fact_label
from initiatives.models.addresses import address_of
from initiatives.models.claim import Claim
from initiatives.models.codes import code_constraint
from initiatives.models.history import History
from initiatives.models.keys import Keyed, KeyedQuerySet


class SuggestionQuerySet(KeyedQuerySet):
    """Questions about suggestions."""

    def undecided(self) -> SuggestionQuerySet:
        """Suggestions that wait for an editor."""
        return self.filter(state=SuggestionState.OPEN)


class Suggestion(Keyed):
    """A proposal on one field of one record; its outcome is public under its number."""

    KEY = ("number",)

    number = models.CharField(_("number"), max_length=20, unique=True)
    noun = models.CharField(_("kind of record"), max_length=12, choices=Noun)
    slug = models.CharField(_("record"), max_length=120)
    field = models.CharField(_("field"), max_length=40, blank=True)
    value = models.TextField(_("value proposed"))
    source_title = models.CharField(_("title of the source"), max_length=400, blank=True)
    source_url = models.URLField(_("web address of the source"), max_length=1000, blank=True)
    remark = models.TextField(_("remark"), blank=True)
    contact = models.EmailField(_("address for an answer"), blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="suggestions",
        null=True,
        blank=True,
        verbose_name=_("submitted by"),
    )
    submitted_at = models.DateTimeField(_("submitted"), db_default=Now(), editable=False)
    state = models.CharField(
        _("state"), max_length=8, choices=SuggestionState, default=SuggestionState.OPEN
    )
    decision = models.TextField(_("reason of the decision"), blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    claim = models.ForeignKey(
        Claim,
        models.SET_NULL,
        related_name="suggestions",
        null=True,
        blank=True,
        verbose_name=_("claim that came of it"),
    )
    objects = SuggestionQuerySet.as_manager()
    history = History(excluded_fields=["contact"])  # deleted for good once it was decided

    class Meta:
        ordering = ["-submitted_at", "pk"]
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        indexes = [
            models.Index(fields=["state", "-submitted_at"]),
            models.Index(fields=["noun", "slug"]),
        ]
        constraints = [
            code_constraint("suggestion", "noun", Noun),
            code_constraint("suggestion", "state", SuggestionState),
            models.CheckConstraint(
                name="suggestion_decided_keeps_no_address",
                condition=models.Q(state=SuggestionState.OPEN) | models.Q(contact=""),
                violation_error_message=_("The address is deleted once it is decided."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return address_of("suggestion", self.number)

    @property
    def is_open(self) -> bool:
        """Does it wait for an editor?"""
        return self.state == SuggestionState.OPEN

    @property
    def fact(self) -> Any:
        """What the fact is called that it is about."""
        return fact_label(self.noun, self.field)
