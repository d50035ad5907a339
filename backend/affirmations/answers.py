"""The keys of the texts of a personal card, which devices seal. `offered_by` names the therapist who suggested it."""

TEXTS = ("text", "collection", "offered_by")
