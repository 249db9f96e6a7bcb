"""The part of one country, or of one organization, in one activity."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives.codelists import Certainty, CountryRole, OrganizationRoleCode, PublicationState
from initiatives.fields import PartialDateField, first_day, last_day, partial_date_constraint
from initiatives.models.activity import Activity
from initiatives.models.codes import code_constraint
from initiatives.models.country import Country
from initiatives.models.history import History
from initiatives.models.keys import Keyed, KeyedQuerySet
from initiatives.models.organization import Organization
from initiatives.models.source import Source


class ParticipationQuerySet(KeyedQuerySet):
    """Questions about who takes part."""

    def published(self) -> ParticipationQuerySet:
        """Participations in activities that the public may see."""
        return self.filter(activity__publication_state=PublicationState.PUBLISHED)


class Participation(Keyed):
    """One country's part in one activity."""

    KEY = ("activity", "country", "role")

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="participations", verbose_name=_("activity")
    )
    country = models.ForeignKey(
        Country, models.PROTECT, related_name="participations", verbose_name=_("country")
    )
    role = models.CharField(
        _("role"),
        max_length=12,
        choices=CountryRole,
        help_text=_("One row a role: a host that also speaks has two."),
    )
    certainty = models.CharField(
        _("certainty"), max_length=9, choices=Certainty, default=Certainty.CONFIRMED
    )
    since = PartialDateField(_("since"))
    since_from = first_day("since")
    since_until = last_day("since")
    note = models.TextField(_("note"), blank=True)
    sources = models.ManyToManyField(
        Source, related_name="participations", blank=True, verbose_name=_("sources")
    )
    objects = ParticipationQuerySet.as_manager()
    history = History(m2m_fields=[sources])

    class Meta:
        ordering = ["activity", "role", "country__sort_key"]
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        indexes = [
            models.Index(fields=["country", "role", "activity"]),
            models.Index(fields=["role", "country"]),
        ]
        constraints = [
            models.UniqueConstraint(
                name="participation_once",
                fields=["activity", "country", "role"],
                violation_error_message=_("This country already has this role here."),
            ),
            code_constraint("participation", "role", CountryRole),
            code_constraint("participation", "certainty", Certainty),
            partial_date_constraint("participation", "since"),
        ]

    def __str__(self) -> str:
        return f"{self.country.name}, {self.get_role_display()}"


class OrganizationRole(Keyed):
    """One organization's part in one activity (IATI: participating-org)."""

    KEY = ("activity", "organization", "role")

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="organization_roles", verbose_name=_("activity")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="roles", verbose_name=_("organization")
    )
    role = models.CharField(_("role"), max_length=12, choices=OrganizationRoleCode)
    certainty = models.CharField(
        _("certainty"), max_length=9, choices=Certainty, default=Certainty.CONFIRMED
    )
    note = models.TextField(_("note"), blank=True)
    sources = models.ManyToManyField(
        Source, related_name="organization_roles", blank=True, verbose_name=_("sources")
    )
    objects = ParticipationQuerySet.as_manager()
    history = History(m2m_fields=[sources])

    class Meta:
        ordering = ["activity", "role", "organization__sort_key"]
        verbose_name = _("role of an organization")
        verbose_name_plural = _("roles of organizations")
        indexes = [models.Index(fields=["organization", "role", "activity"])]
        constraints = [
            models.UniqueConstraint(
                name="organization_role_once", fields=["activity", "organization", "role"]
            ),
            code_constraint("organization", "role", OrganizationRoleCode),
            code_constraint("organization_role", "certainty", Certainty),
        ]

    def __str__(self) -> str:
        return f"{self.organization.name}, {self.get_role_display()}"
