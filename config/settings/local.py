"""One machine, embedded parts, plain http on loopback."""

from config.settings.base import *  # noqa: F403
from config.settings.base import EMAIL_BACKEND as _MAIL
from config.settings.base import LOCAL_DIR
from config.settings.keys import ensure_local_keys, feedback_key

_keys = ensure_local_keys(LOCAL_DIR / "keys")
with open(_keys["secret_key"], encoding="utf-8") as _file:
    SECRET_KEY = _file.read()
KEYRING_FILE = _keys["keyring"]
KEY_SHARES_DIR = _keys["shares"]
VAPID_KEY_FILE = _keys["vapid"]
FEEDBACK_KEY = feedback_key(_keys["feedback"])

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMO = True

if _MAIL.endswith("dummy.EmailBackend"):
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"  # printed in the terminal, sent nowhere
CELERY_WORKER_REDIRECT_STDOUTS = False  # that mail is printed as it is, not as lines of a log
