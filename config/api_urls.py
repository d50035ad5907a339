"""The API: each room brings its own addresses, and each kind of entry has two."""

from pathlib import Path

from django.apps import apps
from django.urls import include, path

from backend.core.api.entries import entry_urls

urlpatterns = [
    *(
        path("", include(f"{room.name}.api.urls"))
        for room in apps.get_app_configs()
        if Path(room.path, "api", "urls.py").is_file()
    ),
    *entry_urls(),
]
