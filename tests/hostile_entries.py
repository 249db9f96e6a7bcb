"""Texts and bodies made to harm, for each door of data entry; all of them are to be refused."""

from tests.hostile import LONG

NEVER = "no such thing"
# What stands in one cell or one field and is no value of it.
DATES = [
    "2025-02-30", "2025-13-01", "2025-00-00", "0000-00-00", "10000-01-01", "-0001-01-01",
    "2025-05-12T00:00:00Z", "31/12/2025", "2025-W01-1", "99999999999", "1e999", "NaN", "٣٣٣٣-٠١",
    "２０２５-０１", "2025-05-12'--", "=1+1", "{{7*7}}", "last Tuesday", "\u202e2025", LONG[2],
]  # fmt: skip
NUMBERS = ["-1", "1.5", "1e3", "NaN", "Infinity", "0x10", "9" * 400, "٣", "½", "1;2", "one", "--1"]
ADDRESSES = [
    "javascript:alert(4711)", "data:text/html,<script>x</script>", "vbscript:x", "file:///etc/x",
    "http://", "http:// example.org", "no address",
    "https://example.org/\r\nX: y", "https://" + "a" * 3_000 + ".org", "https://exam\x07ple.org",
]  # fmt: skip
CODES = [
    "' OR 1=1 --",
    "../../etc/passwd",
    "<script>",
    "%s%n",
    "\u202enepo",
    "\ufeff",
    "\U0010ffff",
]
LISTS = [
    "Atlantis", "Congo", "Korea", "Guinea", "K", "QQQ", "<script>alert(4711)</script>",
    "=HYPERLINK(1)", "'; DROP TABLE initiatives_country; --", "Kenya; \u202eaibmaZ", "Kenya, x\x07",
    "\U0010ffff", "\u200f\u2066", "Kenya" * 200, "a," * 400, ";".join(["Atlantis"] * 300), "%00",
    "Kenya -- Zambia -- Utopia", "null", "{{ countries }}", "KENZMB", "İıſ", "1; 2; 3", "\u0301",
]  # fmt: skip
CELLS = [
    *(("starts_on", text) for text in DATES),
    *(("edition_number", text) for text in NUMBERS),
    *(("website", text) for text in ADDRESSES),
    *(("format", text) for text in CODES),
    *(("place_country", text) for text in CODES),
    *(("themes", text) for text in CODES),
    *(("sources", text) for text in CODES),
    *(("participations", f"host: {text}") for text in LISTS[:13]),
    ("participations", "guest: KEN"),
    ("participations", "KEN"),
    ("participants", "many"),
    ("sdgs", "18"),
    ("sdgs", "-1"),
    ("name", "a\x07b"),
    ("name", LONG[0]),
    ("city", LONG[1]),
    ("last_checked_on", "2025"),
    ("last_checked_on", "9999-99-99"),
    ("publication_state", "published"),
    ("kind", "forum"),
    ("version", "2025-01-01T00:00:00+00:00"),
    ("slug", "a b"),
    ("slug", "../a"),
    ("slug", "\u202ea"),
    ("slug", LONG[0]),
]
# Fields of the form of a workshop in the admin; the first of each are sent together, and so on.
FIELDS = {
    "starts_on": DATES[:12],
    "edition_number": [text for text in NUMBERS if text != "٣"],  # a three like another
    "website": ADDRESSES,
    "place_country": [*CODES, "-1", "9" * 400, "9" * 5_000],
    "pasted_countries": LISTS[:12],
    "name": ["", " ", "a\0b", LONG[0], "\0", LONG[1]],
    "slug": ["a b", LONG[0], "\u202ea", "../a", "<b>", "", "a\0"],
    "themes": [NEVER, "9" * 400, "-1", "9" * 5_000, *CODES],
    "record_sources": [NEVER, "-1", "9" * 400, *CODES],
    "pasted_role": ["guest", "\0", "<script>"],
    "format": ["none", "\0", *CODES],
    "participants": ["no", "many", "<b>"],
}
# Of the hidden fields that count the rows of a table: each of these by itself.
COUNTS = [
    ("participations-TOTAL_FORMS", "x"), ("participations-TOTAL_FORMS", "99999999"),
    ("participations-TOTAL_FORMS", "9" * 400), ("participations-INITIAL_FORMS", "-1"),
    ("claims-TOTAL_FORMS", ""), ("claims-TOTAL_FORMS", "\0"), ("claims-INITIAL_FORMS", "7"),
]  # fmt: skip
SUGGESTED = [
    *(("source_url", text) for text in [*ADDRESSES, "ftp://example.org/x"]),
    ("value", ""), ("value", " \n "), ("value", "x" * 501), ("value", "a\0b"),
    ("value", "\x1b[31m"),
    ("value", LONG[0]), ("source_title", "x" * 401), ("source_title", "\x07"), ("remark", "\0"),
    ("remark", "x" * 2_001), ("contact", "me"), ("contact", "me@example.org\nBcc: a@example.org"),
    ("contact", "me@exam\0ple.org"), ("contact", "x" * 300 + "@example.org"), ("field", "id"),
    ("field", "city\0"), ("field", "<script>"), ("field", LONG[0]), ("token", ""),
    ("token", LONG[0]), ("token", "\u202e"), ("company", "I am a program"),
]  # fmt: skip


def nested(depth):
    found = []
    for _ in range(depth):
        found = [found]
    return found


# Members of the body of a new draft.
MEMBERS = [
    *(("starts_on", text) for text in DATES),
    *(("website", text) for text in ADDRESSES),
    *(("format", text) for text in CODES),
    *(("place_country", text) for text in CODES),
    *(("themes", [text]) for text in CODES),
    *(("sources", [text]) for text in CODES),
    *(("name", value) for value in ["", "a\0b", "a\x07", "\ud800", LONG[0], {}, None, {"a": 1}]),
    *(("edition_number", value) for value in [-1, 1.5, 10**400, True, [], "NaN", {}]),
    *(("sdgs", value) for value in [[18], [-1], [10**40], ["4'"], "4", {"4": 4}, [[4]]]),
    *(("participations", value) for value in [
        "KEN", [None], [[]], [{}], [{"country": "KEN"}], [{"country": "QQQ", "role": "host"}],
        [{"country": "KEN", "role": "guest"}], [{"country": ["KEN"], "role": "host"}], {"KEN": 1},
        [{"country": "KEN\0", "role": "host"}], nested(50),
    ]),
    ("name", nested(50)), ("sources", nested(20)), ("sources", []), ("slug", "../a"),
    ("slug", "a b"),
    ("slug", "\u202ea"), ("slug", LONG[0]), ("reason", ""), ("reason", " "), ("reason", None),
    ("publication_state", "published"), ("kind", "forum"), ("__class__", "x"), ("constructor", {}),
    ("__proto__", {"is_admin": True}), ("id", 1), ("new_sources", [{"slug": "notice"}]),
    ("new_sources", "x"), ("new_sources", [{"url": "javascript:x"}]), ("languages", "en"),
]  # fmt: skip
BODIES = [
    b"", b"{", b"[]", b"null", b"1", b'"x"', b"\xff\xfe", b"\xef\xbb\xbf{}", b"{'a': 1}", b"NaN",
    b'{"name": NaN}', b'{"name": Infinity}', b"\0" * 100, b"[" * 5_000, b'{"a":' * 5_000,
    b"[" * 200_000, b'{"name": "\\ud800"}', b'{"name": "a\\u0000b"}', b'{"edition_number": 1e999}',
    b'{"edition_number": ' + b"9" * 5_000 + b"}", b"slug=a&name=b", b"<a/>", b"{}" * 1_000,
    '{"name": "x"}'.encode("utf-16"),
]  # fmt: skip
