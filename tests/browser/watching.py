"""What a page may not do while it is looked at."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

CANCELLED = "net::ERR_ABORTED"  # the reader went on before all of a page had come
# Chromium says this of every page that answers 4xx, ours among them.
REFUSED = "Failed to load resource: the server responded with a status of 4"
LOCAL = ("data", "blob", "about")


class Watch:
    """Collects requests to other hosts, failed ones, errors and warnings of the console."""

    def __init__(self, page: Page, portal_url: str):
        self.host = urlsplit(portal_url).netloc
        self.refused: set[str] = set()
        self.complaints: list[str] = []
        page.on("request", self.on_request)
        page.on("requestfailed", self.on_failure)
        page.on("response", self.on_response)
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))

    def on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in LOCAL and address.netloc != self.host:
            self.complaints.append(f"leaves the host: {request.url}")

    def on_failure(self, request: Request) -> None:
        if request.failure != CANCELLED:
            self.complaints.append(f"failed: {request.url} ({request.failure})")

    def on_response(self, response) -> None:
        """Only a page that was asked for may refuse: not its style sheet, nor its icon."""
        if response.status < 400:
            return
        request = response.request
        is_page = request.is_navigation_request() or "hx-request" in request.headers
        if is_page and response.status < 500:
            self.refused.add(response.url)
        else:
            self.complaints.append(f"status {response.status}: {response.url}")

    def on_console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        is_refusal = message.text.startswith(REFUSED) and message.location["url"] in self.refused
        if not is_refusal:
            self.complaints.append(f"console: {message.text}")
