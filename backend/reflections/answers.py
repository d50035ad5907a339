"""The vocabulary of a reflection: every choice, by the key it is stored under. Free texts are sealed on the device and are not here.

Every key may be left out or null, for every question can be skipped.
"""

from backend.reflections.models import Form

AFTER = ("softer", "same", "harder", "numb")
PARTS = ("wise_adult", "harsh_critic", "self_protector", "tender_part", "another")
FEEL = ("curious", "warm", "annoyed", "afraid", "blended")
WHOSE = ("mine", "raised_me", "somebody_close", "school_or_work", "faith_or_culture", "not_sure", "other")
ASK_LOVED = ("yes", "a_softer_one", "no", "not_sure")

ANSWERS_OF: dict[str, frozenset[str]] = {
    Form.KIND_MINUTE: frozenset({"after"}),
    Form.PARTS: frozenset({"part", "feel", "thanked"}),
    Form.STANDARD: frozenset({"whose", "how_strict", "ask_loved", "how_true"}),
}
