"""E-mails: only codes that somebody asked for.

Without EMAIL_URL none is sent, and getting back in by e-mail is not offered.
"""

from config import env

_MAIL = env.mail("EMAIL_URL")
EMAIL_BACKEND = _MAIL["EMAIL_BACKEND"]
EMAIL_HOST = _MAIL.get("EMAIL_HOST", "localhost")
EMAIL_PORT = _MAIL.get("EMAIL_PORT", 587)
EMAIL_HOST_USER = _MAIL.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _MAIL.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = _MAIL.get("EMAIL_USE_SSL", False)
EMAIL_USE_TLS = _MAIL.get("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 20
# Whoever sees the mailbox sees this too: choose an address that tells nothing.
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "codes@localhost")
