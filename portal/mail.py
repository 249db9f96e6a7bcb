"""Where e-mail goes, as an operator writes it: smtp+tls://user:password@mail.example.org:587."""

from typing import Any
from urllib.parse import unquote, urlsplit

CONSOLE = "django.core.mail.backends.console.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
# The port that is usual, and how the connection is made secret.
SCHEMES: dict[str, tuple[int, dict[str, bool]]] = {
    "smtp": (25, {}),
    "smtp+tls": (587, {"use_tls": True}),  # STARTTLS
    "smtps": (465, {"use_ssl": True}),
}
TIMEOUT = 10  # seconds


def mailer(address: str) -> dict[str, Any]:
    """Return a mailer of Django's; without an address e-mail is written to the log."""
    if not address.strip():
        return {"BACKEND": CONSOLE}
    parts = urlsplit(address.strip())
    if parts.scheme not in SCHEMES or not parts.hostname:
        known = ", ".join(f"{scheme}://" for scheme in SCHEMES)
        raise ValueError(
            f"PORTAL_EMAIL_URL begins with {parts.scheme or 'nothing'!r}; "
            f"write {known} and a host: smtp+tls://user:password@mail.example.org:587"
        )
    port, options = SCHEMES[parts.scheme]
    told = {"host": parts.hostname, "port": parts.port or port, "timeout": TIMEOUT} | options
    if parts.username:
        told |= {"username": unquote(parts.username), "password": unquote(parts.password or "")}
    return {"BACKEND": SMTP, "OPTIONS": told}
