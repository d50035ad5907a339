"""The vocabulary of a letter, and the keys of the texts that devices seal."""

from backend.core.vocabulary import Vocabulary

TONE = Vocabulary("LetterTone", ("plain", "tender"))

TEXTS = ("greeting", "body")
