"""Rows to streams, one format a file; no request in sight. The table is in ``formats``."""
