"""For the processes of a site in tests: quick hashing, and keys and a database of its own."""

from config import env
from config.settings.base import LOCAL_DIR
from config.settings.keys import ensure_local_keys
from config.settings.test import *  # noqa: F403

_keys = ensure_local_keys(LOCAL_DIR / "keys")
KEYRING_FILE = env.text("KEYRING_FILE", _keys["keyring"])
KEY_SHARES_DIR = _keys["shares"]
VAPID_KEY_FILE = _keys["vapid"]
DATABASES = {"default": env.database("DATABASE_URL", "")}
DEMO = False
