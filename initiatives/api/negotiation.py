"""Which format is asked; one that there is not is refused with 406."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer

from initiatives.filters.fields import shortened


class FormatNegotiation(DefaultContentNegotiation):
    """The parameter ``format`` first, then the header ``Accept``."""

    def filter_renderers(self, renderers: Iterable[BaseRenderer], format: str) -> Any:
        found = [renderer for renderer in renderers if renderer.format == format]
        if not found:
            known = ", ".join(sorted({str(renderer.format) for renderer in renderers}))
            message = _("There is no format “%(format)s” here; there is: %(known)s.")
            raise NotAcceptable(message % {"format": shortened(format), "known": known})
        return found
