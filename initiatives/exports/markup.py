"""XML written piece by piece: what is written is handed on, and nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

from initiatives.exports.plain import clean


class XmlWriter:
    """Writes elements and gives up what it wrote; text is cleaned on the way."""

    def __init__(self) -> None:
        self._buffer = StringIO()
        self._xml = SimplerXMLGenerator(self._buffer, "utf-8", short_empty_elements=True)

    def start_document(self) -> None:
        self._xml.startDocument()

    def start(self, name: str, attributes: dict[str, str] | None = None) -> None:
        """Open an element; attributes without a value are left out."""
        given = {key: clean(value) for key, value in (attributes or {}).items() if value}
        self._xml.startElement(name, AttributesImpl(given))

    def end(self, name: str) -> None:
        self._xml.endElement(name)
        self._xml.ignorableWhitespace("\n")

    def element(
        self, name: str, text: object = "", attributes: dict[str, str] | None = None
    ) -> None:
        """Write a whole element that holds text alone, or nothing."""
        self.start(name, attributes)
        if text != "":
            self._xml.characters(clean(text))
        self.end(name)

    def comment(self, text: str) -> None:
        """Write a comment, which may not hold two hyphens in a row."""
        self._xml.ignorableWhitespace("\n")  # ends the tag before it
        self._buffer.write(f"<!-- {clean(text).replace('--', '- -')} -->\n")

    @contextmanager
    def inside(self, name: str, attributes: dict[str, str] | None = None) -> Iterator[None]:
        """Write what follows inside an element."""
        self.start(name, attributes)
        yield
        self.end(name)

    def take(self) -> str:
        """Return what was written since the last time, and forget it."""
        written = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        return written
