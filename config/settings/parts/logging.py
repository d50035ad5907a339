"""Logs go to stderr, redacted. No body, address of a device, name or word of a person is ever logged."""

from config import env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"redact": {"()": "backend.core.logs.RedactingFilter"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["redact"], "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        # Django's own has a handler that writes to ADMINS about each fault, with the values of every variable: answers,
        # codes and keys among them.
        "django": {"handlers": []},
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "celery": {"level": "WARNING"},
    },
}
