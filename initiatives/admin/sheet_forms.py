"""The form that takes a spreadsheet, and the limit on what it takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.utils.translation import gettext_lazy as _

from initiatives.admin.forms import ReasonForm
from initiatives.spreadsheets.limits import FILE_MAX
from initiatives.spreadsheets.packages import too_large

KINDS_OF_FILE = ".xlsx,.csv"


class LimitedUpload(FileUploadHandler):
    """Stops taking a file that is too large: its rest is dropped as it comes.

    The fields behind it are read, so that the reason stands in the form again.
    """

    def handle_raw_input(self, *args, **kwargs):
        self.taken = 0

    def receive_data_chunk(self, raw_data, start):
        self.taken += len(raw_data)
        if self.taken > FILE_MAX and self.request is not None:
            self.request.is_upload_too_large = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None


def limit_uploads(view: Callable[..., Any]) -> Callable[..., Any]:
    """Limit the size of files before anything reads the request."""

    @wraps(view)
    def limited(request: Any, *args: Any, **kwargs: Any) -> Any:
        request.upload_handlers.insert(0, LimitedUpload(request))
        return view(request, *args, **kwargs)

    return limited


class SheetForm(ReasonForm):
    """A file, and why it is uploaded."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,  # told by what reads it, with all other reasons
        widget=forms.FileInput(attrs={"accept": KINDS_OF_FILE}),
        help_text=_("A spreadsheet downloaded here and edited: XLSX, or CSV in UTF-8."),
    )
    field_order = ["file"]

    def __init__(self, *args: Any, request: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_file(self) -> Any:
        """Say why there is no file, if there is none."""
        if getattr(self.request, "is_upload_too_large", False):
            raise ValidationError(too_large())
        if not (file := self.cleaned_data["file"]):
            raise ValidationError(_("Choose a file."))
        return file
