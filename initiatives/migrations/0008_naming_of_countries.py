"""The name of a field, as forms and filters show it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0007_facet_sets'),
    ]

    operations = [
        migrations.AlterField(
            model_name='activity',
            name='participants_known',
            field=models.CharField(choices=[('all', 'All countries are named'), ('some', 'Some countries are named'), ('none', 'The countries are not named')], default='none', max_length=4, verbose_name='naming of the countries'),
        ),
        migrations.AlterField(
            model_name='historicalactivity',
            name='participants_known',
            field=models.CharField(choices=[('all', 'All countries are named'), ('some', 'Some countries are named'), ('none', 'The countries are not named')], default='none', max_length=4, verbose_name='naming of the countries'),
        ),
    ]
