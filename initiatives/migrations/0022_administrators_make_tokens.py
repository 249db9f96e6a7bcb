"""Administrators make and revoke tokens of the API."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

CODENAMES = ["add_apitoken", "change_apitoken", "view_apitoken"]


def allow(apps, schema_editor):
    using = schema_editor.connection.alias
    # post_migrate, which makes permissions, comes too late for the group.
    config = apps.get_app_config("initiatives")
    config.models_module = True
    create_permissions(config, verbosity=0, using=using, apps=apps)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    found = permissions.filter(content_type__app_label="initiatives", codename__in=CODENAMES)
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name="Administrator"):
        group.permissions.add(*found)


def disallow(apps, schema_editor):
    using = schema_editor.connection.alias
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    found = permissions.filter(content_type__app_label="initiatives", codename__in=CODENAMES)
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name="Administrator"):
        group.permissions.remove(*found)


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0021_api_tokens")]
    operations = [migrations.RunPython(allow, disallow)]
