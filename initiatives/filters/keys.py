"""Records named by their public keys: all that a query names is looked up at once."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.functions import Cast

from initiatives.filters.fields import KEY, SHOWN_CHOICES_MAX, given, refusal

TEXT = CharField()


@dataclass(frozen=True)
class Named:
    """The records of one kind that a field may name, and the column of their public key."""

    rows: QuerySet
    key: str
    pattern: str = KEY
    normalize: Callable[[str], str] = str

    def well_formed(self, keys: Iterable[str]) -> list[str]:
        """Return those of the keys that may be on record, as the record writes them."""
        return [self.normalize(key) for key in keys if re.fullmatch(self.pattern, key)]

    def by_keys(self, keys: list[str]) -> QuerySet:
        return self.rows.filter(**{f"{self.key}__in": keys})

    def few(self) -> QuerySet:
        """The first records, enough to be shown and one more."""
        first = self.rows.order_by(self.key).values("pk")[: SHOWN_CHOICES_MAX + 1]
        return self.rows.filter(pk__in=first)

    def columns_of(self, rows: QuerySet, place: int) -> QuerySet:
        """Return rows in the form that those of all models share, with the place they are for."""
        columns = (Cast(name, TEXT) for name in (self.key, self.name))
        return rows.order_by().values_list(Value(str(place), TEXT), "pk", *columns)

    @property
    def name(self) -> str:
        """The column that says in words what a record is, else its key."""
        columns = {field.name for field in self.rows.model._meta.concrete_fields}
        return "name" if "name" in columns else self.key

    def record(self, pk: int, key: str, name: str) -> Model:
        """Return a record as far as it was read: its key and its name."""
        model = self.rows.model
        read = {model._meta.pk.attname: pk, self.name: name, self.key: self.python(key)}
        columns = [field.attname for field in model._meta.concrete_fields if field.attname in read]
        return model.from_db(self.rows.db, columns, [read[name] for name in columns])

    def python(self, key: str) -> Any:
        return self.rows.model._meta.get_field(self.key).to_python(key)


class KeyedField(forms.Field):
    """Public keys of records, any of which may hold; ``look_up`` finds the records."""

    widget = forms.MultipleHiddenInput
    kinds: list[Named]
    pattern: str = KEY
    shows_keys = True  # in a refusal, where they are few
    # Once they are looked up: by key, and what might be named instead.
    records: dict[str, Model]
    offered: list[Any]

    def keys_in(self, value: Any) -> list[str]:
        return [key.strip() for key in given(value or [])]

    def written(self, key: str) -> list[str]:
        """Return how the record may write a key."""
        return [kind.normalize(key) for kind in self.kinds]

    def unknown(self, value: Any) -> list[str]:
        """Return the keys, as the record would write them, that name nothing on record."""
        keys = map(self.written, self.keys_in(value))
        return [ways[-1] for ways in keys if not self.records.keys() & ways]

    def clean(self, value: Any) -> Any:
        if not hasattr(self, "records"):
            look_up([(self, value)])
        for key in self.unknown(value):
            raise refusal(key, self.offered)
        return self.cleaned(value)

    def cleaned(self, value: Any) -> Any:
        """Return the records, each once."""
        return list(self.records.values())


class KeysField(KeyedField):
    """Records of one kind named by their public keys; gives a list of them."""

    def __init__(
        self,
        queryset: QuerySet,
        *,
        to_field_name: str,
        pattern: str = KEY,
        normalize: Callable[[str], str] = str,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.kinds = [Named(queryset, to_field_name, pattern, normalize)]
        self.queryset, self.to_field_name = queryset, to_field_name
        self.pattern, self.normalize = pattern, normalize


class MixedKeysField(KeyedField):
    """Records of more than one kind named by their public keys; gives a list of them."""

    shows_keys = False

    def __init__(self, *args: Any, kinds: list[Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds


class KeyedForm(forms.Form):
    """A form that looks up the records that all its fields name in one query."""

    def full_clean(self) -> None:
        if self.is_bound:
            named = ((field, self.value_of(name)) for name, field in self.fields.items())
            look_up((field, value) for field, value in named if isinstance(field, KeyedField))
        super().full_clean()

    def value_of(self, name: str) -> Any:
        return self.fields[name].widget.value_from_datadict(
            self.data, self.files, self.add_prefix(name)
        )


def look_up(asked: Iterable[tuple[KeyedField, Any]]) -> None:
    """Give fields the records that their values name, in one query.

    Where some name nothing, a second one fetches what could be named.
    """
    values = list(asked)
    for field, _value in values:
        field.records, field.offered = {}, []
    places = [(field, kind, value) for field, value in values for kind in field.kinds]
    found = []
    for place, (field, kind, value) in enumerate(places):
        if keys := kind.well_formed(field.keys_in(value)):
            found.append(kind.columns_of(kind.by_keys(keys), place))
    for place, pk, key, name in united(found):
        field, kind, _value = places[int(place)]
        field.records[key] = kind.record(pk, key, name)
    offer(places)


def offer(places: list[tuple[KeyedField, Named, Any]]) -> None:
    """Give the fields whose values name nothing the first keys that they might name."""
    offered = [
        kind.columns_of(kind.few(), place)
        for place, (field, kind, value) in enumerate(places)
        if field.shows_keys and field.unknown(value)
    ]
    for place, _pk, key, _name in united(offered):
        field, kind, _value = places[int(place)]
        field.offered.append(kind.python(key))
    for field, _kind, _value in places:
        field.offered.sort()


def united(parts: list[QuerySet]) -> Iterable[Any]:
    """Return the rows of all querysets, read in one query; none if there are none."""
    return parts[0].union(*parts[1:], all=True).order_by() if parts else []
