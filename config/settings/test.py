"""Tests: keys of their own, quick hashing, nothing on the network."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from config import env
from config.settings.base import *  # noqa: F403
from config.settings.keys import ensure_local_keys, feedback_key

_keys = ensure_local_keys(Path(tempfile.gettempdir()) / "attune-test-keys")
SECRET_KEY = "only-for-tests"  # noqa: S105
KEYRING_FILE = _keys["keyring"]
# The processes that a test starts share this one's. Of two that run tests side by side each has its own, though both
# come from one that had read this file before: one's share would go while the other copies them all.
_shares = f"ATTUNE_TEST_SHARES_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
if _shares not in os.environ:
    os.environ[_shares] = tempfile.mkdtemp(prefix="attune-shares-")
    atexit.register(shutil.rmtree, os.environ[_shares], ignore_errors=True)
KEY_SHARES_DIR = os.environ[_shares]
VAPID_KEY_FILE = _keys["vapid"]
FEEDBACK_KEY = feedback_key(_keys["feedback"])

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
PASSWORD_HASHERS = ["tests.hashers.QuickArgon2"]
DEMO = True
DATABASES = {"default": env.database("DATABASE_URL", "sqlite:///:memory:")}
LIBRARY_LOOKED_AT_SECONDS = 0  # a test loads one and reads it
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
PUSH_ALLOW_INSECURE = True
PUSH_HOSTS = ["127.0.0.1", "localhost", "push.example.net"]
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = True
# What `make run` collected is no part of a test, and each test client would list it anew. (None is Django's own way to
# say that there is none; where it is set, it is a path.)
STATIC_ROOT = None  # type: ignore[assignment]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
