"""Due dates that are no day, month or year keep their words."""

from django.db import migrations, models

from initiatives.search import index


def index_words(apps, editor):
    """Make the index of words anew: SQLite builds the table anew for a column, without triggers."""
    if editor.connection.vendor == "sqlite":
        for statement in index.create(apps.get_model("initiatives", "Commitment"), "sqlite"):
            editor.execute(statement)


def as_worded():
    return models.CharField(
        blank=True,
        help_text='If it is no day, month or year: “the first half of 2024”.',
        max_length=100,
        verbose_name='due date as worded',
    )


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0015_values_without_source'),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, index_words),
        migrations.AddField('commitment', 'due_as_worded', as_worded()),
        migrations.AddField('historicalcommitment', 'due_as_worded', as_worded()),
        migrations.RunPython(index_words, migrations.RunPython.noop),
    ]
