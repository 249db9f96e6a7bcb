"""What browsers and crawlers ask for unasked, and the page for requests that cannot be read."""

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.views.generic import TemplateView


class RobotsView(TemplateView):
    """What crawlers may read."""

    template_name = "robots.txt"
    content_type = "text/plain; charset=utf-8"


def favicon(request: HttpRequest) -> HttpResponse:
    """Lead to the icon, whose name changes with its content."""
    return HttpResponseRedirect(static("favicon.ico"))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show the page for a request that cannot be read; Django's own knows no request."""
    # Whoever asks a host that is not ours has no address to be told.
    shown = None if isinstance(exception, DisallowedHost) else request
    return HttpResponse(render_to_string("400.html", request=shown), status=400)
