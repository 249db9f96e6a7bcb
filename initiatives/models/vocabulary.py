"""Themes, goals and series: what activities are gathered under."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from initiatives.fields import FoldedField, WordsField
from initiatives.models.addresses import address_of
from initiatives.models.history import History
from initiatives.models.keys import Keyed
from initiatives.words import NAME, REST


class Theme(Keyed):
    """A field of work, such as data or talent and training."""

    KEY = ("slug",)

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=100)
    summary = models.TextField(_("summary"), blank=True)
    search_words = WordsField(of={"name": NAME, "summary": REST})
    history = History()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def __str__(self) -> str:
        return gettext(self.name)

    def get_absolute_url(self) -> str:
        return address_of("theme", self.slug)


class Goal(Keyed):
    """One of the seventeen Sustainable Development Goals."""

    KEY = ("number",)

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    history = History()

    class Meta:
        ordering = ["number"]
        verbose_name = _("sustainable development goal")
        verbose_name_plural = _("sustainable development goals")
        constraints = [
            models.CheckConstraint(
                name="goal_number_is_1_to_17",
                condition=models.Q(number__range=(1, 17)),
                violation_error_message=_("The number of a goal lies between 1 and 17."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {gettext(self.name)}"


class Series(Keyed):
    """Events that follow one another, edition by edition."""

    KEY = ("slug",)

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    sort_key = FoldedField(of=("name",), max_length=200, db_index=True)
    search_words = WordsField(of={"name": NAME, "summary": REST})
    history = History()

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("series", self.slug)
