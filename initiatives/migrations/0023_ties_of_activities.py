"""Beside each activity what it is tied to, as one text; NULL until it is next written."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0022_administrators_make_tokens'),
    ]

    operations = [
        migrations.AddField(
            model_name='activity',
            name='ties',
            field=models.TextField(editable=False, null=True),
        ),
    ]
