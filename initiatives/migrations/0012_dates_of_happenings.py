"""Indexes by which the happenings of a year are found: dates of initiatives and of promises."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0011_source_voices'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['publication_state', 'kind', 'announced_on_from'], name='activity_by_announced'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['publication_state', 'kind', 'adopted_on_from'], name='activity_by_adopted'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['publication_state', 'kind', 'starts_on_from'], name='activity_by_start'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['publication_state', 'kind', 'ends_on_from'], name='activity_by_end'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(fields=['due_on_from'], name='commitment_by_due'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(fields=['made_on_from'], name='commitment_by_made'),
        ),
    ]
