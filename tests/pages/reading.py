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
    found = re.search(
        rf'<section[^>]*aria-labelledby="{name}">(.*?)</section>',
        response.content.decode(),
        re.DOTALL,
    )
    return words(found[1]) if found else ""


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
