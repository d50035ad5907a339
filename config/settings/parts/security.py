"""Sign-in, cookies and headers."""

from datetime import timedelta

from config import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["backend.accounts.sign_in.hashers.FewAtOnceArgon2"]
# What arrives as the password is a 256-bit key derived on the device: rules for typed passwords have no meaning here.
AUTH_PASSWORD_VALIDATORS = [{"NAME": "backend.accounts.sign_in.validators.AuthKeyValidator"}]

ACCOUNT_ADAPTER = "backend.accounts.sign_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "backend.accounts.api.forms.SignUpForm"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_LOGIN_TIMEOUT = 900  # between the key and the second factor
# Signing in has limits of its own, in which nobody can lock out an owner (backend/accounts/sign_in/limits.py). What is
# left here counts the codes of second factors, for each account alone; other limits of allauth keep their defaults.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/10m/key", "login": None}
# How many wrong keys, and in how many seconds.
SIGN_IN_LIMITS = {
    "device": (20, 600),  # a device that signed in before, for one name: no stranger's tries count there
    "network_and_name": (20, 600),
    "network": (300, 60),  # a household, a shelter, a mobile network: only against keeping the server busy
    "name": (3000, 3600),  # from everywhere. What is tried is a 256-bit key behind Argon2id
}
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS: dict[str, str] = {}
MFA_ADAPTER = "backend.accounts.sign_in.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Attune"

# A clinician's session (12 hours, 15 minutes idle) is bounded in backend/accounts/sign_in/sessions.py.
SESSION_COOKIE_AGE = int(timedelta(days=90).total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "backend.accounts.sign_in.session_store"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "backend.core.views.csrf_failure"
CLINICIAN_SESSION_MAX = timedelta(hours=12)
CLINICIAN_SESSION_IDLE = timedelta(minutes=15)

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"

# Hosts that a device's push address may name: the push services of browsers, and no other host of who runs them.
# A leading dot admits subdomains. Collected in https://github.com/web-push-libs/web-push/issues/801 and by trying.
PUSH_HOSTS = [
    "fcm.googleapis.com",  # Chrome, and what is built upon Chromium
    "jmt17.google.com",  # Debian's Chromium
    "updates.push.services.mozilla.com",  # Firefox
    ".push.services.mozilla.com",
    "web.push.apple.com",  # Safari
    ".notify.windows.com",  # Edge: a host for each region
    *env.items("PUSH_HOSTS"),
]
PUSH_CONTACT = env.text(
    "PUSH_CONTACT", "mailto:admin@localhost"
)  # the `sub` of VAPID: how a push service reaches the operator
# Whom somebody writes to who found a hole: an address with mailto: or https:. Without one the page is not there.
SECURITY_CONTACT = env.text("SECURITY_CONTACT")
PUSH_ALLOW_INSECURE = False  # a test's push service speaks plain http on loopback
PUSH_CONCURRENCY = env.number("PUSH_CONCURRENCY", 1200)
