"""Text that breaks formats if it is let through."""

from hypothesis import strategies as st

TEXTS = [
    "\x00\x01\x08\x0b\x0c\x1b\x7f",
    "]]>&lt;![CDATA[ --><!-- <script>&amp;",
    "a\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:x@example.org\nEND:VCALENDAR",
    "a\r\nER  - \r\n\r\nTY  - GEN\r\nTI  - forged",
    "}\n}\n@misc{forged, title={x}} % \\",
    "x" * 5000,
    "漢" * 300 + "🧑🏽‍🚀" * 60,
    "\u202eمرحبا\u2066 بالعالم\u2069\u202c",
    "a\u2028b\u2029c\x85d\x1ce",
    "\ufffe\uffff\ud800",
    "{[(\\{\\}~^$&#%_\"';:,",
    " \t\n ",
]
hostile = st.one_of(
    st.sampled_from(TEXTS),
    st.text(st.characters(codec=None), max_size=300),
    st.lists(st.sampled_from(TEXTS), min_size=2, max_size=3).map("".join),
)
