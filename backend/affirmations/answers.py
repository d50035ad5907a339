"""The keys of the texts of a personal card, which devices seal."""

TEXTS = ("text", "collection")
