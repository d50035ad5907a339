"""Every address: the API, sign-in, the manifest and the worker, the client's one page for each screen, and nothing for
the rest. What machines ask is answered before (backend/ops/probes.py).
"""

from django.urls import include, path, re_path

from backend.core import views, well_known
from backend.core.pwa import views as pwa_views
from backend.core.screens import SCREENS

handler500 = views.fault

urlpatterns = [
    path("api/v1/", include("config.api_urls")),
    re_path(r"^api/(?P<rest>[\s\S]*)\Z", views.api_not_found),
    path("_allauth/", include("allauth.headless.urls")),
    path("manifest.json", pwa_views.manifest, name="manifest"),
    path("manifest/<slug:guise>.json", pwa_views.manifest),
    path("serviceworker.js", pwa_views.service_worker, name="serviceworker"),
    path("", include("pwa.urls")),
    path("robots.txt", well_known.robots),
    path("favicon.ico", well_known.favicon),
    path(".well-known/security.txt", well_known.security),
    path(".well-known/change-password", well_known.change_password),
    re_path(rf"^(?:(?:{'|'.join(SCREENS)})(?:/[\s\S]*)?)?\Z", views.shell, name="shell"),
    re_path(r"^(?!static/|api/|_allauth/)[\s\S]*\Z", views.unknown),
]
handler400 = "backend.core.views.bad_request"
