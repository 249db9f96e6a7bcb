"""Which Python and which uv the environment is made with; both are stand-ins here."""

import os
import re
import shutil
import subprocess
import tomllib
from itertools import chain
from types import SimpleNamespace

import pytest
from django.conf import settings

pytestmark = pytest.mark.sqlite_only

# Says what a Python of that version says when it is asked whether it will do.
PYTHON = """#!/bin/sh
case "$*" in
    *"import sys"*) exit {unsupported} ;;
    *"-m venv .tools/uv"*)
        mkdir -p .tools/uv/bin
        cp "{uv}" .tools/uv/bin/uv
        cp "$0" .tools/uv/bin/python ;;
esac
"""
UV = """#!/bin/sh
echo "$*" >>"{log}"
case "$*" in
    "python find 3.12") if [ -n "{found}" ]; then echo "{found}"; else exit 1; fi ;;
    "python find"* | "python install"*) exit 1 ;;
    "venv "*) for folder; do :; done; mkdir -p "$folder/bin"; cp "{found}" "$folder/bin/python" ;;
esac
"""
BROKEN = "#!/bin/sh\necho 'uv: command not found' >&2\nexit 127\n"


@pytest.fixture
def machine(tmp_path):
    """A clone on a machine whose only Pythons and uv are those a test puts there."""
    clone = tmp_path / "clone"
    (clone / "scripts").mkdir(parents=True)
    shutil.copy(settings.BASE_DIR / "scripts" / "environment", clone / "scripts")
    for name in ("bin", "home", "stock"):
        (tmp_path / name).mkdir()
    return SimpleNamespace(
        clone=clone, bin=tmp_path / "bin", stock=tmp_path / "stock", log=tmp_path / "log"
    )


def put(path, text: str):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def python(machine, path, *, supported: bool):
    uv = machine.stock / "uv"
    return put(path, PYTHON.format(unsupported=0 if supported else 1, uv=uv))


def uv(machine, path, *, found=""):
    return put(path, UV.format(log=machine.log, found=found))


def make(machine, *asked: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["bash", "scripts/environment", *(asked or ["runtime"])],
        cwd=machine.clone,
        env={"PATH": f"{machine.bin}:/usr/bin:/bin", "HOME": str(machine.bin.parent / "home")},
        capture_output=True,
        text=True,
    )


def test_uv_on_the_path_makes_the_environment_with_the_python_it_finds(machine):
    found = python(machine, machine.stock / "python3.12", supported=True)
    uv(machine, machine.bin / "uv", found=found)

    done = make(machine, "dev")

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Making the environment (.venv)",
        "Installing packages (dev)",
    ]
    assert f"venv --quiet --python {found} .venv" in machine.log.read_text()
    assert (machine.clone / ".venv" / "dev.stamp").exists()
    assert not (machine.clone / ".tools").exists()


def test_uv_that_does_not_run_is_passed_over(machine):
    found = python(machine, machine.stock / "python3.12", supported=True)
    uv(machine, machine.stock / "uv", found=found)
    put(machine.bin / "uv", BROKEN)
    python(machine, machine.bin / "python3", supported=False)

    done = make(machine)

    assert done.returncode == 0, done.stderr
    assert (machine.clone / ".tools" / "uv" / "bin" / "uv").exists()
    assert (machine.clone / ".venv" / "runtime.stamp").exists()


def test_environment_with_another_python_is_made_anew(machine):
    found = python(machine, machine.stock / "python3.12", supported=True)
    uv(machine, machine.bin / "uv", found=found)
    old = python(machine, machine.clone / ".venv" / "bin" / "python", supported=False)
    (machine.clone / ".venv" / "old").touch()

    done = make(machine)

    assert done.returncode == 0, done.stderr
    assert old.read_text() == found.read_text()
    assert not (machine.clone / ".venv" / "old").exists()


def test_an_environment_in_another_folder_leaves_the_usual_one_alone(machine):
    found = python(machine, machine.stock / "python3.12", supported=True)
    uv(machine, machine.bin / "uv", found=found)

    done = make(machine, "runtime", ".tools/serving")

    assert done.returncode == 0, done.stderr
    assert (machine.clone / ".tools" / "serving" / "runtime.stamp").exists()
    assert not (machine.clone / ".venv").exists()


def test_development_tools_stay_when_the_runtime_is_renewed(machine):
    found = python(machine, machine.stock / "python3.12", supported=True)
    uv(machine, machine.bin / "uv", found=found)
    make(machine, "dev")
    machine.log.unlink()

    make(machine, "runtime")

    assert "pip install" in machine.log.read_text()
    assert "pip sync" not in machine.log.read_text()


def test_pyenv_is_looked_into(machine):
    home = machine.bin.parent / "home"
    found = python(machine, home / ".pyenv/versions/3.13.0/bin/python", supported=True)
    uv(machine, machine.bin / "uv", found="")

    make(machine)

    assert f"venv --quiet --python {found} .venv" in machine.log.read_text()


def test_no_python_that_will_do_is_said_in_one_sentence(machine):
    uv(machine, machine.bin / "uv", found="")

    done = make(machine)

    assert done.returncode == 1
    assert done.stderr.startswith("error: Python 3.13 or 3.12 is needed and was not found;")
    assert not (machine.clone / ".venv").exists()


# A version, and a hash of each file that it may be installed from.
PIN = re.compile(r"\S+==[^\s;]+( ; [^\n]+?)?( \\\n    --hash=sha256:[0-9a-f]{64})+")
REQUIREMENTS = sorted((settings.BASE_DIR / "requirements").glob("*.txt"))


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_requirements_are_pinned_with_hashes_and_name_no_address(path):
    text = path.read_text()

    pins = [pin for pin in re.split(r"\n(?!\s)", text.strip()) if not pin.startswith("#")]
    assert pins
    assert [pin for pin in pins if not PIN.fullmatch(pin)] == []
    assert "://" not in text
    assert "index" not in text


def test_there_are_requirements_to_run_to_develop_and_to_measure():
    assert [path.name for path in REQUIREMENTS] == ["bench.txt", "dev.txt", "runtime.txt"]
    assert os.access(settings.BASE_DIR / "scripts" / "environment", os.X_OK)


def test_the_pythons_are_named_and_the_pins_are_kept_in_one_place():
    versions = (settings.BASE_DIR / ".python-version").read_text().splitlines()

    assert versions == ["3.13", "3.12", "3.11"]
    assert not (settings.BASE_DIR / "uv.lock").exists()


def test_each_package_that_is_asked_for_says_why():
    text = (settings.BASE_DIR / "pyproject.toml").read_text()
    project = tomllib.loads(text)
    asked = [*project["project"]["dependencies"], *chain(*project["dependency-groups"].values())]

    explained = re.findall(r'^    "([^"]+)", *# \w', text, re.M)
    assert [package for package in asked if package not in explained] == []
    assert len(asked) > 40
