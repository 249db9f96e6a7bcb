"""Queries that name a record in every parameter that can name one."""

from urllib.parse import urlencode

from initiatives.filters.keys import KeyedField


def keyed_parameters(filterset):
    """Return each parameter that names records, with the kinds of record that it may name."""
    fields = {name: item.field for name, item in filterset.base_filters.items()}
    return {name: field.kinds for name, field in fields.items() if isinstance(field, KeyedField)}


def names_all(filterset):
    """Return a query with one record on record in every parameter that names records."""
    first = {name: kinds[0].rows.first() for name, kinds in keyed_parameters(filterset).items()}
    kinds = keyed_parameters(filterset)
    return urlencode({name: getattr(row, kinds[name][0].key) for name, row in first.items()})


def names_nothing(filterset):
    """Return a query that names nothing on record in every such parameter."""
    return urlencode(dict.fromkeys(keyed_parameters(filterset), "99"))
