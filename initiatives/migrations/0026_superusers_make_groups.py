"""Administrators give users groups; what a group may do is for superusers to say."""

from django.db import migrations

CODENAMES = ["add_group", "change_group", "delete_group"]


def groups_and_permissions(apps, schema_editor):
    using = schema_editor.connection.alias
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using).filter(name="Administrator")
    found = permissions.filter(content_type__app_label="auth", codename__in=CODENAMES)
    return groups, found


def disallow(apps, schema_editor):
    groups, permissions = groups_and_permissions(apps, schema_editor)
    for group in groups:
        group.permissions.remove(*permissions)


def allow(apps, schema_editor):
    groups, permissions = groups_and_permissions(apps, schema_editor)
    for group in groups:
        group.permissions.add(*permissions)


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0025_form_of_normalised_dates")]
    operations = [migrations.RunPython(disallow, allow)]
