"""The one app of the portal."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InitiativesConfig(AppConfig):
    name = "initiatives"
    verbose_name = _("AI Capacity Record")
    default_auto_field = "django.db.models.BigAutoField"
