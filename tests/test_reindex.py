"""Reindex: derived columns follow what they are derived from."""

import pytest
from django.core.management import CommandError, call_command

from initiatives.models import (
    Activity,
    ActivityVoice,
    DataVersion,
    Organization,
    Source,
    SourceVoice,
)
from tests.factories import make_activity, make_claim, make_organization, make_source
from tests.loading import tables

pytestmark = pytest.mark.django_db


@pytest.fixture
def stale():
    """Rows whose derived columns do not follow, beside rows whose columns do."""
    activity = make_activity(slug="course", name="Küche", host="CIV")
    make_claim(activity, source=make_source(slug="article", title="Über"))
    make_organization(slug="sound", name="Sound")
    call_command("reindex", verbosity=0)
    Activity.objects.update(sort_key="?", search_text="", search_words="", recorded_countries=7)
    ActivityVoice.objects.update(voice="academia")
    SourceVoice.objects.update(voice="host")
    Source.objects.update(search_text="", sort_key="")
    return activity


DIFFERING = [
    "initiatives.activity course: sort_key",
    "initiatives.source article: sort_key, search_text",
    "initiatives.activity course: search_text, search_words, recorded_countries, voices, "
    "source_voices",
]


def test_reindex_puts_right_what_differs_and_names_it(stale, capsys):
    capsys.readouterr()
    version = DataVersion.objects.get().number

    call_command("reindex")

    assert capsys.readouterr().out.splitlines() == [*DIFFERING, "3 rows put right."]
    stale.refresh_from_db()
    assert (stale.sort_key, stale.recorded_countries) == ("kuche", 1)
    assert "cote d'ivoire" in stale.search_text
    assert [voice.voice for voice in stale.voices.all()] == ["press"]
    assert [told.voice for told in stale.source_voices.all()] == ["press"]
    source = Source.objects.get()
    assert (source.sort_key, source.search_text) == ("uber", "uber a publisher")
    assert DataVersion.objects.get().number == version + 1


def test_reindex_leaves_history_and_dates_alone(stale):
    before = (stale.last_changed_at, stale.history.count())

    call_command("reindex")

    stale.refresh_from_db()
    assert (stale.last_changed_at, stale.history.count()) == before


def test_check_names_what_differs_and_writes_nothing(stale):
    before = tables()

    with pytest.raises(CommandError) as refusal:
        call_command("reindex", check=True)

    assert str(refusal.value).splitlines() == [
        "5 rows differ; “manage.py reindex” mends them:",
        *DIFFERING,
        "facet set voice academia",
        "facet set voice press",
    ]
    assert tables() == before


def test_check_passes_where_nothing_differs(stale, capsys):
    call_command("reindex", verbosity=0)
    before = tables()
    capsys.readouterr()

    call_command("reindex", check=True)
    call_command("reindex")

    assert capsys.readouterr().out.splitlines() == ["0 rows differ.", "0 rows put right."]
    assert tables() == before


def test_rows_beyond_the_first_batch_are_put_right(monkeypatch):
    monkeypatch.setattr("initiatives.importers.derived.BATCH", 2)
    for number in range(5):
        make_organization(slug=f"org-{number}", name=f"Org {number}")
    Organization.objects.update(sort_key="")

    call_command("reindex")

    keys = [row.sort_key for row in Organization.objects.order_by("slug")]
    assert keys == [f"org {number}" for number in range(5)]
