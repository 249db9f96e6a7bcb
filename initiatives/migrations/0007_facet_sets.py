"""The sets of published activities that lists count and select with."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0006_first_slugs'),
    ]

    operations = [
        migrations.CreateModel(
            name='FacetSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('facet', models.CharField(max_length=20, verbose_name='facet')),
                ('value', models.CharField(max_length=120, verbose_name='value')),
                ('members', models.BinaryField(verbose_name='members')),
                ('version', models.PositiveBigIntegerField(db_index=True, verbose_name='version')),
            ],
            options={
                'verbose_name': 'facet set',
                'verbose_name_plural': 'facet sets',
                'constraints': [models.UniqueConstraint(fields=('facet', 'value'), name='facet_set_once')],
            },
        ),
    ]
