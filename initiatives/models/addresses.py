"""Addresses of records, each composed once for a language: a page links to hundreds."""

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

REMEMBERED_MAX = 4096


def address_of(view: str, *keys: str) -> str:
    """Return the address of a record, as ``reverse`` does."""
    return _reversed(view, keys, get_urlconf(), get_script_prefix(), get_language())


@lru_cache(maxsize=REMEMBERED_MAX)
def _reversed(
    view: str, keys: tuple[str, ...], urlconf: str | None, _prefix: str, _language: str | None
) -> str:
    return reverse(view, urlconf, args=keys)
