"""Pairs of records that look alike and are two."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0023_ties_of_activities'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Distinction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('noun', models.CharField(choices=[('activity', 'Activity'), ('country', 'Country'), ('organization', 'Organization'), ('commitment', 'Commitment'), ('source', 'Source'), ('indicator', 'Indicator'), ('series', 'Series'), ('person', 'Person'), ('theme', 'Theme'), ('group', 'Country group')], max_length=12, verbose_name='kind of record')),
                ('first', models.PositiveBigIntegerField(verbose_name='key of the first')),
                ('second', models.PositiveBigIntegerField(verbose_name='key of the second')),
                ('reason', models.CharField(max_length=250, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'distinction',
                'verbose_name_plural': 'distinctions',
                'ordering': ['noun', 'first', 'second'],
                'constraints': [models.CheckConstraint(condition=models.Q(('noun__in', ['activity', 'country', 'organization', 'commitment', 'source', 'indicator', 'series', 'person', 'theme', 'group'])), name='distinction_noun_is_known'), models.UniqueConstraint(fields=('noun', 'first', 'second'), name='distinction_once'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='distinction_is_in_order')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalDistinction',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('noun', models.CharField(choices=[('activity', 'Activity'), ('country', 'Country'), ('organization', 'Organization'), ('commitment', 'Commitment'), ('source', 'Source'), ('indicator', 'Indicator'), ('series', 'Series'), ('person', 'Person'), ('theme', 'Theme'), ('group', 'Country group')], max_length=12, verbose_name='kind of record')),
                ('first', models.PositiveBigIntegerField(verbose_name='key of the first')),
                ('second', models.PositiveBigIntegerField(verbose_name='key of the second')),
                ('reason', models.CharField(max_length=250, verbose_name='reason')),
                ('history_change_reason', models.TextField(blank=True, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical distinction',
                'verbose_name_plural': 'historical distinctions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
