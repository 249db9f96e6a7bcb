"""The three kinds of activity as models of their own, and the voices that tell of one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives import codelists
from initiatives.codelists import ActivityKind
from initiatives.models.activity import Activity
from initiatives.models.activity_querysets import ActivityQuerySet
from initiatives.models.codes import code_constraint


class KindManager(models.Manager.from_queryset(ActivityQuerySet)):
    """The activities of one kind."""

    def get_queryset(self) -> ActivityQuerySet:
        return super().get_queryset().filter(kind=self.model.KIND)


class Initiative(Activity):
    """A framework, plan, resolution, institution, programme or project."""

    KIND = ActivityKind.INITIATIVE

    objects = KindManager()

    class Meta:
        proxy = True
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")


class Workshop(Activity):
    """A course, seminar or other training event."""

    KIND = ActivityKind.WORKSHOP

    objects = KindManager()

    class Meta:
        proxy = True
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")


class Forum(Activity):
    """A conference, summit or meeting."""

    KIND = ActivityKind.FORUM

    objects = KindManager()

    class Meta:
        proxy = True
        verbose_name = _("forum")
        verbose_name_plural = _("forums")


class ActivityVoice(models.Model):
    """One voice among an activity's sources; derived, so that lists can filter by it."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="voices")
    voice = models.CharField(_("voice"), max_length=20, choices=codelists.Voice)

    class Meta:
        verbose_name = _("voice of an activity")
        verbose_name_plural = _("voices of activities")
        constraints = [
            code_constraint("activity_voice", "voice", codelists.Voice),
            models.UniqueConstraint(name="activity_voice_once", fields=["voice", "activity"]),
        ]

    def __str__(self) -> str:
        return self.get_voice_display()


class SourceVoice(models.Model):
    """For whom a source speaks in one activity that rests on it; derived, to filter sources by."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="source_voices")
    source = models.ForeignKey("Source", models.CASCADE, related_name="voices")
    voice = models.CharField(_("voice"), max_length=20, choices=codelists.Voice)

    class Meta:
        verbose_name = _("voice of a source")
        verbose_name_plural = _("voices of sources")
        indexes = [models.Index(fields=["voice", "source", "activity"])]
        constraints = [
            code_constraint("source_voice", "voice", codelists.Voice),
            models.UniqueConstraint(name="source_voice_once", fields=["activity", "source"]),
        ]

    def __str__(self) -> str:
        return self.get_voice_display()
