"""What is wrong with a page that stands open: for those who cannot see it, and on small screens."""

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
# What axe looks for in which scheme and width; the dark scheme changes colours and nothing else.
LOOKED_FOR = {
    "light": dict.fromkeys((320, 768, 1280), RULES),
    "dark": {320: RULES, 768: ["color-contrast", "link-in-text-block"], 1280: RULES},
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
        for scheme, rules in LOOKED_FOR.items():
            page.emulate_media(color_scheme=scheme)
            found = axe_findings(page, rules[width])
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


def axe_findings(page, rules: list[str]) -> list[str]:
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    return [
        f"{violation['id']} at {node['target']}: {node['failureSummary']}"
        for violation in Axe().run(page, options=options).response["violations"]
        for node in violation["nodes"]
    ]
