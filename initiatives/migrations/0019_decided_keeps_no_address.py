"""A suggestion that was decided keeps no address."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0018_forget_addresses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='suggestion',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'open'), ('contact', ''), _connector='OR'), name='suggestion_decided_keeps_no_address', violation_error_message='The address is deleted once it is decided.'),
        ),
    ]
