"""The REST API and its schema."""

from config import env

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["backend.core.api.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "backend.core.api.pagination.CursorPages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.ScopedRateThrottle"],
    # Guessing is what these slow down; ordinary use never meets them.
    "DEFAULT_THROTTLE_RATES": {
        "sign-in": "30/min",
        "recovery": "10/hour",
        "invitation": "20/hour",
        "receipts": "240/min",
        "send-one-now": "10/hour",
    },
    # How many proxies stand in front: an address that a stranger wrote into X-Forwarded-For is not believed.
    "NUM_PROXIES": env.number("TRUSTED_PROXY_COUNT", 1 if env.flag("BEHIND_PROXY") else 0),
    "EXCEPTION_HANDLER": "backend.core.api.errors.handle",
    "PAGE_SIZE": 50,
    "DATETIME_INPUT_FORMATS": ["iso-8601"],
    "COERCE_DECIMAL_TO_STRING": False,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Attune",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SORT_OPERATIONS": True,
    "ENUM_NAME_OVERRIDES": {"ShareLevelEnum": "backend.sharing.models.Level"},
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
