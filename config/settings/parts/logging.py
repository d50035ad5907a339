"""Logs go to stderr, redacted. No body, address of a device, name or word of a person is ever logged.

LOG_FORMAT=json makes a line of JSON of each record, for whatever gathers them.
"""

from config import env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "redact": {"()": "backend.core.logs.RedactingFilter"},
        "outages": {"()": "backend.core.outages.ConsumerFilter"},
    },
    "formatters": {
        "line": {
            "()": "backend.core.logs.LineFormatter",
            "fmt": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
        "json": {"()": "backend.core.logs.JsonFormatter"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["redact"],
            "formatter": env.choice("LOG_FORMAT", ("line", "json")),
        }
    },
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        # Django's own has a handler that writes to ADMINS about each fault, with the values of every variable: answers,
        # codes and keys among them.
        "django": {"handlers": []},
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "celery": {"level": "WARNING"},
        "celery.worker.consumer.consumer": {"filters": ["outages"]},
    },
}
