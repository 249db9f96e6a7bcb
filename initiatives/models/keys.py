"""Natural keys: how fixtures, addresses and other systems name a row."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db import models


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
