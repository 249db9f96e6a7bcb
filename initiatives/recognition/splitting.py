"""A list as sources print it, taken apart where one entry may end and the next begin."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

# What always ends an entry: lines, semicolons, bullets, the marks of Chinese and Arabic lists.
HARD = r"[\n\r\t;；؛•·●▪|]+|\s/\s|\s+(?=\(?\d{1,2}[.)]\s)"
# What ends an entry unless it is part of a name: "Korea, Republic of".
COMMA = r"\s*[,，、،]\s*(?:(?:and|et|y|и|&)\s+|(?:和|及|以及)|و(?=\w))?"
# Words that end an entry unless they are part of a name: "Trinidad and Tobago", "埃及".
JOIN = r"\s+(?:and|et|y|e|и|&|as well as|ainsi que|así como|а также)\s+|以及|[和与及]|\s+و\s*(?=\w)"
BETWEEN = re.compile(f"(?P<hard>{HARD})|(?P<comma>{COMMA})|(?P<join>{JOIN})", re.IGNORECASE)
# Codes that only a slash or a blank parts, if nothing else stands between two marks.
CODES = re.compile(r"[A-Z]{3}(?:\s+[A-Z]{3})+|[A-Z]{2,3}(?:/[A-Z]{2,3})+")
CODE = re.compile(r"[A-Z]{2,3}")
# What stands around an entry and is none of it: numbers, dashes, marks of footnotes.
BEFORE = re.compile(r"^\s*(?:\(?\d{1,3}[.)]\s*|[-–—*+]\s+|(?:and|et|&)\s+)*", re.IGNORECASE)
AFTER = re.compile(r"[\s.:*†‡§¹²³⁴-⁹]*(?:\s*[\[(]\d{1,3}[\])])?[\s.:*†‡§¹²³⁴-⁹]*$")


@dataclass(frozen=True)
class Piece:
    """The smallest part of a list; ``joint`` tells what parts it from the one before."""

    start: int
    end: int
    joint: str  # hard, comma, join


def pieces(text: str) -> list[Piece]:
    """Return the parts of a text that hold anything, in their order.

    A mark with nothing before it ends the part before: in “埃及和肯尼亚” the second sign
    is part of a name, though it means “and” elsewhere.
    """
    found: list[Piece] = []
    start, joint = 0, "hard"
    for mark in [*BETWEEN.finditer(text), None]:
        end = mark.start() if mark else len(text)
        if bare(text[start:end]):
            found.append(Piece(start, end, joint))
        elif found and joint == "join":
            found[-1] = replace(found[-1], end=end)
        if mark:
            start, joint = mark.end(), str(mark.lastgroup)
    return [part for piece in found for part in parted(text, piece)]


def parted(text: str, piece: Piece) -> list[Piece]:
    """Part a piece that is nothing but codes: "KEN/ZMB", "KEN ZMB UGA"."""
    if not CODES.fullmatch(bare(text[piece.start : piece.end])):
        return [piece]
    codes = CODE.finditer(text, piece.start, piece.end)
    return [
        Piece(code.start(), code.end(), "comma" if at else piece.joint)
        for at, code in enumerate(codes)
    ]


def bare(text: str) -> str:
    """Return an entry without its number, its bullet and its footnote mark."""
    return AFTER.sub("", BEFORE.sub("", text)).strip()
