"""What every environment shares. The other modules of this package hold differences only."""

from pathlib import Path

import backend.core.zones  # noqa: F401 - before anything asks for a zone, in whatever process this is
from config import env
from config.settings.parts.api import *  # noqa: F403
from config.settings.parts.celery import *  # noqa: F403
from config.settings.parts.email import *  # noqa: F403
from config.settings.parts.logging import *  # noqa: F403
from config.settings.parts.pwa import *  # noqa: F403
from config.settings.parts.security import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent.parent
LOCAL_DIR = Path(env.text("ATTUNE_LOCAL_DIR", str(BASE_DIR / ".local")))
DIST_DIR = Path(env.text("ATTUNE_DIST_DIR", str(BASE_DIR / "frontend" / "dist")))

# The half that notes about what felt bad are sealed to (`manage.py feedback make-key`); without one none are taken.
FEEDBACK_KEY = env.text("FEEDBACK_KEY")
FEEDBACK_READ_WITHIN_DAYS = env.number("FEEDBACK_READ_WITHIN_DAYS", 14)

# Who asks for /metrics says this; without one there are none.
METRICS_TOKEN = env.text("METRICS_TOKEN")

# The file with the operator's key for backups (`manage.py backup`); only those commands read it.
BACKUP_KEY_FILE = env.text("BACKUP_KEY_FILE")

# A folder with files of measures that this practice is licensed for, beside those that come with the code.
MEASURES_DIR = env.text("MEASURES_DIR")

# A file that a worker and beat touch while they live, for health checks of containers.
ALIVE_FILE = env.text("ALIVE_FILE")

DEBUG = False
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.headless",
    "rest_framework",
    "drf_spectacular",
    "django_vite",
    "backend.core",  # before pwa, whose page of tags it replaces
    "pwa",
    "backend.accounts",
    "django.contrib.auth",  # after accounts, whose commands take the place of two of its own
    "backend.feedback",
    "backend.push",
    "backend.sharing",
    "backend.people",
    "backend.moments",
    "backend.affirmations",
    "backend.repairs",
    "backend.reflections",
    "backend.agendas",
    "backend.letters",
    "backend.checkins",
    "backend.plans",
    "backend.measures",
    "backend.reminders",
    "backend.steps",
    "backend.speakup",
    "backend.suggestions",
    "backend.clinic",
    "backend.office",
    "backend.demo",
    "backend.sync",
    "backend.privacy",
    "backend.ops",
]

MIDDLEWARE = [
    "backend.core.headers.StrictHeadersMiddleware",
    "backend.ops.probes.ProbesMiddleware",  # before whatever looks at hosts and cookies
    "backend.core.compression.CompressionMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "backend.accounts.sign_in.sessions.SessionMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{LOCAL_DIR / 'attune.sqlite3'}")}

# Rate limits live here. A database and not Redis: signing in must work while Redis is away.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
        # With the default of 300 somebody could push the limits of others out by filling it.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Spanish")]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = LOCAL_DIR / "static"
STATICFILES_DIRS = [("", str(DIST_DIR))]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is ever uploaded
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
DJANGO_VITE = {"default": {"dev_mode": False, "manifest_path": DIST_DIR / ".vite" / "manifest.json"}}
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+-[0-9A-Za-z_-]{7}\.[a-z0-9]+$"  # Vite's hashed names
