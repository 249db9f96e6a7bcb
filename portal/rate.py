"""A rate as an operator writes it: 120/minute."""

import re
from dataclasses import dataclass

SECONDS = {"second": 1, "minute": 60, "hour": 60 * 60, "day": 24 * 60 * 60}
FORM = re.compile(rf"([1-9][0-9]{{0,8}})/({'|'.join(SECONDS)})", re.ASCII)


@dataclass(frozen=True)
class Rate:
    """How many requests in how many seconds."""

    requests: int
    seconds: int


def parse_rate(text: str, name: str = "PORTAL_API_RATE") -> Rate | None:
    """Return the rate in a text, None for no text; ValueError says how one is written."""
    if not text.strip():
        return None
    found = FORM.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{name} is {text!r}; write a number and {', '.join(SECONDS)}: 120/minute")
    return Rate(int(found[1]), SECONDS[found[2]])
