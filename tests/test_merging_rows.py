"""Merging: each row that points to the record given up moves, folds or lets go, and is signed."""

import pytest

from initiatives import merging, models
from tests import factories as make
from tests.merging_data import (
    MAKERS,
    POINTING,
    REASON,
    WAYS,
    document,
    linked,
    merge,
    milestone,
    outcome,
    pair,
    pillar,
    relation,
    role,
)
from tests.signatures import signed

pytestmark = [pytest.mark.no_cover, pytest.mark.django_db]


@pytest.mark.parametrize("model", POINTING, ids=lambda model: model.__name__)
def test_every_relation_of_the_models_has_its_row_here(model):
    found = {f"{way.model.__name__}.{way.name}" for way in merging.relations_to(model)}

    assert found == set(POINTING[model])


@pytest.mark.parametrize(("model", "name"), WAYS, ids=[name for _model, name in WAYS])
def test_a_row_moves_and_its_history_says_who_and_why(model, name):
    kept, given_up = pair(model)
    row = POINTING[model][name](given_up)
    elsewhere = POINTING[model][name](MAKERS[model]())
    column = name.partition(".")[2]

    editor = merge(kept, given_up)

    assert pointed_at(row, column) == [kept.pk]
    assert kept.pk not in pointed_at(elsewhere, column)
    assert signed(row) == ("~", editor, f"Merged with “{given_up}” (given-up): {REASON}")
    assert not model.objects.filter(pk=given_up.pk).exists()


def pointed_at(row, column):
    """Return the keys that a row points to by a column."""
    row = type(row).objects.get(pk=row.pk)
    if row._meta.get_field(column).many_to_many:
        return [record.pk for record in getattr(row, column).all()]
    return [getattr(row, f"{column}_id")]


# Twins


def test_participations_of_one_country_in_one_role_fold():
    kept, given_up = pair()
    known, added = make.make_source(), make.make_source()
    there = linked(make.make_participation(kept, "KEN", note="As a guest"), known)
    twin = linked(
        make.make_participation(
            given_up, "KEN", note="By video", since="2025", certainty="reported"
        ),
        added,
    )
    host = make.make_participation(given_up, "KEN", "host")

    editor = merge(kept, given_up)

    assert set(kept.participations.all()) == {there, host}
    there.refresh_from_db()
    assert (there.note, there.since, there.certainty) == (
        "As a guest\n\nBy video",
        "2025",
        "confirmed",
    )
    assert set(there.sources.all()) == {known, added}
    gone = models.Participation.history.filter(id=twin.pk).latest()
    assert (gone.history_type, gone.history_user, gone.certainty) == ("-", editor, "reported")
    assert signed(there)[1:] == (editor, f"Merged with “A workshop” (given-up): {REASON}")


def test_what_a_twin_says_otherwise_is_told_before():
    kept, given_up = pair()
    make.make_participation(kept, "KEN", certainty="confirmed")
    make.make_participation(given_up, "KEN", certainty="reported", note="By video")

    [step] = merging.preview(kept, given_up).steps

    told = [(value.name, value.kept, value.other, value.becomes) for value in step.values]
    assert step.fate == merging.Fate.FOLDS
    assert told == [
        ("certainty", "Confirmed", "Reported", "choice"),
        ("note", "", "By video", "filled"),
    ]


def test_claims_of_one_source_on_one_value_fold_and_suggestions_follow():
    kept, given_up = pair()
    source = make.make_source()
    there = make.make_claim(kept, "city", source=source, value="Nairobi", locator="page 1")
    twin = make.make_claim(given_up, "city", source=source, value="Nairobi", locator="page 2")
    other = make.make_claim(given_up, "city", source=source, value="Mombasa")
    suggestion = make.make_suggestion(claim=twin, state="accepted")

    merge(kept, given_up)

    assert set(kept.claims.all()) == {there, other}
    assert kept.claims.get(pk=there.pk).locator == "page 1; page 2"
    suggestion.refresh_from_db()
    assert suggestion.claim == there


def test_claims_of_two_sources_that_are_one_fold():
    kept, given_up = pair(models.Source)
    activity = make.make_activity()
    there = make.make_claim(activity, source=kept)
    make.make_claim(activity, source=given_up, note="Read again")

    merge(kept, given_up)

    [claim] = activity.claims.all()
    assert (claim, claim.note) == (there, "Read again")


def test_a_withdrawn_claim_does_not_withdraw_its_twin():
    kept, given_up = pair()
    source = make.make_source()
    make.make_claim(kept, source=source)
    make.make_claim(given_up, source=source, is_withdrawn=True, withdrawn_reason="wrong")

    merge(kept, given_up)

    [claim] = kept.claims.all()
    assert (claim.is_withdrawn, claim.withdrawn_reason) == (False, "")


def test_roles_milestones_documents_and_relations_fold():
    kept, given_up = pair()
    body, target, source = make.make_organization(), make.make_activity(), make.make_source()
    for activity in (kept, given_up):
        role(body, activity)
        milestone(activity)
        document(activity)
        relation(target, from_activity=activity)
    linked(given_up.milestones.get(), source)
    linked(given_up.relations.get(), source)

    merge(kept, given_up)

    folded = (kept.organization_roles, kept.milestones, kept.documents, kept.relations)
    assert [rows.count() for rows in folded] == [1] * 4
    assert [kept.milestones.get().sources.get(), kept.relations.get().sources.get()] == [source] * 2


def test_roles_of_two_organizations_that_are_one_fold():
    kept, given_up = pair(models.Organization)
    activity = make.make_activity()
    for body in (kept, given_up):
        role(body, activity)
    host = role(given_up, activity, role="host")

    merge(kept, given_up)

    assert [(row.organization, row.role) for row in activity.organization_roles.all()] == [
        (kept, "host"),
        (kept, "partner"),
    ]
    assert host in kept.roles.all()


def test_a_row_with_both_sources_keeps_one():
    kept, given_up = pair(models.Source)
    row = linked(linked(milestone(), kept), given_up)

    merge(kept, given_up)

    assert list(row.sources.all()) == [kept]
    assert signed(row)[2] == f"Merged with “A source” (given-up): {REASON}"


# Numbers


def test_outcomes_that_say_the_same_fold_and_others_get_the_next_number():
    kept, given_up = pair()
    outcome(kept, text="A declaration")
    outcome(kept, text="A network")
    outcome(given_up, text="A course")
    outcome(given_up, text="A declaration")

    merge(kept, given_up)

    assert list(kept.outcomes.values_list("number", "text")) == [
        (1, "A declaration"),
        (2, "A network"),
        (3, "A course"),
    ]


def test_parts_of_a_text_that_are_called_the_same_fold():
    kept, given_up = pair(kind="initiative")
    pillar(kept, name="Skills")
    theme = models.Theme.objects.create(slug="skills", name="Skills")
    pillar(given_up, name="Skills", summary="Courses").themes.add(theme)
    pillar(given_up, name="Data")

    merge(kept, given_up)

    told = list(kept.pillars.values_list("number", "name", "summary"))
    assert told == [(1, "Skills", "Courses"), (2, "Data", "")]
    assert list(kept.pillars.first().themes.all()) == [theme]


# Itself


def test_what_would_point_to_itself_falls_or_lets_go():
    kept, given_up = pair()
    relation(given_up, from_activity=kept)
    relation(kept, from_activity=given_up, kind="follows-up")
    spoken_of = outcome(kept, concerns=given_up)
    bare = outcome(given_up, text="", concerns=kept)

    fates = [step.fate for step in merging.preview(kept, given_up).steps]
    merge(kept, given_up)

    assert sorted(fates) == ["falls", "falls", "falls", "lets-go"]
    assert not models.ActivityRelation.objects.exists()
    assert [(row.pk, row.concerns) for row in kept.outcomes.all()] == [(spoken_of.pk, None)]
    assert models.Outcome.history.filter(id=bare.pk).latest().history_type == "-"


@pytest.mark.parametrize("is_child", [True, False])
def test_a_body_does_not_become_its_own_part(is_child):
    kept, given_up = pair(models.Organization)
    above = make.make_organization()
    if is_child:
        models.Organization.objects.filter(pk=given_up.pk).update(parent=above)
        models.Organization.objects.filter(pk=kept.pk).update(parent=given_up)
    else:
        models.Organization.objects.filter(pk=kept.pk).update(parent=above)
        models.Organization.objects.filter(pk=given_up.pk).update(parent=kept)

    merge(kept, given_up)

    assert models.Organization.objects.get(pk=kept.pk).parent == above


def test_reprints_do_not_run_in_a_ring():
    kept, given_up = pair(models.Source)
    between = make.make_source(reprint_of=given_up)
    models.Source.objects.filter(pk=kept.pk).update(reprint_of=between)

    merge(kept, given_up)

    assert models.Source.objects.get(pk=between.pk).reprint_of == kept
    assert models.Source.objects.get(pk=kept.pk).reprint_of is None
