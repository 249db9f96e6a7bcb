"""The standard ruleset of IATI, checked as its specification says.

Rules that ask for the registry's own lists of organizations (``idCondition``) cannot be
checked without these lists, and are left out.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from lxml import etree

from tests.theirs import theirs

NOW = "NOW"


def schema() -> etree.XMLSchema:
    """Return the schema of activities."""
    return etree.XMLSchema(etree.parse(theirs("standards/iati-2.03/iati-activities-schema.xsd")))


def broken(document: etree._Element, now: datetime) -> Iterator[str]:
    """Yield severity, message and place of every rule that a document breaks."""
    tree = document.getroottree()
    rules = json.loads(theirs("standards/iati-2.03/ruleset-standard.json").read_text())
    for context, named in rules.items():
        for element in tree.xpath(context):
            for message in broken_by(element, named, now):
                yield f"{message} ({tree.getpath(element)})"


def broken_by(element: etree._Element, named: dict[str, Any], now: datetime) -> Iterator[str]:
    """Yield the rules of one context that an element breaks."""
    for name, rule in named.items():
        for case in rule["cases"]:
            if "idCondition" in case or not holds(element, case.get("condition", "true()")):
                continue
            if name == "loop":
                yield from looped(element, case, now)
            elif not CHECKS[name](element, case, now):
                info = case["ruleInfo"]
                yield f"{info['severity']} {info['id']}: {info['message']}"


def looped(element: etree._Element, case: dict[str, Any], now: datetime) -> Iterator[str]:
    """Yield what the inner rules find for each value of the loop."""
    for value in dict.fromkeys(values(element, [case["foreach"]])):
        inner = json.loads(json.dumps(case["do"]).replace("$1", value))
        yield from broken_by(element, inner, now)


def holds(element: etree._Element, expression: str) -> bool:
    """Return whether an expression is true of an element."""
    return bool(element.xpath(f"boolean({expression})"))


def values(element: etree._Element, paths: list[str]) -> list[str]:
    """Return the texts of all that the paths lead to."""
    nodes = [node for path in paths for node in element.xpath(path)]
    return [node if isinstance(node, str) else "".join(node.itertext()) for node in nodes]


def days(element: etree._Element, path: str, now: datetime) -> list[datetime]:
    """Return the days or moments at a path."""
    if path == NOW:
        return [now]
    read = [datetime.fromisoformat(text) for text in values(element, [path])]
    return [moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in read]


def in_order(element: etree._Element, earlier: str, later: str, now: datetime) -> bool:
    """Return whether no date at one path lies after one at the other."""
    firsts, lasts = days(element, earlier, now), days(element, later, now)
    return all(first <= last for first in firsts for last in lasts)


def is_between(element: etree._Element, case: dict[str, Any], now: datetime) -> bool:
    after, before = (case["start"], case["date"]), (case["date"], case["end"])
    return all(in_order(element, *pair, now) for pair in (after, before))


def is_short(element: etree._Element, case: dict[str, Any], now: datetime) -> bool:
    starts, ends = (days(element, case[name], now) for name in ("start", "end"))
    return all((end - start).days <= 366 for start in starts for end in ends)


def one_or_all(element: etree._Element, case: dict[str, Any], now: datetime) -> bool:
    """Return whether there is the one, or else every element that needs it has its own."""
    if holds(element, case["one"]):
        return True
    needing = {
        "lang": ("descendant::narrative", "@xml:lang"),
        "sector": ("transaction", "sector"),
        "currency": ("descendant::value", "@currency"),
    }
    where, what = needing[case["all"]]
    return all(holds(each, what) for each in element.xpath(where))


def starts_right(element: etree._Element, case: dict[str, Any], now: datetime) -> bool:
    """Return whether every value begins with one of the prefixes."""
    prefixes = tuple(text + case.get("separator", "") for text in values(element, case["prefix"]))
    return all(text.startswith(prefixes) for text in values(element, case["paths"]))


def sums(element: etree._Element, case: dict[str, Any], now: datetime) -> bool:
    return sum(map(Decimal, values(element, case["paths"]))) == case["sum"]


def is_unique(element: etree._Element, case: dict[str, Any], now: datetime) -> bool:
    found_values = values(element, case["paths"])
    return len(found_values) == len(set(found_values))


CHECKS: dict[str, Any] = {
    "atleast_one": lambda at, case, now: bool(values(at, case["paths"])),
    "no_more_than_one": lambda at, case, now: len(values(at, case["paths"])) <= 1,
    "one_or_all": one_or_all,
    "date_now": lambda at, case, now: in_order(at, case["date"], NOW, now),
    "date_order": lambda at, case, now: in_order(at, case["less"], case["more"], now),
    "between_dates": is_between,
    "time_limit": is_short,
    "regex_matches": lambda at, case, now: all(
        re.search(case["regex"], text) for text in values(at, case["paths"])
    ),
    "no_spaces": lambda at, case, now: all(
        text == text.strip() for text in values(at, case["paths"])
    ),
    "startswith": starts_right,
    "unique": is_unique,
    "strict_sum": sums,
    "range": lambda at, case, now: all(
        case.get("min", 0) <= Decimal(text) <= case.get("max", Decimal("Infinity"))
        for text in values(at, case["paths"])
    ),
    "if_then": lambda at, case, now: not holds(at, case["if"]) or holds(at, case["then"]),
}
