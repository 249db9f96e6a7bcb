"""Every module has its place in the one direction of imports, and every place its module."""

import re
import tomllib

from django.conf import settings


def test_the_layers_name_every_module_and_no_other():
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
    [contract] = project["tool"]["importlinter"]["contracts"]
    placed = re.findall(r"[\w.]+", " ".join(contract["layers"]))
    modules = {
        f"{root}.{path.stem}"
        for root in ("initiatives", "portal")
        for path in (settings.BASE_DIR / root).iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }

    assert set(placed) == modules - {
        "initiatives.__init__",
        "portal.__init__",
        "initiatives.migrations",  # written by Django
    }
    assert len(placed) == len(set(placed))
