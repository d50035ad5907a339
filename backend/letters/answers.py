"""The vocabulary of a letter, and the keys of the texts that devices seal."""

from backend.core.vocabulary import Vocabulary

TO = Vocabulary("LetterTo", ("somebody", "me_then", "a_part", "nobody"))

TEXTS = ("to_words", "body")
