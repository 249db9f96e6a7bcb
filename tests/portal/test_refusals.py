"""What the log tells of requests that are refused, and of errors of the portal."""

import logging
from io import StringIO

import pytest

from initiatives.models import Theme
from tests.admin_forms import address
from tests.editors import make_focal_point

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    """What the handler of the portal writes meanwhile."""
    handlers = logging.getLogger("django").handlers  # those of pytest among them
    [handler] = [handler for handler in handlers if type(handler) is logging.StreamHandler]
    before = handler.setStream(StringIO())
    yield handler.stream
    handler.setStream(before)


def test_a_refusal_is_one_line_of_the_log(client, log):
    client.force_login(make_focal_point("KEN"))

    answer = client.get(address(Theme, "add"))

    assert answer.status_code == 403
    [line] = log.getvalue().splitlines()
    assert line.endswith(
        "WARNING django.request: Forbidden (Permission denied): /admin/initiatives/theme/add/"
    )


def test_an_error_of_the_portal_keeps_its_traceback(log):
    try:
        raise RuntimeError("broken")
    except RuntimeError as error:
        logging.getLogger("django.request").error(
            "Internal Server Error", exc_info=error, extra={"status_code": 500}
        )

    assert "Traceback" in log.getvalue()
    assert "RuntimeError: broken" in log.getvalue()
