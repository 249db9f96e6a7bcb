"""Bytes to plain records, records to rows: one transaction, one report, every mistake named."""
