"""The vocabulary of a repair: every choice and every scale of every step, by the key it is stored under.

Free texts are not here: they are sealed on the device, under the keys of `TEXTS`. Every key may be left out or null, for every question
can be skipped.
"""

from typing import Any

from backend.core.errors import Invalid
from backend.repairs.answer_types import Answer, Choice, Day, Many, Scale, YesNo

RELATIONS = ("partner", "friend", "family", "colleague", "my_therapist", "group", "other")
KINDS = (
    "felt_unheard", "misunderstanding", "promise_broken", "left_out", "criticised", "too_much_too_fast", "i_hurt_them",
    "they_pulled_away", "other",
)  # fmt: skip
WHAT_I_DID = ("went_quiet", "pulled_back", "snapped", "both", "nothing_showed")
WHAT_HELPS = (
    "feet_on_floor", "longer_out_breath", "cold_water", "walk", "music", "someone_safe", "nothing_today", "own",
)  # fmt: skip
FEELINGS = (
    "hurt", "sad", "lonely", "afraid", "anxious", "ashamed", "guilty", "angry", "annoyed", "jealous", "confused", "disappointed",
    "overwhelmed", "numb", "tired", "tender", "relieved", "hopeful", "other",
)  # fmt: skip
NEEDS = (
    "to_be_heard", "to_be_understood", "respect", "reassurance", "closeness", "space", "honesty", "safety", "rest", "help",
    "fairness", "a_choice", "to_matter", "kindness", "belonging", "other",
)  # fmt: skip
NOW_OR_ECHO = ("mostly_now", "both", "old_echo", "not_sure")
CHOICES = (
    "not_now", "write_for_me", "practise_with_therapist", "say_something_small", "ask_for_pause", "apologise", "let_it_go",
    "set_limit",
)  # fmt: skip
MATTERS_MOST = ("get_something", "keep_us_close", "keep_self_respect")
HOW = ("in_person", "call", "message", "letter_not_sent", "in_session")
SPOKE = ("yes", "part_of_it", "differently", "not_yet", "decided_not_to")
RESPONSES = (
    "listened", "acknowledged", "apologised", "explained", "asked_about_me", "changed_something", "needs_time", "went_quiet",
    "got_defensive", "dismissed", "blamed_me", "was_scary", "no_answer_yet",
)  # fmt: skip
AGAINST_EXPECTATION = ("much_gentler", "gentler", "about_the_same", "harder", "worse", "cannot_tell")
OUTCOMES = (
    "repaired", "partly", "still_open", "not_now", "let_it_be", "kept_my_limit", "more_distance", "it_ended",
    "not_safe_to_repair", "got_worse",
)  # fmt: skip

# By step. `backend/repairs/data/steps.yaml` says which depth asks for what; a test holds the two together.
WHO: dict[str, Answer] = {"relation": Choice(RELATIONS)}
WHAT_HAPPENED: dict[str, Answer] = {
    "kinds": Many(KINDS),
    "what_i_did": Choice(WHAT_I_DID),
    "closeness_before": Scale(4),
}
PAUSE: dict[str, Answer] = {
    "stirred_before": Scale(10),
    "stirred_after": Scale(10),
    "what_helps": Many(WHAT_HELPS),
}
MAKE_SENSE: dict[str, Answer] = {
    "feelings": Many(FEELINGS, most=5),
    "needs": Many(NEEDS, most=3),
    "now_or_echo": Choice(NOW_OR_ECHO),
}
CHOOSE: dict[str, Answer] = {
    "choice": Choice(CHOICES),
    "matters_most": Choice(MATTERS_MOST),
    "how_strongly": Scale(4),
    "readiness": Scale(10),
    "expected_sure": Scale(10),
}
WORDS: dict[str, Answer] = {"how": Choice(HOW), "no_need_to_answer": YesNo()}
SPEAK_UP: dict[str, Answer] = {"spoke": Choice(SPOKE), "stayed_with_myself": Scale(4)}
RESPONSE: dict[str, Answer] = {
    "response": Many(RESPONSES),
    "felt_understood": Scale(4),
    "felt_safe": Scale(4),
}
REFLECT: dict[str, Answer] = {
    "against_expectation": Choice(AGAINST_EXPECTATION),
    "can_say_what_hurt": Scale(10),
    "closeness_after": Scale(4),
}
OUTCOME: dict[str, Answer] = {"outcome": Choice(OUTCOMES), "revisit_on": Day()}

ANSWERS: dict[str, Answer] = {
    **WHO, **WHAT_HAPPENED, **PAUSE, **MAKE_SENSE, **CHOOSE, **WORDS, **SPEAK_UP, **RESPONSE, **REFLECT, **OUTCOME,
}  # fmt: skip

# The keys of the free texts inside `words`. The server can't see them; they stand here so that every device uses the same ones.
TEXTS = (
    "happened", "what_helps_own", "body", "protector_said", "my_part", "expected",
    "observation", "feeling", "need", "request", "appreciation", "limit", "own_wording", "say_when", "if_it_goes_badly", "who_supports_me",
    "hurt_what", "hurt_landed", "hurt_sorry", "hurt_differently",
    "different_from_feared", "kind_word", "next_step", "keepsake",
)  # fmt: skip


def clean(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers without the skipped ones. Raises Invalid with a field for each key or value that is not in the vocabulary."""
    problems: dict[str, list[str]] = {}
    kept: dict[str, Any] = {}
    for key, value in answers.items():
        known = ANSWERS.get(key)
        if known is None:
            problems[f"answers.{str(key)[:40]}"] = ["This answer is not known."]
        elif value is not None and (problem := known.problem(value)):
            problems[f"answers.{key}"] = [problem]
        elif value is not None:
            kept[key] = value
    if problems:
        raise Invalid("invalid", "Something needs another look.", fields=dict(list(problems.items())[:50]))
    return kept
