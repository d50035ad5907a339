"""For real processes in tests: the keys and the push service of the tests, a broker and a database of their own."""

from config import env
from config.settings.base import LOCAL_DIR
from config.settings.test import *  # noqa: F403
from tests.faults import failpoints

CELERY_TASK_ALWAYS_EAGER = False
STATIC_ROOT = LOCAL_DIR / "static"
DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{LOCAL_DIR / 'attune.sqlite3'}")}
MIDDLEWARE = ["tests.faults.failpoints.HoldAnswers", *MIDDLEWARE]  # noqa: F405
# A name that is nowhere, by RFC 2606.
PUSH_HOSTS = [*PUSH_HOSTS, ".invalid"]  # noqa: F405
failpoints.let_disks_be_full()
