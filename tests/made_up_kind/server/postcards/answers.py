"""The vocabulary of a postcard, and the keys of the texts that devices seal."""

from backend.core.vocabulary import Vocabulary

TONE = Vocabulary("PostcardTone", ("plain", "tender"))

TEXTS = ("greeting", "body")
