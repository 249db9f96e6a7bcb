"""How often one reader did something, counted for all processes of a machine.

Counted in windows of fixed length, in a small SQLite file of its own in ``var/``: one
statement counts for all worker processes, which no cache of Django's does without losing
some, and the record's own database is not written to by those who read. On several machines
each counts for itself. Addresses are kept as keyed hashes, and only until their window ends.
"""

import hmac
import ipaddress
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from portal.rate import Rate

SCHEMA = """
CREATE TABLE IF NOT EXISTS asked (
    reader BLOB, until INTEGER, number INTEGER, PRIMARY KEY (reader, until)
) WITHOUT ROWID
"""
COUNT = """
INSERT INTO asked VALUES (?, ?, 1)
ON CONFLICT DO UPDATE SET number = number + 1 RETURNING number
"""
IPV6_PREFIX = 64  # what one household or host is given
PATIENCE = 5  # seconds for other processes to finish counting


@dataclass(frozen=True)
class Use:
    """How much of the rate a reader has used in this window, and when it ends."""

    rate: Rate
    number: int
    seconds_left: int

    @property
    def is_over(self) -> bool:
        """Has the reader asked too often?"""
        return self.number > self.rate.requests

    @property
    def headers(self) -> dict[str, str]:
        """The same for the reader (draft-ietf-httpapi-ratelimit-headers)."""
        left = max(0, self.rate.requests - self.number)
        return {
            "RateLimit-Policy": f'"default";q={self.rate.requests};w={self.rate.seconds}',
            "RateLimit": f'"default";r={left};t={self.seconds_left}',
        }


def reader_of(address: str, purpose: str = "") -> bytes:
    """Return what stands for an address, or for the network that an IPv6 address is in.

    What is done for another purpose is counted apart.
    """
    try:
        parsed = ipaddress.ip_address(address.strip())
    except ValueError:
        known = address
    else:
        bits = IPV6_PREFIX if isinstance(parsed, ipaddress.IPv6Address) else parsed.max_prefixlen
        known = str(ipaddress.ip_network((parsed, bits), strict=False))
    return hmac.digest(settings.SECRET_KEY.encode(), f"{purpose}{known}".encode(), "sha256")


def count(reader: bytes, rate: Rate, now: float) -> Use:
    """Count one request, and forget the windows that are over."""
    until = (int(now) // rate.seconds + 1) * rate.seconds
    with closing(sqlite3.connect(place(), timeout=PATIENCE, isolation_level=None)) as counts:
        counts.execute("PRAGMA synchronous=OFF")
        counts.execute(SCHEMA)
        [number] = counts.execute(COUNT, (reader, until)).fetchone()
        if number == 1:
            counts.execute("DELETE FROM asked WHERE until <= ?", (int(now),))
    return Use(rate, number, until - int(now))


def place() -> Path:
    """Return the file that the processes of one machine share."""
    return Path(settings.VAR) / "rates.sqlite3"
