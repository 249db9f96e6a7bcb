"""What the operations of the API answer, by example: records of the portal as it ships.

Written by ``python -m scripts.api_examples``; lists in them are cut after their first row.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("examples.json")


@cache
def examples() -> dict[str, dict[str, Any]]:
    """Return the example of each path of the schema: the key in its address, and the answer."""
    found: dict[str, dict[str, Any]] = json.loads(FILE.read_text())
    return found
