"""How large a sheet may be, and the refusal of one that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable

ROWS_MAX = 10_000  # besides the heading
LINES_MAX = 20_000  # with empty ones, which cost as much to read
COLUMNS_MAX = 100
FILE_MAX = 10 * 1024 * 1024  # bytes
UNPACKED_MAX = 100 * 1024 * 1024  # bytes, all parts of a workbook together
PARTS_MAX = 1_000
PART_SMALL = 1024 * 1024  # bytes; below, a high ratio says nothing
RATIO_MAX = 200  # unpacked to packed; sheets have about 20


class RefusedError(Exception):
    """A file that is not taken, with all the reasons to be told; nothing was written."""

    def __init__(self, reasons: str | Iterable[str]) -> None:
        self.reasons = [reasons] if isinstance(reasons, str) else list(reasons)
        super().__init__(" ".join(self.reasons))
