"""Make the public database ready for Datasette, as its handbook advises.

Datasette counts facets over columns: of the tables that tie activities to themes, countries
and regions, columns with lists in JSON are made. Search has an FTS5 table, facets of one
value an index. The rows and all other columns are those of ``/data/portal.sqlite``.
"""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path

LISTS = {
    "theme_codes": "SELECT theme AS code FROM activity_themes WHERE activity = activities.slug",
    "country_codes": (
        "SELECT DISTINCT country AS code FROM participations WHERE activity = activities.slug"
    ),
    "region_codes": (
        "SELECT DISTINCT c.region AS code FROM participations p "
        "JOIN countries c ON c.iso_alpha3 = p.country WHERE p.activity = activities.slug"
    ),
}


def prepare(path: Path) -> None:
    """Add lists, a year, indexes and a table for search to the public database."""
    made = sqlite3.connect(path)
    made.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
    for name, rows in LISTS.items():
        made.execute(f"ALTER TABLE activities ADD COLUMN {name} TEXT")
        made.execute(
            f"UPDATE activities SET {name} = (SELECT json_group_array(code) FROM ({rows}))"
        )
    made.execute("ALTER TABLE activities ADD COLUMN year TEXT")
    made.execute("UPDATE activities SET year = substr(starts_on_from, 1, 4)")
    for name in ("kind", "status", "year"):
        made.execute(f"CREATE INDEX activities_{name} ON activities ({name})")
    made.executescript(
        "CREATE VIRTUAL TABLE activities_fts USING FTS5 (name, summary, content='activities');"
        "INSERT INTO activities_fts (activities_fts) VALUES ('rebuild'); ANALYZE;"
    )
    made.commit()
    made.close()


def keep_table(path: Path, table: Path) -> None:
    """Make a database of one table with what the portal's CSV holds, for sqlite3 to dump."""
    path.unlink(missing_ok=True)
    subprocess.run(["sqlite3", str(path), f".import --csv {table} activities"], check=True)
