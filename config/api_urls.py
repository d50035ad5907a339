"""The API: each room brings its own addresses."""

from importlib.util import find_spec

from django.urls import include, path

_ROOMS = (
    "accounts",
    "people",
    "moments",
    "repairs",
    "reflections",
    "affirmations",
    "reminders",
    "push",
    "sharing",
    "clinic",
    "sync",
)

urlpatterns = [
    path("", include(f"backend.{room}.api.urls")) for room in _ROOMS if find_spec(f"backend.{room}.api.urls")
]
