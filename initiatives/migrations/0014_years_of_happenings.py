"""Sets know the years of all dates: those kept so far are read anew."""

from django.db import migrations


def forget_sets(apps, schema_editor):
    """Forget the sets; the next load or `manage.py reindex` builds them, rows stand in till then."""
    apps.get_model("initiatives", "FacetSet").objects.using(schema_editor.connection.alias).all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0013_order_indexes'),
    ]

    operations = [migrations.RunPython(forget_sets, forget_sets)]
