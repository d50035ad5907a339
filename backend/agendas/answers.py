"""The keys of the texts of an agenda, which devices seal: its items in their order, as JSON."""

TEXTS = ("items",)
