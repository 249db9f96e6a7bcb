"""Which format is asked; one that there is not is refused with 406."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer

from initiatives.exports.format import Format
from initiatives.filters.fields import shortened

# Browsers accept it before they accept anything, and mean pages by it.
ON_REQUEST_ALONE = "application/xml"


class FormatNegotiation(DefaultContentNegotiation):
    """The parameter ``format`` first, then the header ``Accept``."""

    def filter_renderers(self, renderers: Iterable[BaseRenderer], format: str) -> Any:
        found = [renderer for renderer in renderers if renderer.format == format]
        if not found:
            known = ", ".join(sorted({str(renderer.format) for renderer in renderers}))
            message = _("There is no format “%(format)s” here; there is: %(known)s.")
            raise NotAcceptable(message % {"format": shortened(format), "known": known})
        return found


class ExportRenderer(JSONRenderer):
    """Stands for a format that an exporter writes; by itself it writes problems alone."""

    export: Format


@cache
def renderer_of(export: Format) -> type[ExportRenderer]:
    """Return what stands for a format in negotiation."""
    media_type = export.media_type.partition(";")[0]
    if media_type == ON_REQUEST_ALONE:
        media_type = f"application/x.{export.extension}"
    names = {"export": export, "format": export.extension, "media_type": media_type}
    return type(f"{export.extension}Renderer", (ExportRenderer,), names)
