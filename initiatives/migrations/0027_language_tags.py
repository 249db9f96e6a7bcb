"""Tags of languages are checked wherever they are typed; no column changes."""

from django.db import migrations, models

import initiatives.languages


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0026_superusers_make_groups'),
    ]

    operations = [
        migrations.AlterField(
            model_name='activity',
            name='languages',
            field=models.JSONField(blank=True, default=list, help_text='BCP 47 tags, one a line: en, fr.', validators=[initiatives.languages.validate_language_tags], verbose_name='languages of instruction'),
        ),
        migrations.AlterField(
            model_name='activity',
            name='native_language',
            field=models.CharField(blank=True, help_text='BCP 47: zh-Hans, pt-BR.', max_length=35, validators=[initiatives.languages.validate_language_tag], verbose_name='original language'),
        ),
        migrations.AlterField(
            model_name='countryname',
            name='language',
            field=models.CharField(help_text='BCP 47: fr, zh-Hans.', max_length=35, validators=[initiatives.languages.validate_language_tag], verbose_name='language'),
        ),
        migrations.AlterField(
            model_name='document',
            name='language',
            field=models.CharField(default='en', max_length=35, validators=[initiatives.languages.validate_language_tag], verbose_name='language'),
        ),
        migrations.AlterField(
            model_name='historicalactivity',
            name='languages',
            field=models.JSONField(blank=True, default=list, help_text='BCP 47 tags, one a line: en, fr.', validators=[initiatives.languages.validate_language_tags], verbose_name='languages of instruction'),
        ),
        migrations.AlterField(
            model_name='historicalactivity',
            name='native_language',
            field=models.CharField(blank=True, help_text='BCP 47: zh-Hans, pt-BR.', max_length=35, validators=[initiatives.languages.validate_language_tag], verbose_name='original language'),
        ),
        migrations.AlterField(
            model_name='historicalcountryname',
            name='language',
            field=models.CharField(help_text='BCP 47: fr, zh-Hans.', max_length=35, validators=[initiatives.languages.validate_language_tag], verbose_name='language'),
        ),
        migrations.AlterField(
            model_name='historicaldocument',
            name='language',
            field=models.CharField(default='en', max_length=35, validators=[initiatives.languages.validate_language_tag], verbose_name='language'),
        ),
        migrations.AlterField(
            model_name='historicalsource',
            name='language',
            field=models.CharField(db_index=True, default='en', help_text='BCP 47: en, zh.', max_length=35, validators=[initiatives.languages.validate_language_tag], verbose_name='language'),
        ),
        migrations.AlterField(
            model_name='source',
            name='language',
            field=models.CharField(db_index=True, default='en', help_text='BCP 47: en, zh.', max_length=35, validators=[initiatives.languages.validate_language_tag], verbose_name='language'),
        ),
    ]
