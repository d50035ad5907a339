"""A deployment behind TLS. Everything secret comes from the environment; whatever is missing stops the start."""

from config import env
from config.settings.base import *  # noqa: F403

SECRET_KEY = env.secret("SECRET_KEY")
KEYRING_FILE = env.text("KEYRING_FILE")
KEYRING = "" if KEYRING_FILE else env.secret("KEYRING")
KEY_SHARES_DIR = env.secret(
    "KEY_SHARES_DIR"
)  # one for all web and worker processes, and on no disk of the database
VAPID_KEY_FILE = env.text("VAPID_KEY_FILE")
VAPID_KEY = "" if VAPID_KEY_FILE else env.secret("VAPID_KEY")
ALLOWED_HOSTS = env.items("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
DEMO = False

SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", True)
SECURE_HSTS_SECONDS = 63072000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY") else None
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", 1 if env.flag("BEHIND_PROXY") else 0)
