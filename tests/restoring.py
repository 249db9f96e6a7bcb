"""Changes and their undoing, for tests of history."""

from functools import partial

from django.utils import timezone

from initiatives import restoring
from initiatives.restoring.belonging import all_branches_of
from initiatives.restoring.past import fields_of, states_now
from initiatives.signing import save_signed


def edit(record, by=None, reason="edited", **values):
    """Change columns of a row as editors do; return the moment before."""
    before = timezone.now()
    for name, value in values.items():
        setattr(record, name, value)
    save_signed(record, by=by, reason=reason)
    return before


def put_back(plan_now, by, reason="as it was"):
    """Carry out a plan as it stands now."""
    return restoring.put_back(plan_now, token=plan_now().token, by=by, reason=reason)


def whole(record, moment):
    return partial(restoring.as_at, type(record), record.pk, moment)


def one_field(record, name, row=None):
    """Ask for a field as the row of history before the last has it."""
    rows = record.history.order_by("-history_id")
    branch = record._meta.concrete_model._meta.model_name
    return partial(
        restoring.field_of, type(record), record.pk, branch, (row or rows[1]).history_id, name
    )


def deleted(record, key, slug=""):
    return partial(restoring.undeleted, type(record), key, slug)


def held(model, key):
    """Return all that a record and its rows hold, by branch and key, as far as people type it."""
    found = {}
    for branch in all_branches_of(model):
        names = {field.attname for field in fields_of(branch)} | {"slug"}
        for pk, state in states_now(branch, branch.rows(key)).items():
            columns = {name: value for name, value in state.columns.items() if name in names}
            found[branch.name, pk] = (columns, state.links)
    return found
