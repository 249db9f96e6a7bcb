"""History of every row, also of rows saved through a proxy, in one table a model."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from initiatives.fields import FoldedField, WordsField

# Where a signed row keeps the row of history that its signature has led to, None so far.
SIGNED_ROW = "_signed_history_row"
LINKS_WRITTEN = ("post_add", "post_remove", "post_clear")


class History(HistoricalRecords):
    """History with a reason for each change, without what is derived from other columns.

    The package writes no row when a proxy is saved; here each proxy of the model is
    connected as well. It writes one more row whenever links change; here what a signature
    stands for (``signing.sign``) is one row, with the links that it comes to.
    Source: django-simple-history 3.13, ``HistoricalRecords.finalize``, ``m2m_changed``.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("history_change_reason_field", models.TextField(blank=True, null=True))
        super().__init__(**kwargs)

    def fields_included(self, model: type[models.Model]) -> list[models.Field]:
        derived = (models.GeneratedField, FoldedField, WordsField)
        return [field for field in super().fields_included(model) if not isinstance(field, derived)]

    def create_historical_record_m2ms(self, history_instance: Any, instance: Any) -> None:
        super().create_historical_record_m2ms(history_instance, instance)
        if hasattr(instance, SIGNED_ROW):
            setattr(instance, SIGNED_ROW, history_instance)

    def m2m_changed(
        self, instance: Any, action: str, attr: str, pk_set: Any, reverse: bool, **kwargs: Any
    ) -> None:
        row = getattr(instance, SIGNED_ROW, None)
        if row is None or reverse or hasattr(instance, "skip_history_when_saving"):
            super().m2m_changed(instance, action, attr, pk_set, reverse, **kwargs)
        elif action in LINKS_WRITTEN:
            for field in row._history_m2m_fields:
                self.m2m_models[field].objects.filter(history=row).delete()
            super().create_historical_record_m2ms(row, instance)

    def finalize(self, sender: type[models.Model], **kwargs: Any) -> None:
        if sender._meta.proxy and sender._meta.concrete_model is self.cls:
            models.signals.post_save.connect(self.post_save, sender=sender, weak=False)
            models.signals.post_delete.connect(self.post_delete, sender=sender, weak=False)
            models.signals.pre_delete.connect(self.pre_delete, sender=sender, weak=False)
            setattr(sender._meta, "simple_history_manager_attribute", self.manager_name)  # noqa: B010
        else:
            super().finalize(sender, **kwargs)
