"""System checks for the settings that can hurt somebody."""

import stat
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

from backend.core.keyring import keyring


@checks.register(checks.Tags.security)
def keyring_opens(**kwargs: Any) -> list[checks.CheckMessage]:
    keyring.cache_clear()
    try:
        keyring()
    except ImproperlyConfigured as error:
        return [checks.Error(str(error), id="attune.E001")]
    return []


@checks.register(checks.Tags.security)
def key_files_are_private(**kwargs: Any) -> list[checks.CheckMessage]:
    found: list[checks.CheckMessage] = []
    for name in ("KEYRING_FILE", "VAPID_KEY_FILE", "KEY_SHARES_DIR"):
        path = getattr(settings, name, "")
        if path and Path(path).exists() and Path(path).stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            found.append(
                checks.Error(
                    f"{name} can be read by others: set its mode to 600 (700 for a folder).", id="attune.E002"
                )
            )
    return found


@checks.register(checks.Tags.security, deploy=True)
def push_stays_strict(**kwargs: Any) -> list[checks.CheckMessage]:
    if settings.PUSH_ALLOW_INSECURE:
        return [checks.Error("PUSH_ALLOW_INSECURE is for tests only.", id="attune.E003")]
    if settings.PUSH_CONTACT.endswith("localhost"):
        return [checks.Warning("PUSH_CONTACT has to reach the operator.", id="attune.W001")]
    return []


@checks.register(checks.Tags.security, deploy=True)
def limits_are_shared(**kwargs: Any) -> list[checks.CheckMessage]:
    """Limits on guessing live in the cache: one that each process keeps to itself multiplies them, a dummy takes them
    away.
    """
    backend = str(settings.CACHES["default"]["BACKEND"])
    if backend.endswith(("LocMemCache", "DummyCache")):
        return [
            checks.Error(
                "The cache has to be one that every process shares: the limits on sign-in live there.",
                id="attune.E004",
            )
        ]
    return []


@checks.register(checks.Tags.security, deploy=True)
def no_demo_accounts(**kwargs: Any) -> list[checks.CheckMessage]:
    if settings.DEMO:
        return [
            checks.Error(
                "DEMO makes accounts whose words lie in a file: it is for a machine of your own.",
                id="attune.E005",
            )
        ]
    return []
