"""How often one reader may ask the API, if the operator sets a rate."""

import time
from typing import Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from portal.clients import address_of
from portal.counting import count, reader_of
from portal.rate import Rate


class RateThrottle(BaseThrottle):
    """Counts each request of a reader; without a rate it asks nothing of anybody."""

    def allow_request(self, request: Request, view: Any) -> bool:
        rate: Rate | None = settings.API_RATE
        if rate is None:
            return True
        self.use = count(reader_of(address_of(request)), rate, time.time())
        view.use_of_rate = self.use
        return not self.use.is_over

    def wait(self) -> float:
        return self.use.seconds_left
