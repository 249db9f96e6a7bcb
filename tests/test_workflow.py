"""Who may move what, and the move."""

import ast

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError

from initiatives import workflow
from initiatives.models import Activity, Claim, Workshop
from tests.editors import make_user, recorded
from tests.factories import make_activity, make_claim

pytestmark = pytest.mark.django_db

MOVES = {
    "submit": workflow.submit,
    "publish": workflow.publish,
    "withdraw": workflow.withdraw,
    "back_to_draft": workflow.back_to_draft,
}

STATES = ["draft", "in-review", "published", "withdrawn"]

LEGAL = {
    ("submit", "draft"): "in-review",
    ("publish", "in-review"): "published",
    ("publish", "withdrawn"): "published",
    ("withdraw", "published"): "withdrawn",
    ("back_to_draft", "in-review"): "draft",
    ("back_to_draft", "withdrawn"): "draft",
}


def sourced(state, **fields):
    """Return a dated workshop in a state, with one claim for the whole record."""
    activity = make_activity(starts_on="2025-05-12", publication_state=state, **fields)
    make_claim(activity)
    return activity


def state_of(activity):
    return Activity.objects.get(pk=activity.pk).publication_state


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", MOVES)
def test_each_move_starts_where_the_table_says(name, state):
    activity, editor = sourced(state), make_user()

    if (name, state) in LEGAL:
        MOVES[name](activity, by=editor, reason="checked")
        expected = LEGAL[name, state]
    else:
        with pytest.raises(ValidationError) as refusal:
            MOVES[name](activity, by=editor, reason="checked")
        assert refusal.value.code == "illegal_move"
        expected = state

    assert (state_of(activity), activity.publication_state) == (expected, expected)


@pytest.mark.parametrize(
    ("role", "name", "is_allowed"),
    [
        ("Contributor", "submit", True),
        ("Contributor", "publish", False),
        ("Contributor", "withdraw", False),
        ("Contributor", "back_to_draft", False),
        ("Focal point", "publish", False),
        ("Focal point", "withdraw", False),
        ("Editor", "publish", True),
        ("Administrator", "withdraw", True),
    ],
)
def test_roles_may_make_these_moves(role, name, is_allowed):
    start = next(state for move, state in LEGAL if move == name)
    activity, user = sourced(start), make_user(role)
    recorded(activity, user)

    if is_allowed:
        MOVES[name](activity, by=user, reason="checked")
    else:
        with pytest.raises(PermissionDenied):
            MOVES[name](activity, by=user, reason="checked")

    assert (state_of(activity) != start) is is_allowed


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_moves_without_a_reason(reason):
    activity = sourced("draft")

    with pytest.raises(ValidationError) as refusal:
        workflow.submit(activity, by=make_user(), reason=reason)

    assert (refusal.value.code, state_of(activity)) == ("no_reason", "draft")


def test_publishing_names_each_field_without_a_source():
    activity = make_activity(
        publication_state="in-review", starts_on="2025", city="Nairobi", participants="37"
    )
    make_claim(activity, "city", value="Nairobi")

    with pytest.raises(ValidationError) as refusal:
        workflow.publish(activity, by=make_user(), reason="checked")

    assert refusal.value.params["names"] == ["name", "dates", "participants"]
    assert refusal.value.messages == [
        "“A workshop” is not published: no source is recorded for: Name, Dates, Participants."
    ]
    assert state_of(activity) == "in-review"


def test_a_move_leaves_one_history_row_with_user_and_reason():
    activity, editor = sourced("in-review"), make_user()
    rows = activity.history.count()

    workflow.publish(Workshop.objects.get(pk=activity.pk), by=editor, reason="all dates checked")

    latest = activity.history.latest()
    assert activity.history.count() == rows + 1
    assert (latest.publication_state, latest.history_user, latest.history_change_reason) == (
        "published",
        editor,
        "all dates checked",
    )


def test_a_move_saves_nothing_else_that_the_caller_changed():
    activity = sourced("draft")
    activity.name = "Not saved"

    workflow.submit(activity, by=make_user(), reason="complete")

    assert Activity.objects.get(pk=activity.pk).name == "A workshop"


def test_of_two_people_moving_one_record_the_second_is_told():
    seen_by_both = sourced("in-review")
    same = Activity.objects.get(pk=seen_by_both.pk)

    workflow.publish(seen_by_both, by=make_user(), reason="checked")

    with pytest.raises(ValidationError, match="Published"):
        workflow.back_to_draft(same, by=make_user(), reason="not yet")


def test_a_draft_is_deleted_with_all_that_belongs_to_it():
    activity, editor = sourced("draft", slug="draft"), make_user()
    claims = Claim.history.count()

    workflow.delete(activity, by=editor, reason="entered twice")

    assert not Activity.objects.exists()
    assert not Claim.objects.exists()
    rows = [Activity.history.latest(), Claim.history.latest()]
    assert Claim.history.count() == claims + 1
    assert [(row.history_type, row.history_user, row.history_change_reason) for row in rows] == [
        ("-", editor, "entered twice")
    ] * 2


@pytest.mark.parametrize("state", STATES[1:])
def test_what_is_no_draft_is_not_deleted(state):
    activity = sourced(state)

    with pytest.raises(ValidationError) as refusal:
        workflow.delete(activity, by=make_user(), reason="entered twice")

    assert refusal.value.code == "not_a_draft"
    assert Activity.objects.exists()


def test_a_draft_that_once_was_public_is_not_deleted():
    activity, editor = sourced("in-review"), make_user()
    for move in (workflow.publish, workflow.withdraw, workflow.back_to_draft):
        move(activity, by=editor, reason="back and forth")

    with pytest.raises(ValidationError):
        workflow.delete(activity, by=editor, reason="entered twice")


def test_deleting_needs_its_permission():
    activity, user = sourced("draft"), make_user()
    user.groups.clear()

    with pytest.raises(PermissionDenied):
        workflow.delete(activity, by=user, reason="entered twice")


# Who else gives a record a state: what is never saved, what is there already, what was deleted.
OTHERS = {
    "admin/publication.py": 1,  # a form keeps the state that the record has
    "importers/fixtures.py": 1,  # a file leaves a record in the state that it has
    "restoring/deleted.py": 1,  # what was deleted comes back as a draft
    "views/previews.py": 1,  # never saved
}
WRITERS = {"create", "get_or_create", "setattr", "update", "update_or_create"}


def moves_in(path):
    """Return how often a module gives something a publication state."""
    return sum(map(is_move, ast.walk(ast.parse(path.read_text()))))


def is_move(node):
    if isinstance(node, ast.Call):
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        names = [item.arg for item in node.keywords] + [is_named(item) for item in node.args]
        return "publication_state" in names and (called in WRITERS or is_model(called))
    is_written = isinstance(getattr(node, "ctx", None), ast.Store)
    name = getattr(node, "attr", is_named(getattr(node, "slice", None)))
    return is_written and name == "publication_state"


def is_named(node):
    """Return the text that a node is, if it is one."""
    return getattr(node, "value", None) if isinstance(node, ast.Constant) else None


def is_model(called):
    return called in {"Activity", "Initiative", "Workshop", "Forum"}


def test_no_other_module_moves_a_record():
    root = settings.BASE_DIR / "initiatives"
    modules = {path.relative_to(root).as_posix(): path for path in root.rglob("*.py")}
    found = {name: moves_in(path) for name, path in modules.items() if "migrations" not in name}

    assert {name: times for name, times in found.items() if times} == OTHERS | {"workflow.py": 2}


@pytest.mark.parametrize(
    ("written", "times"),
    [
        ("a.publication_state = b", 1),
        ("a['publication_state'] = b", 1),
        ("setattr(a, 'publication_state', b)", 1),
        ("rows.update(publication_state=b)", 1),
        ("Workshop(publication_state=b)", 1),
        ("rows.filter(publication_state=b)", 0),
        ("a.publication_state == b['publication_state']", 0),
    ],
)
def test_each_way_of_moving_is_seen(tmp_path, written, times):
    path = tmp_path / "module.py"
    path.write_text(written)

    assert moves_in(path) == times
