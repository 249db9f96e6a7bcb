"""Merging: values, addresses, history, and what follows a merge."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from initiatives import merging, models, workflow
from initiatives.exports.identity import with_first_slug
from tests import factories as make
from tests.editors import make_user
from tests.loading import Files, load, tables
from tests.merging_data import MAKERS, REASON, counts, merge, pair, relation, role
from tests.signatures import signed

pytestmark = pytest.mark.django_db


# Values


def test_empty_values_are_filled_and_others_stay_unless_taken():
    kept = make.make_activity(slug="kept", name="Course", city="Nairobi", venue="")
    given_up = make.make_activity(
        slug="given-up",
        name="Training",
        city="Mombasa",
        place_country=make.make_country("KEN"),
        venue="A hall",
        languages=["en"],
    )
    told = [(value.name, value.becomes) for value in merging.preview(kept, given_up).values]

    merge(kept, given_up, taken=["city"])

    kept.refresh_from_db()
    assert (kept.name, kept.city, kept.venue) == ("Course", "Mombasa", "A hall")
    assert (kept.place_country.iso_alpha3, kept.languages) == ("KEN", ["en"])
    assert told == [
        ("name", "choice"),
        ("city", "choice"),
        ("place_country", "filled"),
        ("venue", "filled"),
        ("languages", "filled"),
    ]


def test_a_number_goes_with_its_words():
    kept = make.make_activity(participants="37", participants_low=37, participants_high=37)
    given_up = make.make_activity(participants="over 180", participants_low=181)

    merge(kept, given_up, taken=["participants"])

    kept.refresh_from_db()
    bounds = (kept.participants, kept.participants_low, kept.participants_high)
    assert bounds == ("over 180", 181, None)


def test_themes_of_both_are_kept():
    kept, given_up = pair()
    data, skills = (
        models.Theme.objects.create(slug=name, name=name) for name in ("data", "skills")
    )
    kept.themes.add(data)
    given_up.themes.add(data, skills)

    [added] = merging.preview(kept, given_up).added
    merge(kept, given_up)

    assert added.records == [skills]
    assert set(kept.themes.all()) == {data, skills}


def test_names_of_the_body_given_up_are_names_of_the_kept_one():
    kept = make.make_organization(name="Tsinghua University", acronym="THU", aliases=["Tsinghua"])
    given_up = make.make_organization(name="Qinghua", acronym="QHU", aliases=["Tsinghua", "QH"])

    merge(kept, given_up, taken=["acronym"])

    kept.refresh_from_db()
    assert (kept.name, kept.acronym) == ("Tsinghua University", "QHU")
    assert kept.aliases == ["Tsinghua", "QH", "THU", "Qinghua"]


def test_notes_of_both_sources_are_kept():
    kept = make.make_source(note="Seen in print", read_extent="unstated")
    given_up = make.make_source(note="Seen on paper", read_extent="whole", read_on="2026-01-02")

    merge(kept, given_up)

    kept.refresh_from_db()
    assert kept.note == "Seen in print\n\nSeen on paper"
    assert (str(kept.read_on), kept.read_extent) == ("2026-01-02", "whole")


def test_values_that_do_not_go_together_are_refused():
    kept = make.make_activity(starts_on="2025-05-01", ends_on="2025-05-03")
    given_up = make.make_activity(starts_on="2025-06-01", ends_on="2025-06-03")

    with pytest.raises(ValidationError, match="The later date lies before the earlier one"):
        merge(kept, given_up, taken=["starts_on"])

    assert models.Activity.objects.count() == 2


# Addresses


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_every_former_address_leads_to_the_kept_record(model):
    kept, given_up = pair(model)
    editor = make_user()
    workflow.rename(given_up, "later", by=editor, reason="called so")
    workflow.rename(kept, "new", by=editor, reason="called so")

    merge(kept, given_up, editor)
    workflow.rename(kept, "newest", by=editor, reason="called so")

    leads = models.Redirect.objects.order_by("old_slug").values_list("old_slug", "new_slug")
    assert list(leads) == [(old, "newest") for old in ("given-up", "kept", "later", "new")]
    noun = models.Redirect.objects.first().noun
    [row] = with_first_slug(model.objects.all(), noun)
    assert row.first_slug == "kept"


def test_an_address_that_led_elsewhere_leads_to_the_kept_record():
    kept, given_up = pair()
    models.Redirect.objects.create(noun="activity", old_slug="kept", new_slug="given-up")
    models.Redirect.objects.create(noun="source", old_slug="given-up", new_slug="a-source")

    editor = merge(kept, given_up)

    redirect = models.Redirect.objects.get(noun="activity")
    assert (redirect.old_slug, redirect.new_slug) == ("given-up", "kept")
    assert signed(redirect)[1] == editor
    assert models.Redirect.objects.filter(noun="source", new_slug="a-source").exists()


def test_suggestions_on_the_record_given_up_are_about_the_kept_one():
    kept, given_up = pair()
    suggestion = make.make_suggestion(slug="given-up")
    other = make.make_suggestion("source", "given-up")

    merge(kept, given_up)

    suggestion.refresh_from_db()
    other.refresh_from_db()
    assert (suggestion.slug, other.slug) == ("kept", "given-up")


# History


def test_the_history_of_both_says_what_became_of_them():
    kept, given_up = pair(name="A course")
    key = given_up.pk

    editor = merge(kept, given_up)

    assert signed(kept) == ("~", editor, f"Merged with “A course” (given-up): {REASON}")
    gone = models.Activity.history.filter(id=key)
    assert [(row.history_type, row.name) for row in gone] == [("-", "A course"), ("+", "A course")]
    assert gone[0].history_user == editor
    assert gone[0].history_change_reason == f"Merged into “A course” (kept): {REASON}"


def test_a_draft_is_not_named_where_the_public_reads():
    kept, draft = make.make_activity(), make.make_activity(name="Secret", publication_state="draft")
    make.make_claim(draft)

    merge(kept, draft)

    reasons = [signed(kept)[2], signed(kept.claims.get())[2]]
    assert reasons == [f"Merged with a record that is not public: {REASON}"] * 2


# What follows


def test_the_activities_concerned_are_touched_and_renewed():
    kept, given_up = pair(models.Organization)
    moved, resting, other = (make.make_found(name=name) for name in ("Moved", "Resting", "Other"))
    role(given_up, moved)
    role(kept, resting)
    times = dict(models.Activity.objects.values_list("name", "last_changed_at"))
    workflow.bump()
    number = models.DataVersion.objects.get().number

    merge(kept, given_up)

    later = dict(models.Activity.objects.values_list("name", "last_changed_at"))
    assert [name for name in times if later[name] != times[name]] == ["Moved"]
    assert models.DataVersion.objects.get().number > number
    assert other


def test_both_ends_of_a_relation_are_touched():
    kept, given_up = pair()
    target = make.make_activity(name="Target")
    relation(target, from_activity=given_up)
    before = models.Activity.objects.get(pk=target.pk).last_changed_at

    merge(kept, given_up)

    assert models.Activity.objects.get(pk=target.pk).last_changed_at > before


def test_sources_that_become_one_count_as_one():
    kept, given_up = pair(models.Source)
    activity = make.make_activity()
    make.make_claim(activity, source=kept)
    make.make_claim(activity, source=given_up)
    workflow.refresh(activity)
    assert activity.independent_sources == 2

    merge(kept, given_up)

    activity.refresh_from_db()
    assert activity.independent_sources == 1
    assert [row.source_id for row in activity.source_voices.all()] == [kept.pk]


def test_a_statement_is_found_by_the_name_of_the_kept_body():
    kept = make.make_organization(name="Telecommunication Union")
    given_up = make.make_organization(name="Union")
    said = make.make_statement(speaker_kind="body", speaker="", body=given_up)

    merge(kept, given_up)

    said.refresh_from_db()
    assert "telecommunication" in said.search_words


def test_nothing_derived_is_out_of_step_afterwards(capsys):
    kept, given_up = pair()
    for activity in (kept, given_up):
        make.make_participation(activity, "KEN")
        make.make_claim(activity, "city", value="Nairobi")
    call_command("reindex")

    merge(kept, given_up)

    call_command("reindex", check=True)
    assert counts(kept) == {"Claim.activity": 2, "Participation.activity": 1}


def test_a_source_of_one_record_carries_no_value_that_only_the_other_had():
    kept = make.make_activity(slug="kept", city="Nairobi", venue="")
    given_up = make.make_activity(slug="given-up", city="Mombasa", venue="A hall")
    own, moved = make.make_claim(kept), make.make_claim(given_up)

    merge(kept, given_up)

    kept.refresh_from_db()
    assert (kept.city, kept.venue) == ("Nairobi", "A hall")
    assert kept.outdated_claims == {"city": [moved.pk], "venue": [own.pk]}
    assert kept.unsourced_fields == []


# Files that are loaded again


def test_loading_again_after_a_merge_changes_nothing(tmp_path, capsys):
    files = Files(tmp_path)
    files.copy("workshop", slug="again", name="The course again")
    path = files.write()
    load(path)
    kept, given_up = (models.Workshop.objects.get(slug=slug) for slug in ("course", "again"))
    merge(kept, given_up)
    before = {name: rows for name, rows in tables().items() if "history" not in name}
    capsys.readouterr()

    load(path)

    out = capsys.readouterr().out
    after = {name: rows for name, rows in tables().items() if "history" not in name}
    assert "0 created, 0 updated, 12 unchanged, 1 left alone" in out
    assert [name for name in before if before[name] != after[name]] in (
        [],
        ["initiatives_dataversion"],
    )
