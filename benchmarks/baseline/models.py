"""The tables that the portal has, as a plain project would see them."""

from django.db import models


class Country(models.Model):
    iso_alpha3 = models.CharField(max_length=3)
    name = models.CharField(max_length=150)
    region = models.CharField(max_length=3)

    class Meta:
        managed = False
        db_table = "initiatives_country"


class Theme(models.Model):
    slug = models.SlugField()
    name = models.CharField(max_length=150)

    class Meta:
        managed = False
        db_table = "initiatives_theme"


class Activity(models.Model):
    slug = models.SlugField(max_length=120)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=300)
    summary = models.TextField()
    status = models.CharField(max_length=10)
    scope = models.CharField(max_length=10)
    starts_on = models.CharField(max_length=10)
    ends_on = models.CharField(max_length=10)
    span_from = models.CharField(max_length=10)
    city = models.CharField(max_length=120)
    recorded_countries = models.IntegerField()
    publication_state = models.CharField(max_length=10)
    themes = models.ManyToManyField(Theme, through="ActivityTheme")
    countries = models.ManyToManyField(Country, through="Participation")

    class Meta:
        managed = False
        db_table = "initiatives_activity"
        ordering = ["-span_from", "id"]


class ActivityTheme(models.Model):
    activity = models.ForeignKey(Activity, models.DO_NOTHING)
    theme = models.ForeignKey(Theme, models.DO_NOTHING)

    class Meta:
        managed = False
        db_table = "initiatives_activity_themes"


class Participation(models.Model):
    activity = models.ForeignKey(Activity, models.DO_NOTHING, related_name="participations")
    country = models.ForeignKey(Country, models.DO_NOTHING)
    role = models.CharField(max_length=12)

    class Meta:
        managed = False
        db_table = "initiatives_participation"
