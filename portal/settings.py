"""Settings of the portal: the only place that reads the environment.

Every variable may be left unset; `.env.example` lists them all.
"""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from portal import secret_key
from portal.mail import mailer
from portal.rate import Rate, parse_rate
from portal.refusals import without_traceback

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("PORTAL_VAR") or BASE_DIR / "var").resolve()
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)

# Where the portal is reached from outside, such as https://capacity.example.org
ORIGIN = (os.environ.get("PORTAL_ORIGIN") or "").rstrip("/")
HAS_HTTPS = ORIGIN.startswith("https://")
# How readers reach whoever runs this installation: an e-mail or web address, or words
CONTACT = (os.environ.get("PORTAL_CONTACT") or "").strip()
# The identifier under which whoever runs this installation is registered with IATI
IATI_ORGANIZATION = (os.environ.get("PORTAL_IATI_ORGANIZATION") or "").strip()

DEBUG = os.environ.get("PORTAL_DEBUG") == "1"
SECRET_KEY = os.environ.get("PORTAL_SECRET_KEY") or secret_key.read_or_create(VAR / "secret_key")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = []
if ORIGIN:
    ALLOWED_HOSTS.append(urlsplit(ORIGIN).hostname or ORIGIN)
    CSRF_TRUSTED_ORIGINS.append(ORIGIN)

INSTALLED_APPS = [
    "initiatives",
    "initiatives.administration.RecordAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "simple_history",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "portal.middleware.permissions_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.TextGZipMiddleware",
    "portal.sharing.public_reading",
    "portal.freshness.ConditionalGet",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
    "portal.waiting.OthersWrite",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Data

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{VAR / 'portal.sqlite3'}",
        conn_max_age=60,  # seconds
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # A writer asks for the lock when it begins, so two of them queue
        # instead of failing half way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds
        # Each thread has a connection with a cache of its own, in KiB when negative. Pages of
        # the file are read where the system keeps them for all, so that it need not be large.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=2000000000; "
            "PRAGMA cache_size=-2000; PRAGMA temp_store=MEMORY"
        ),
    }
    # In a file, as in production: readers and writers meet as they do there.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}

# Getting in

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # refuses who is locked out
    "django.contrib.auth.backends.ModelBackend",
]
RULES = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{RULES}.UserAttributeSimilarityValidator"},
    {"NAME": f"{RULES}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{RULES}.CommonPasswordValidator"},
    {"NAME": f"{RULES}.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60  # seconds for which a link to a new password works
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: a working day, then everybody logs in again
SESSION_COOKIE_SAMESITE = "Lax"
# A name is locked for the address from which it was tried too often, and for no other: nobody
# can lock a colleague out.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "portal.clients.address_of"
AXES_USERNAME_CALLABLE = "portal.clients.username_of"
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # who came in when is nobody's business
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Work that takes longer than a page may: each task in a process of its own
TASKS = {"default": {"BACKEND": "portal.processes.ProcessBackend"}}

# Languages and time

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", _("Arabic")),
    ("en", _("English")),
    ("es", _("Spanish")),
    ("fr", _("French")),
    ("ru", _("Russian")),
    ("zh-hans", _("Chinese")),
]
# Linked and announced; the others answer too, but are not offered until complete.
OFFERED_LANGUAGES = ["en"]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "portal.formats"
USE_TZ = True
TIME_ZONE = "UTC"

# Static files

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns of a folder that is not there
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "portal.static.UsedAppFilesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.static.ManifestStorage"},
}
WHITENOISE_USE_FINDERS = True
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Safety

# A nonce is sent only where a template asks for one, which the admin alone does.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# A form with a hundred participations has more fields than Django allows by default.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

if HAS_HTTPS:
    # The proxy that ends TLS must set this header itself on every request.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health/"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
SILENCED_SYSTEM_CHECKS = [
    "security.W021",  # browsers' preload list takes whole domains for months: their owner decides
    "mail.E001",  # without a mail server letters go to the log, where an operator finds them
]

# API

# How often one reader may ask, such as 120/minute; without it nobody counts
API_RATE = parse_rate(os.environ.get("PORTAL_API_RATE") or "")
# How many proxies stand before the portal, each adding to X-Forwarded-For
PROXIES = int(os.environ.get("PORTAL_PROXIES") or HAS_HTTPS)

# Suggestions

# How many suggestions one network address may send
SUGGESTION_RATE = parse_rate(
    os.environ.get("PORTAL_SUGGESTION_RATE") or "", "PORTAL_SUGGESTION_RATE"
) or Rate(20, 60 * 60)
# Answers go to the log unless there is a mail server
MAILERS = {"default": mailer(os.environ.get("PORTAL_EMAIL_URL") or "")}
DEFAULT_FROM_EMAIL = (os.environ.get("PORTAL_EMAIL_FROM") or "").strip() or "portal@localhost"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PARSER_CLASSES": ["initiatives.api.parsing.BodyParser"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "AI Capacity Record",
    "VERSION": "1.0.0",
    "DESCRIPTION": (
        "Who does what, where and with whom to build capacity in artificial intelligence. "
        "Published records alone; text that is missing is empty, everything else is null."
    ),
    "LICENSE": {
        "name": "CC BY 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
    },
    "OAS_VERSION": "3.1.1",
    # Not the usual one: each list of codes stays beside the field that it is for.
    "POSTPROCESSING_HOOKS": ["initiatives.api.schema.finished"],
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {
        "refusals": {"()": "django.utils.log.CallbackFilter", "callback": without_traceback}
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["refusals"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
