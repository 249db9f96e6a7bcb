"""What roll and map of a page show of each country, and where each of them leads."""

import re
from html import unescape

from tests.pages.reading import words


def drawn(response):
    """Return the address and the words of each country on the map."""
    page = response.content.decode()
    found = re.findall(r'<a href="([^"]*)"[^>]*><use[^>]*#(\w{3})" /><text>(.*?)</text>', page)
    return {code: (unescape(address), words(text)) for address, code, text in found}


def boxed(response):
    """Return the address of each box of the roll."""
    page = response.content.decode()
    found = re.findall(r'<a class="tile[^"]*"\s*href="([^"]*)">.*?</span>(\w{3})', page)
    return {code: unescape(address) for address, code in found}


def recorded(response):
    """Return the number and the list of each country that has one."""
    shown = {code: (url, text.rpartition(": ")[2]) for code, (url, text) in drawn(response).items()}
    return {code: (url, int(text)) for code, (url, text) in shown.items() if text.isdigit()}
