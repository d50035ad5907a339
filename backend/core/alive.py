"""A file that a worker and beat touch while they live: whoever looks from outside needs no broker and no database."""

from pathlib import Path

from django.conf import settings


def show() -> None:
    if settings.ALIVE_FILE:
        Path(settings.ALIVE_FILE).touch()
