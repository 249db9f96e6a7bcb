"""Changes as editors make them, for tests of several at work at once."""

from functools import partial

from django.db import transaction
from django.test import Client

from initiatives import workflow
from initiatives.models import DataVersion, Workshop
from initiatives.signing import locked, save_signed
from tests.admin_forms import address, data_of
from tests.factories import make_activity, make_claim


def sourced(state="in-review", **fields):
    activity = make_activity(starts_on="2025-05-12", publication_state=state, **fields)
    make_claim(activity)
    return activity


def version():
    return DataVersion.objects.get().number


@transaction.atomic
def edit(activity, user, **values):
    """Change columns of an activity as all that changes records does: locked, signed, touched."""
    current = locked(activity)
    for name, value in values.items():
        setattr(current, name, value)
    save_signed(current, by=user, reason="edited", update_fields=list(values))
    workflow.touch(current)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def form_of(client, activity, **changes):
    """Return a function that sends the form of a workshop as it stands now, changed.

    What rows were made before is counted first: the form tells the moment of the last count.
    """
    workflow.bump()
    url = address(Workshop, "change", activity.pk)
    data = data_of(client.get(url)) | changes | {"change_reason": "city read again"}
    return partial(client.post, url, data)
