"""Small strict readers of BibTeX and RIS: what they do not know, they refuse."""

import re
from typing import Any

FIELD = re.compile(r"  ([a-z]+) = ")
ENTRY = re.compile(r"@([a-z]+)\{([A-Za-z0-9:.-]+),\n")
WORDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "$&#%_"},
}
COMMAND = re.compile("|".join(map(re.escape, WORDS)))
RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)")
ONCE = ["TY", "ID", "TI", "PY", "DA", "UR", "Y2", "C1", "ER"]


def read_bibtex(text: str) -> list[dict[str, Any]]:
    """Return the entries of a file: type, key, and fields with their braces taken off."""
    entries, at = [], 0
    while at < len(text):
        if text[at] == "\n":
            at += 1
        elif text[at] == "%":
            at = text.index("\n", at)
        else:
            entry, at = read_entry(text, at)
            entries.append(entry)
    return entries


def read_entry(text: str, at: int) -> tuple[dict[str, Any], int]:
    """Read one entry from a place on; give it and the place behind it."""
    match = ENTRY.match(text, at)
    assert match, f"no entry at {text[at : at + 60]!r}"
    entry, at = {"ENTRYTYPE": match[1], "ID": match[2]}, match.end()
    while not text.startswith("}\n", at):
        field = FIELD.match(text, at)
        assert field, f"no field at {text[at : at + 60]!r}"
        assert field[1] not in entry, f"{field[1]} is given twice"
        entry[field[1]], at = read_value(text, field.end())
        assert text.startswith(",\n", at)
        at += 2
    return entry, at + 2


def read_value(text: str, at: int) -> tuple[str, int]:
    """Read a month or a value in braces; BibTeX counts them whatever stands before."""
    if text[at] != "{":
        match = re.compile("[a-z]{3}").match(text, at)
        assert match, f"no value at {text[at : at + 60]!r}"
        return match[0], match.end()
    depth, end = 0, at
    while True:
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        end += 1
        if not depth:
            break
    return text[at + 1 : end - 1], end


def plain(value: str) -> str:
    """Return the text that a value in LaTeX stands for; refuse what LaTeX would not read."""
    inner = value[1:-1] if value.startswith("{") and value.endswith("}") else value
    assert not re.search(r"[{}~^$&#%_\\]", COMMAND.sub("", inner)), value
    return COMMAND.sub(lambda match: WORDS[match[0]], inner)


def read_ris(text: str) -> list[dict[str, str]]:
    """Return the references of a file by tag; every line is a tag, every reference ends."""
    references: list[dict[str, str]] = []
    is_open = False
    for line in filter(None, text.split("\r\n")):
        match = RIS_LINE.fullmatch(line)
        assert match, f"no tag in {line!r}"
        tag, value = match.groups()
        assert is_open != (tag == "TY"), f"{tag} out of place"
        if tag == "TY":
            references.append({})
        assert tag not in ONCE or tag not in references[-1], f"{tag} is given twice"
        references[-1][tag] = value
        is_open = tag != "ER"
    assert not is_open
    return references
