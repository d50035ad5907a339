"""The languages that the app speaks, and which of them a person's locale asks for."""

from functools import lru_cache

from django.conf import settings

SOURCE = "en"  # what all texts are first written in, and what stands in for a language that is not here


@lru_cache(maxsize=1024)  # asked for each note that goes
def language_of(locale: str) -> str:
    """The app's language for a tag such as es-MX: its first part, or the source where the app does not speak it."""
    base = locale.split("-", maxsplit=1)[0].lower()
    return base if base in dict(settings.LANGUAGES) else SOURCE
