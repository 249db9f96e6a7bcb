"""What browsers and crawlers ask for unasked, and the page for requests that cannot be read."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
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
    return render(request, "400.html", status=400)
