"""Exports: golden files, real readers, the whole shipped record, hostile text."""
