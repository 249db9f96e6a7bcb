"""Let suggestions and redirects name the nouns that have facts of their own."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0019_decided_keeps_no_address'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='redirect',
            name='redirect_noun_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='suggestion',
            name='suggestion_noun_is_known',
        ),
        migrations.AddConstraint(
            model_name='redirect',
            constraint=models.CheckConstraint(condition=models.Q(('noun__in', ['activity', 'country', 'organization', 'commitment', 'source', 'indicator', 'series', 'person', 'theme', 'group'])), name='redirect_noun_is_known'),
        ),
        migrations.AddConstraint(
            model_name='suggestion',
            constraint=models.CheckConstraint(condition=models.Q(('noun__in', ['activity', 'country', 'organization', 'commitment', 'source', 'indicator', 'series', 'person', 'theme', 'group'])), name='suggestion_noun_is_known'),
        ),
    ]
