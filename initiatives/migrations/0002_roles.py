"""The four roles, as groups with their permissions."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

KINDS = ["activity", "initiative", "workshop", "forum"]
# What belongs to one activity.
PARTS = [
    "activityrelation", "check", "claim", "commitment", "document", "evidence", "funding",
    "milestone", "observation", "organizationrole", "outcome", "participation", "pillar",
    "statement",
]  # fmt: skip
# What activities share.
SHARED = ["organization", "person", "publisher", "source"]
VOCABULARY = [
    "country", "countrygroup", "countryname", "goal", "groupmembership", "indicator", "series",
    "theme",
]  # fmt: skip
DECISIONS = ["commitmentoverride", "redirect", "suggestion"]
KEPT = ["activityvoice", "dataversion", "loadedrecord"]
EVERYTHING = [*KINDS, *PARTS, *SHARED, *VOCABULARY, *DECISIONS]
ALL = ["add", "change", "delete", "view"]


def codenames(actions, models):
    return {f"{action}_{model}" for action in actions for model in models}


ENTERS = (
    codenames(ALL, [*KINDS, *PARTS])
    | codenames(["add", "view"], SHARED)
    | codenames(["view"], [*VOCABULARY, "commitmentoverride"])
)
REVIEWS = codenames(ALL, EVERYTHING) | codenames(["view"], KEPT) | {"publish_activity"}
ROLES = {
    # Own drafts, and for a focal point those of given countries: the admin sees to that.
    "Contributor": {"initiatives": ENTERS},
    "Focal point": {"initiatives": ENTERS | codenames(["add", "view"], ["suggestion"])},
    "Editor": {"initiatives": REVIEWS | {"view_focalpoint"}},
    "Administrator": {
        "initiatives": REVIEWS | codenames(ALL, ["focalpoint"]),
        "auth": codenames(ALL, ["user", "group"]) | {"view_permission"},
    },
}


def make_roles(apps, schema_editor):
    using = schema_editor.connection.alias
    for label in ("initiatives", "auth"):
        # post_migrate, which makes permissions, comes too late for the groups.
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, verbosity=0, using=using, apps=apps)
        config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for name, apps_and_codenames in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=name)
        for label, codes in apps_and_codenames.items():
            found = permissions.filter(content_type__app_label=label, codename__in=codes)
            group.permissions.add(*found)


def remove_roles(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, remove_roles)]
