"""How refusals stand in the log: a line each, since nothing of the portal failed."""

from logging import LogRecord


def without_traceback(record: LogRecord) -> bool:
    """Leave out where in the code a request was refused (4xx); every record is logged."""
    if 400 <= getattr(record, "status_code", 0) < 500:
        record.exc_info = None
    return True
