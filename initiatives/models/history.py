"""History of every row, also of rows saved through a proxy, in one table a model."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from initiatives.fields import FoldedField, WordsField


class History(HistoricalRecords):
    """History with a reason for each change, without what is derived from other columns.

    The package writes no row when a proxy is saved; here each proxy of the model is
    connected as well. Source: django-simple-history 3.13, ``HistoricalRecords.finalize``.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("history_change_reason_field", models.TextField(blank=True, null=True))
        super().__init__(**kwargs)

    def fields_included(self, model: type[models.Model]) -> list[models.Field]:
        derived = (models.GeneratedField, FoldedField, WordsField)
        return [field for field in super().fields_included(model) if not isinstance(field, derived)]

    def finalize(self, sender: type[models.Model], **kwargs: Any) -> None:
        if sender._meta.proxy and sender._meta.concrete_model is self.cls:
            models.signals.post_save.connect(self.post_save, sender=sender, weak=False)
            models.signals.post_delete.connect(self.post_delete, sender=sender, weak=False)
            models.signals.pre_delete.connect(self.pre_delete, sender=sender, weak=False)
            setattr(sender._meta, "simple_history_manager_attribute", self.manager_name)  # noqa: B010
        else:
            super().finalize(sender, **kwargs)
