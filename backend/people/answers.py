"""The vocabulary of a person's page, and the keys of the texts that devices seal."""

from backend.core.vocabulary import Scale, Vocabulary

RELATIONS = Vocabulary(
    "Relation", ("partner", "friend", "family", "colleague", "my_therapist", "group", "other")
)
SUPPORTS = Vocabulary("Support", (
    "listens", "comforts", "practical_help", "good_company", "advice", "is_honest", "believes_in_me", "gives_me_room", "other",
))  # fmt: skip
GIVING_AS = Vocabulary("GivingAs", ("words", "dots"))
DOTS = Scale("Dots", 12)  # what fits one row of a phone; nothing is ever reckoned from them

TEXTS = (
    "alias", "relation_words", "strengths", "support_words", "expect", "really_did", "never_shown", "giving_receiving",
)  # fmt: skip
