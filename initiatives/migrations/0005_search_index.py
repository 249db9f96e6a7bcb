"""The index of words on each engine: FTS5 tables with triggers, or GIN over an expression."""

from django.db import migrations

from initiatives.search import index

MODELS = [
    "activity", "commitment", "country", "countrygroup", "indicator", "organization", "person",
    "publisher", "series", "source", "statement", "theme",
]  # fmt: skip


def create(apps, editor):
    for name in MODELS:
        index.create(apps.get_model("initiatives", name), editor)


def drop(apps, editor):
    for name in MODELS:
        index.drop(apps.get_model("initiatives", name), editor)


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0003_search_words")]

    operations = [migrations.RunPython(create, drop)]
