"""Addresses of senders leave the history of suggestions; groups can be suggested about."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0016_due_dates_as_worded'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='historicalsuggestion',
            name='contact',
        ),
        migrations.AlterField(
            model_name='historicalredirect',
            name='noun',
            field=models.CharField(choices=[('activity', 'Activity'), ('country', 'Country'), ('organization', 'Organization'), ('commitment', 'Commitment'), ('source', 'Source'), ('indicator', 'Indicator'), ('series', 'Series'), ('person', 'Person'), ('theme', 'Theme'), ('group', 'Country group')], max_length=12, verbose_name='kind of record'),
        ),
        migrations.AlterField(
            model_name='historicalsuggestion',
            name='noun',
            field=models.CharField(choices=[('activity', 'Activity'), ('country', 'Country'), ('organization', 'Organization'), ('commitment', 'Commitment'), ('source', 'Source'), ('indicator', 'Indicator'), ('series', 'Series'), ('person', 'Person'), ('theme', 'Theme'), ('group', 'Country group')], max_length=12, verbose_name='kind of record'),
        ),
        migrations.AlterField(
            model_name='redirect',
            name='noun',
            field=models.CharField(choices=[('activity', 'Activity'), ('country', 'Country'), ('organization', 'Organization'), ('commitment', 'Commitment'), ('source', 'Source'), ('indicator', 'Indicator'), ('series', 'Series'), ('person', 'Person'), ('theme', 'Theme'), ('group', 'Country group')], max_length=12, verbose_name='kind of record'),
        ),
        migrations.AlterField(
            model_name='suggestion',
            name='noun',
            field=models.CharField(choices=[('activity', 'Activity'), ('country', 'Country'), ('organization', 'Organization'), ('commitment', 'Commitment'), ('source', 'Source'), ('indicator', 'Indicator'), ('series', 'Series'), ('person', 'Person'), ('theme', 'Theme'), ('group', 'Country group')], max_length=12, verbose_name='kind of record'),
        ),
    ]
