"""Every address of the portal hangs from here."""

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("admin/", admin.site.urls)]
if find_spec("initiatives.api") and find_spec("initiatives.api.urls"):
    urlpatterns.append(path("api/v1/", include("initiatives.api.urls")))
if find_spec("initiatives.urls"):
    pages = path("", include("initiatives.urls"))
    urlpatterns += i18n_patterns(pages, prefix_default_language=False)
