"""Names of static files, before and after `collectstatic`."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from portal.static import ManifestStorage


def test_name_is_plain_before_files_are_collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path

    assert ManifestStorage().url("admin/css/base.css") == "/static/admin/css/base.css"


@pytest.mark.sqlite_only
def test_name_has_a_hash_once_files_are_collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)

    url = ManifestStorage().url("admin/css/base.css")

    assert re.fullmatch(r"/static/admin/css/base\.[0-9a-f]{12}\.css", url)
    assert (tmp_path / url.removeprefix("/static/")).exists()
    assert ManifestStorage().url("later.css") == "/static/later.css"


def test_only_what_a_page_uses_is_collected():
    found = {path for finder in finders.get_finders() for path, _ in finder.list(None)}

    assert "drf_spectacular_sidecar/swagger-ui-dist/swagger-ui.css" in found
    assert not {path for path in found if "redoc" in path or path.endswith(".map")}
    assert {path for path in found if "htmx" in path} == {"django_htmx/htmx-2.min.js"}
