"""The first slug of records that were renamed before it was kept."""

from django.db import migrations


def fill(apps, schema_editor):
    Redirect = apps.get_model("initiatives", "Redirect")
    first = {}
    for redirect in Redirect.objects.order_by("pk"):
        known = first.setdefault((redirect.noun, redirect.new_slug), redirect.old_slug)
        Redirect.objects.filter(pk=redirect.pk).update(first_slug=known)


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0005_first_slug")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
