"""Text as any format can carry it: no control characters, one sign for a new line."""

import re

# What XML 1.0 has no way to write, and DEL, which iCalendar forbids.
UNWRITABLE = re.compile("[^\t\n\x20-\x7e\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Everything that one reader or another takes for the end of a line.
LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def clean(text: object) -> str:
    """Return a text without characters that a format forbids, its lines ended by ``\\n``."""
    return UNWRITABLE.sub("", LINE_END.sub("\n", str(text)))


def one_line(text: object) -> str:
    """Return a text as one line with single spaces."""
    return " ".join(clean(text).split())
