"""The API: each room brings its own addresses, and each kind of entry has two."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

from backend.core.api.entries import entry_urls

_ROOMS = [
    app for app in settings.INSTALLED_APPS if app.startswith("backend.") and find_spec(f"{app}.api.urls")
]

urlpatterns = [*(path("", include(f"{room}.api.urls")) for room in _ROOMS), *entry_urls()]
