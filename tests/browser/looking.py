"""What is wrong with a page that stands open: for those who cannot see it, and on small screens."""

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
# What axe looks for in which scheme and width. The dark scheme changes colours and nothing else,
# and no width has colours of its own: in the middle one rows stand otherwise, in no other colours.
LOOKED_FOR = {
    320: {"light": {"runOnly": RULES}, "dark": {"runOnly": OF_COLOURS}},
    768: {"light": {"runOnly": RULES, "rules": {"color-contrast": {"enabled": False}}}},
    1280: {"light": {"runOnly": RULES}, "dark": {"runOnly": OF_COLOURS}},
}
WIDTHS = (320, 768, 1280)  # pixels


def problems_of(page, widths: Sequence[int] = WIDTHS) -> list[str]:
    """What axe finds and what leaves the screen, in all sizes and schemes, folded out or not."""
    page.wait_for_load_state("networkidle")
    problems = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        problems += overflow(page, "folded")
    fold_out(page)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        problems += overflow(page, "folded out")
        for scheme, asked in LOOKED_FOR[width].items():
            page.emulate_media(color_scheme=scheme)
            found = axe_findings(page, asked)
            problems += [f"{width} px, {scheme}: {each}" for each in found]
    return problems


def fold_out(page) -> None:
    """Open all that can be opened; of those that close each other the last stays open."""
    page.evaluate("() => document.querySelectorAll('details').forEach((d) => { d.open = true })")


def overflow(page, state: str) -> list[str]:
    """Say by how much a page is too wide, and which elements reach as far."""
    found, width, reaching = page.evaluate(
        """() => {
          const root = document.documentElement;
          const right = (element) => element.getBoundingClientRect().right;
          const beyond = [...document.querySelectorAll("main *")]
            .filter((element) => Math.round(right(element)) === root.scrollWidth)
            .map((element) => `${element.outerHTML.slice(0, 80)} (${Math.round(right(element))})`);
          return [root.scrollWidth, root.clientWidth, beyond.slice(-3)];
        }"""
    )
    if found <= width:
        return []
    return [f"{width} px, {state}: the page is {found} px wide, by {reaching}"]


def axe_findings(page, asked: dict[str, Any] = LOOKED_FOR[1280]["light"]) -> list[str]:
    options = {**asked, "resultTypes": ["violations"]}
    return [
        f"{violation['id']} at {node['target']}: {node['failureSummary']}"
        for violation in Axe().run(page, options=options).response["violations"]
        for node in violation["nodes"]
    ]
