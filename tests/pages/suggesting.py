"""The form for suggestions as people fill it in and send it."""

import time

import pytest
from django.core import signing

from initiatives.views.suggesting.tokens import new_token

FORM = "/suggest/activity/course/"
MINUTE = 60  # seconds


def token_of(noun="activity", slug="course", age=MINUTE):
    """Return the token of a form that was opened some seconds ago."""
    with pytest.MonkeyPatch.context() as patched:
        now = time.time()
        patched.setattr(signing.time, "time", lambda: now - age)
        return new_token(noun, slug)


def filled(**changes):
    """Return a form as people fill it in."""
    given = {
        "field": "city",
        "value": "Mombasa",
        "source_url": "https://example.org/news",
        "source_title": "A report",
        "remark": "I was there",
        "contact": "me@example.org",
        "company": "",
        "token": token_of(),
    }
    return given | changes


def errors_of(response):
    return response.context["form"].errors
