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
# What somebody does, or tells themselves, when closeness comes near: each once kept somebody safe.
KEEPING_AWAY = Vocabulary("KeepingAway", (
    "go_quiet", "stay_busy", "make_light", "please_them", "leave_first", "handle_alone",
    "nobody_gets_it", "ashamed", "need_nobody", "long_and_stop", "feel_nothing", "other",
))  # fmt: skip
STILL_NEEDED = Vocabulary("StillNeeded", ("keeps_me_safe", "sometimes", "also_where_safe", "not_sure"))

ANSWERS_OF: dict[str, frozenset[str]] = {
    Form.KIND_MINUTE: frozenset({"after"}),
    Form.PARTS: frozenset({"part", "feel", "thanked"}),
    Form.STANDARD: frozenset({"whose", "how_strict", "ask_loved", "how_true"}),
    Form.KEEPS_AWAY: frozenset({"ways", "still"}),
}

TEXTS = (
    "hurts", "others", "kindness",
    "part_own", "sounds", "with_whom", "tries", "worries", "needs", "good_at", "wise", "another_says", "heard",
    "rule", "whose_own", "protected", "kinder",
    "ways_own", "comes_up", "once", "to_it",
)  # fmt: skip
