"""Every address of the portal hangs from here."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path

from initiatives.sitemaps import SITEMAPS
from initiatives.views import health, site

handler400 = "initiatives.views.site.bad_request"

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/password/", include("portal.password_urls")),
    path("admin/", admin.site.urls),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("robots.txt", site.RobotsView.as_view(), name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("favicon.ico", site.favicon, name="favicon"),
    path("api/v1/", include("initiatives.api.urls")),
    *i18n_patterns(path("", include("initiatives.urls")), prefix_default_language=False),
]
