"""Without a start, an initiative does not end before it was announced or adopted."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0003_outcome_concerns")]

    operations = [
        migrations.AddConstraint(
            "activity",
            models.CheckConstraint(
                name="activity_ends_on_not_before_announced_or_adopted",
                condition=Q(ends_on="")
                | ~Q(starts_on="")
                | Q(ends_on_until__gte=F("announced_on_from"))
                & Q(ends_on_until__gte=F("adopted_on_from")),
                violation_error_message=(
                    "Without a start, an initiative does not end before it was announced or adopted."
                ),
            ),
        ),
    ]
