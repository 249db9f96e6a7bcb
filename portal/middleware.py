"""A response header that Django does not send itself, and what is not worth compressing."""

from django.middleware.gzip import GZipMiddleware

POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
)


def permissions_policy(get_response):
    """Switch off what no page of the portal uses."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", POLICY)
        return response

    return middleware


class TextGZipMiddleware(GZipMiddleware):
    """Compresses all but what is compressed already, or is served by its length."""

    PACKED = ("application/zip", "application/vnd.sqlite3", "application/vnd.openxmlformats")

    def process_response(self, request, response):
        if response.headers.get("Content-Type", "").startswith(self.PACKED):
            return response
        return super().process_response(request, response)
