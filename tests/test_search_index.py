"""The engine's index is equal to the column of words, whatever way rows are written."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from initiatives import derived, search
from initiatives.models import Activity, Country, Organization, Source, Statement
from initiatives.search import index
from tests import factories as make

pytestmark = pytest.mark.django_db


def names(text: str) -> list[str]:
    return [row.name for row in search.matching(Organization.objects.all(), text)]


def test_every_noun_has_its_index_after_all_migrations():
    """A migration that rebuilds a table on SQLite ends in index.create for it."""
    assert index.damaged() == []
    assert len(index.indexed_models()) == 12


def test_the_index_follows_update_bulk_create_and_delete():
    Organization.objects.bulk_create(
        Organization(slug=f"o-{name}", name=name, kind="academia") for name in ("Solar", "Wind")
    )
    assert (names("solar"), names("wind")) == (["Solar"], ["Wind"])

    Organization.objects.filter(name="Wind").update(search_words="# tides")
    assert (names("wind"), names("tides")) == ([], ["Wind"])
    Organization.objects.filter(name="Solar").update(kind="company", id=9_999_999)
    assert names("solar") == ["Solar"]
    Organization.objects.filter(name="Solar").delete()
    assert names("solar") == []

    assert index.damaged() == []
    with pytest.raises(CommandError, match=r"organization o-Wind: search_words"):
        call_command("reindex", check=True)
    call_command("reindex", verbosity=0)
    assert names("wind") == ["Wind"]
    call_command("reindex", check=True)


def test_words_in_any_shape_are_indexed_by_both_engines():
    make.make_organization(name="Shape")
    Organization.objects.update(search_words="  # shape   twice  shape ")

    assert names("twice") == ["Shape"]


@pytest.mark.sqlite_only
def test_reindex_finds_and_mends_an_index_that_differs(capsys):
    make.make_organization(name="Solar")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER initiatives_organization_words_update")
        cursor.execute("UPDATE initiatives_organization SET search_words = '# wind'")

    with pytest.raises(CommandError, match="initiatives_organization: index of words"):
        call_command("reindex", check=True)
    call_command("reindex")

    assert "initiatives_organization: index of words" in capsys.readouterr().out
    assert index.damaged() == []
    assert names("solar") == ["Solar"]


@pytest.mark.postgres_only
def test_words_are_looked_up_in_the_index():
    rows = search.matching(Activity.objects.order_by(), "solar").values("pk")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = rows.explain()

    assert "initiatives_activity_words" in plan


def test_names_of_others_reach_those_found_by_them():
    publisher = make.make_publisher(name="Herald")
    source = make.make_source(publisher, title="Report")
    person = make.make_person("Ada Speaker")
    statement = make.make_statement(person, source=source)
    for row, name in ((publisher, "Gazette"), (person, "Ada Orator")):
        row.name = name
        row.save()
        derived.renew_words_after(row)

    assert list(search.matching(Source.objects.all(), "gazette")) == [source]
    assert list(search.matching(Source.objects.all(), "herald")) == []
    assert list(search.matching(Statement.objects.all(), "orator")) == [statement]
    make.name_country("KEN", "fr", "Le Kenya")
    assert [row.pk for row in search.matching(Country.objects.all(), "le kenya")]
