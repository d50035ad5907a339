"""The vocabulary of a reflection, which form asks what, and the keys of the texts that devices seal."""

from backend.core.vocabulary import Vocabulary
from backend.reflections.models import Form

AFTER = Vocabulary("KindMinuteAfter", ("softer", "same", "harder", "numb"))
PARTS = Vocabulary("InnerPart", ("wise_adult", "harsh_critic", "self_protector", "tender_part", "another"))
FEEL = Vocabulary("PartFeeling", ("curious", "warm", "annoyed", "afraid", "blended"))
WHOSE = Vocabulary(
    "StandardWhose",
    ("mine", "raised_me", "somebody_close", "school_or_work", "faith_or_culture", "not_sure", "other"),
)
ASK_LOVED = Vocabulary("AskLoved", ("yes", "a_softer_one", "no", "not_sure"))

ANSWERS_OF: dict[str, frozenset[str]] = {
    Form.KIND_MINUTE: frozenset({"after"}),
    Form.PARTS: frozenset({"part", "feel", "thanked"}),
    Form.STANDARD: frozenset({"whose", "how_strict", "ask_loved", "how_true"}),
}

TEXTS = (
    "hurts", "others", "kindness",
    "part_own", "sounds", "tries", "worries", "needs", "wise", "heard",
    "rule", "whose_own", "protected", "kinder",
)  # fmt: skip
