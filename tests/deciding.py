"""Suggestions decided as an editor does it."""

from initiatives import deciding
from initiatives.models import Claim, Suggestion
from tests.admin_forms import address
from tests.editors import make_user
from tests.factories import make_source


def url(page, suggestion):
    """Return the address of one of the admin's pages of a suggestion."""
    return address(Suggestion, page, suggestion.pk)


def claimed(source=None, **fields):
    """Return what an editor makes of a suggestion, not saved yet."""
    return Claim(source=source or make_source(), **({"value": "Mombasa"} | fields))


def state_of(suggestion):
    return Suggestion.objects.values_list("state", "decision", "contact").get(pk=suggestion.pk)


def accept(suggestion, by=None, **given):
    deciding.accept_suggestion(suggestion, by=by or make_user(), reason="Read on page 2", **given)


def decline(suggestion, by=None, **given):
    deciding.decline_suggestion(
        suggestion, by=by or make_user(), reason="Not in the source", **given
    )
