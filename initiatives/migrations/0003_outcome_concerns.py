"""An outcome concerns an initiative; whether it led to it, the record cannot say."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0002_roles")]

    operations = [
        migrations.RemoveConstraint("outcome", "outcome_is_not_itself"),
        migrations.RenameField("outcome", "led_to", "concerns"),
        migrations.RenameField("historicaloutcome", "led_to", "concerns"),
        migrations.AlterField(
            "outcome",
            "concerns",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=models.SET_NULL,
                related_name="outcomes_concerning",
                to="initiatives.activity",
                verbose_name="concerns",
            ),
        ),
        migrations.AlterField(
            "historicaloutcome",
            "concerns",
            models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=models.DO_NOTHING,
                related_name="+",
                to="initiatives.activity",
                verbose_name="concerns",
            ),
        ),
        migrations.AddConstraint(
            "outcome",
            models.CheckConstraint(
                name="outcome_is_not_itself",
                condition=Q(concerns__isnull=True) | ~Q(concerns=F("activity")),
            ),
        ),
    ]
