"""As histories and files write them, with the clock that is meant: 2026-11-29 11:22 UTC."""

DATE_FORMAT = "Y-m-d"
DATETIME_FORMAT = "Y-m-d H:i e"
