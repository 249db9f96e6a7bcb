"""What a reader sees of a page: its words, and the parts under each heading."""

import re
from html import unescape

# Tags that stand within a line: they put no space between words.
INLINE = re.compile(r"</?(?:a|b|bdi|span|time)\b[^>]*>")


def words(html):
    """Return the text of a page or of a part of it, spaces folded."""
    text = INLINE.sub("", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def section(response, name):
    """Return the words under the heading with this anchor, "" if there is none."""
    html = response.content.decode()
    found = re.search(rf'<section[^>]*aria-labelledby="{name}">', html)
    return words(html[found.end() : end_of_section(html, found.end())]) if found else ""


def end_of_section(html, start):
    """Return where the section ends that begins before a place; it may hold others."""
    depth = 1
    for tag in re.compile(r"<(/?)section\b").finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.start()
    raise AssertionError("a section has no end")


def facts(response, name="facts"):
    """Return the facts of a section as label and value."""
    html = re.search(
        rf'<section[^>]*aria-labelledby="{name}">(.*?)</section>',
        response.content.decode(),
        re.DOTALL,
    )[1]
    rows = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", html, re.DOTALL)
    return {words(label): words(value) for label, value in rows}


def rows(response):
    """Return the words of the heads of all rows, without their small print."""
    heads = re.findall(r'<th role="rowheader"[^>]*>(.*?)</th>', response.content.decode(), re.S)
    return [words(head.partition('<p class="voices">')[0]) for head in heads]


def links(response):
    """Return the words of each link and its address; of several links the last."""
    found = re.findall(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', response.content.decode(), re.S)
    return {words(text): unescape(address) for address, text in found}
