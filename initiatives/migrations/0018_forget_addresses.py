"""The address of who suggested something is forgotten once that was decided."""

from django.db import migrations


def forget_addresses(apps, schema_editor):
    suggestions = apps.get_model("initiatives", "Suggestion").objects.using(schema_editor.connection.alias)
    suggestions.exclude(state="open").update(contact="")


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0017_addresses_of_senders_leave_history'),
    ]

    operations = [migrations.RunPython(forget_addresses, migrations.RunPython.noop)]
