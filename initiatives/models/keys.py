"""Natural keys: how fixtures, addresses and other systems name a row."""

from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef

from initiatives.models.checking import narrowed


def key_lookups(model: Any, prefix: str = "") -> Iterator[str]:
    """Yield the lookups of a model's natural key, those of the rows it names included."""
    for name in model.KEY:
        field = model._meta.get_field(name)
        if field.is_relation:
            yield from key_lookups(field.related_model, f"{prefix}{name}__")
        else:
            yield prefix + name


class KeyedQuerySet(models.QuerySet):
    """Rows that can be found by their natural key."""

    def get_by_natural_key(self, *key: Any) -> Any:
        return self.get(**dict(zip(key_lookups(self.model), key, strict=True)))

    def having(self, **asked: Any) -> Self:
        """Rows to which a row is tied that is as asked; for each the search ends at the first.

        A join without repeated rows would read all that are tied, a million of a few countries.
        """
        tied = self.model._default_manager.filter(pk=OuterRef("pk"), **asked).order_by()
        return self.filter(Exists(tied))


@cache
def labels_of(field: models.Field) -> dict[Any, Any]:
    """Return the labels of a field's choices by value."""
    return dict(field.flatchoices)


class Keyed(models.Model):
    """A row with a natural key: the columns named in ``KEY``, unique together."""

    KEY: ClassVar[tuple[str, ...]] = ("slug",)

    objects = KeyedQuerySet.as_manager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[Any, ...]:
        parts = (getattr(self, name) for name in self.KEY)
        keys = (part.natural_key() if isinstance(part, Keyed) else (part,) for part in parts)
        return tuple(item for key in keys for item in key)

    def get_constraints(self) -> list[Any]:
        return [(model, narrowed(model)) for model, _constraints in super().get_constraints()]

    def _get_FIELD_display(self, field: Any) -> str | None:  # noqa: N802 - Django's name
        """Give the label of a value; Django's own makes all labels anew each time."""
        value = getattr(self, field.attname)
        label = labels_of(field).get(value, value)
        return label if label is None else str(label)
