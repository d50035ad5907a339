"""The vocabulary of a kind moment, and the keys of the texts that devices seal."""

from backend.core.vocabulary import Vocabulary

MADE_IT_HARD = Vocabulary("MadeItHard", (
    "not_deserved", "would_owe", "not_meant", "do_not_know_me", "will_not_last", "felt_unsafe", "went_numb", "other",
))  # fmt: skip
FELT = Vocabulary("MomentFelt", ("free", "owing"))

TEXTS = ("who", "what", "hard_words", "meaning")
