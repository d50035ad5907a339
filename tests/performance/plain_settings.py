"""A deployment's settings for a web process that serves one plain list (plain.py) and nothing else."""

from config.settings.production import *  # noqa: F403 - so all settings are made

ROOT_URLCONF = "tests.performance.plain_urls"
# As `startproject` writes it, and what allauth does not start without.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
