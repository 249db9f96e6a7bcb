"""Django's own commands in a fresh clone, with no variable of ours set."""

import os
import shutil
import subprocess
import sys

import pytest
from django.conf import settings

from tests.browser.serving import free_port
from tests.scripts.serving import answer_of, serving

pytestmark = pytest.mark.sqlite_only

# Workshops and what they name; all files together are loaded in test_loaded_record.py.
FILES = ["010_themes", "011_goals", "012_series", "020_countries", "051_workshops"]
WORKSHOP = "/workshops/ai-capacity-building-shanghai-2024/"


@pytest.fixture
def clone(tmp_path):
    """A copy without var/; what is only read is linked."""
    folder = tmp_path / "clone"
    folder.mkdir()
    shutil.copy(settings.BASE_DIR / "manage.py", folder)
    shutil.copytree(settings.BASE_DIR / "portal", folder / "portal")
    for name in ("fixtures", "initiatives", "static", "templates"):
        (folder / name).symlink_to(settings.BASE_DIR / name)
    return folder


def test_migrate_loaddata_and_runserver_work_with_no_variable_set(clone):
    env = {"PATH": os.environ["PATH"], "HOME": str(clone.parent)}
    manage = [sys.executable, "manage.py"]
    address = f"127.0.0.1:{free_port()}"

    for command in (["migrate", "--verbosity=0"], ["loaddata", "--verbosity=0", *FILES]):
        subprocess.run([*manage, *command], cwd=clone, env=env, check=True)
    with serving([*manage, "runserver", address], folder=clone, env=env):
        status, text = answer_of(f"http://{address}{WORKSHOP}")

    assert status == 200
    assert f'rel="canonical" href="http://{address}{WORKSHOP}"' in text
    assert (clone / "var" / "portal.sqlite3").exists()
