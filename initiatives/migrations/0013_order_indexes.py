"""An index for each order that had none, undated rows last; one for each level of region."""

from django.db import migrations, models

import initiatives.fields


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0012_dates_of_happenings'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='commitment',
            options={'ordering': ['initiative__sort_key', 'initiative_id', 'number', 'slug'], 'verbose_name': 'commitment', 'verbose_name_plural': 'commitments'},
        ),
        migrations.RemoveIndex(
            model_name='activity',
            name='activity_by_change',
        ),
        migrations.RemoveIndex(
            model_name='activity',
            name='activity_by_kind_change',
        ),
        migrations.RemoveIndex(
            model_name='country',
            name='initiatives_region_ae4db3_idx',
        ),
        migrations.RemoveIndex(
            model_name='source',
            name='initiatives_publish_ea1020_idx',
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['publication_state', 'last_changed_at', 'id'], name='activity_by_change'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['publication_state', 'kind', 'last_changed_at', 'id'], name='activity_by_kind_change'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['publication_state', 'recorded_countries', 'sort_key'], name='activity_by_fewest'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['publication_state', 'kind', 'recorded_countries', 'sort_key'], name='activity_by_kind_fewest'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(fields=['-due_on_until', 'initiative', 'number', 'slug'], name='commitment_by_latest'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(initiatives.fields.IsUndated('due_on_until'), models.F('due_on_until'), models.F('initiative'), models.F('number'), models.F('slug'), name='commitment_by_earliest'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(fields=['initiative', 'number', 'slug'], name='commitment_in_text'),
        ),
        migrations.AddIndex(
            model_name='country',
            index=models.Index(fields=['region'], name='country_by_region'),
        ),
        migrations.AddIndex(
            model_name='country',
            index=models.Index(fields=['subregion'], name='country_by_subregion'),
        ),
        migrations.AddIndex(
            model_name='country',
            index=models.Index(fields=['intermediate_region'], name='country_by_intermediate_region'),
        ),
        migrations.AddIndex(
            model_name='observation',
            index=models.Index(fields=['-as_of_from', 'slug'], name='observation_by_latest'),
        ),
        migrations.AddIndex(
            model_name='observation',
            index=models.Index(initiatives.fields.IsUndated('as_of_from'), models.F('as_of_from'), models.F('slug'), name='observation_by_earliest'),
        ),
        migrations.AddIndex(
            model_name='source',
            index=models.Index(fields=['publisher', '-published_on_from', 'sort_key'], name='initiatives_publish_45da3d_idx'),
        ),
        migrations.AddIndex(
            model_name='source',
            index=models.Index(initiatives.fields.IsUndated('published_on_from'), models.F('published_on_from'), models.F('sort_key'), name='source_by_earliest'),
        ),
        migrations.AddIndex(
            model_name='statement',
            index=models.Index(fields=['-made_on_from', 'slug'], name='statement_by_latest'),
        ),
        migrations.AddIndex(
            model_name='statement',
            index=models.Index(initiatives.fields.IsUndated('made_on_from'), models.F('made_on_from'), models.F('slug'), name='statement_by_earliest'),
        ),
    ]
