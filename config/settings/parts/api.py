"""The REST API and its schema."""

from config import env

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["backend.core.api.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["backend.core.api.parsing.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "backend.core.api.pagination.CursorPages",
    "DEFAULT_SCHEMA_CLASS": "backend.core.api.schema.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.ScopedRateThrottle"],
    # Guessing is what these slow down; ordinary use never meets them. Each address of the API has a count of its own.
    # What gets somebody back in can't be guessed (a card has 160 bits; tries of a code are counted in
    # backend/accounts/recovery/codes.py), so these only keep one network from keeping the server busy.
    "DEFAULT_THROTTLE_RATES": {
        "proposed-username": "120/min",
        "sign-in-parameters": "300/min",
        "recovery-open": "120/min",
        "key-links": "60/min",
        "recovery-finish": "120/min",
        "recovery-email": "60/min",
        "recovery-email-open": "120/min",
        "recovery-email-finish": "120/min",
        "vault-email": "20/hour",
        "vault-passphrase": "60/hour",
        "invitation": "20/hour",
        "lock": "30/min",
        "passkey": "120/min",
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
    "ENUM_SUFFIX": "",
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": False,
    # Each choice of an entry names itself; these are the others that one word is not enough for.
    "ENUM_NAME_OVERRIDES": {
        "AccountEventKind": "backend.accounts.models.EventKind",
        "AffirmationLevel": "backend.affirmations.models.Level",
        "DeliveryState": "backend.push.models.State",
        "EnvelopeVersion": [(1, 1)],
        "ErasureWhen": ["now", "in_a_day"],
        "OccurrenceDropped": "backend.reminders.models.Dropped",
        "OccurrencePurpose": "backend.reminders.models.Purpose",
        "PauseUntil": ["tomorrow", "week", "back"],
        "ReceiptEvent": ["shown", "opened", "later", "rest"],
        "ReminderContent": "backend.reminders.models.Content",
        "ReminderReach": "backend.reminders.outlook.Reach",
        "ReminderReason": "backend.reminders.outlook.Reason",
        "ReminderRhythm": "backend.reminders.models.Rhythm",
        "ReminderStatus": "backend.reminders.api.serializers.STATUSES",
        "ReminderWording": "backend.reminders.models.Wording",
        "SessionEveryWeeks": [(weeks, weeks) for weeks in (0, 1, 2, 4)],
        "SessionSetBy": ["therapist", "me"],
        "ShareLevel": "backend.sharing.models.Level",
        "Theme": "backend.accounts.models.Theme",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "backend.core.api.schema.add_keys_of_texts",
    ],
}

# For how long a web process goes by the edition of the library that it knows.
LIBRARY_LOOKED_AT_SECONDS = 5

DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024

# How much one account may keep and write (backend/core/quota.py): far above what anybody needs.
QUOTA_ENTRIES = 50_000
QUOTA_WORDS = 200_000_000  # characters of sealed words
QUOTA_WRITES_A_MINUTE = 600
