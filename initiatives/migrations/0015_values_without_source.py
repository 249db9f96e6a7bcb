"""What is derived of values typed over: which claims are older, which values have no source."""

from django.db import migrations, models

from initiatives.search import index


def index_words(apps, editor):
    """Make the index of words anew: SQLite builds the table anew for a column, without triggers."""
    if editor.connection.vendor == "sqlite":
        for statement in index.create(apps.get_model("initiatives", "Activity"), "sqlite"):
            editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0014_years_of_happenings'),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, index_words),
        migrations.AddField(
            model_name='activity',
            name='outdated_claims',
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AddField(
            model_name='activity',
            name='unsourced_fields',
            field=models.JSONField(default=list, editable=False, verbose_name='not sourced'),
        ),
        migrations.RunPython(index_words, migrations.RunPython.noop),
    ]
