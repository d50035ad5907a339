"""The vocabulary of a small step, and the keys of the texts that devices seal."""

from backend.core.vocabulary import Vocabulary

# From easy to harder for many; the first ones need nobody at all.
STEP = Vocabulary("SmallStepWhich", (
    "notice", "let_thanks_stand", "kind_word", "let_carry", "ask_the_way",
    "say_a_wish", "ask_what_they_think", "small_favour", "a_bit_of_my_day", "be_listened_to", "own",
))  # fmt: skip
FELT = Vocabulary("SmallStepFelt", ("softer", "same", "harder", "cant_tell", "not_safe"))

TEXTS = ("own", "expected", "came")
