"""The first word of every address that the client has a screen for; beside the root, which is one too.

The router's own list is FEATURES in `frontend/src/app/features.ts`; tests/core/test_addresses.py compares the two.
"""

SCREENS = (
    "clinic",
    "help",
    "icon",
    "journal",
    "note",
    "office",
    "people",
    "practice",
    "read",
    "tell",
    "welcome",
    "you",
)
