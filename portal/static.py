"""How static files are found and named."""

from django.contrib.staticfiles.finders import AppDirectoriesFinder
from whitenoise.storage import CompressedManifestStaticFilesStorage

UNUSED = [
    "*.map",
    "django_filters",
    "django_htmx/*/*",
    "django_htmx/[!h]*",
    "django_htmx/htmax*",
    "django_htmx/htmx-[!2]*",
    "django_htmx/htmx-2.js",
    "oauth2-redirect.*",
    "redoc",
    "rest_framework",
]


class UsedAppFilesFinder(AppDirectoriesFinder):
    """The files of installed apps that a page of ours uses.

    Compressing all that the API viewer's package brings takes over a minute.
    """

    def list(self, ignore_patterns):
        return super().list([*(ignore_patterns or []), *UNUSED])


class ManifestStorage(CompressedManifestStaticFilesStorage):
    """Names with a hash once `collectstatic` has run, plain names before.

    A file that the manifest does not know is served from its source by
    WhiteNoise, so a page never fails for want of `collectstatic`.
    """

    patterns = tuple(
        (files, tuple(pattern for pattern in patterns if "sourceMappingURL" not in str(pattern)))
        for files, patterns in CompressedManifestStaticFilesStorage.patterns
    )

    def stored_name(self, name):
        if self.hash_key(self.clean_name(name)) in self.hashed_files:
            return super().stored_name(name)
        return name
