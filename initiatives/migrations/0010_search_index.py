"""The index of words on each engine: FTS5 tables with triggers, or GIN over an expression."""

from django.db import migrations

from initiatives.search import index

MODELS = [
    "activity", "commitment", "country", "countrygroup", "indicator", "organization", "person",
    "publisher", "series", "source", "statement", "theme",
]  # fmt: skip


def run(statements_for, apps, editor):
    for name in MODELS:
        model = apps.get_model("initiatives", name)
        for statement in statements_for(model, editor.connection.vendor):
            editor.execute(statement)


def create(apps, editor):
    run(index.create, apps, editor)


def drop(apps, editor):
    run(index.drop, apps, editor)


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0009_search_words")]

    operations = [migrations.RunPython(create, drop)]
