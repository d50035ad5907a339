"""The vocabulary of a repair: the choices of every step. Which answer takes which, `api/serializers.py` says.

Free texts are not here: they are sealed on the device, under the keys of `TEXTS`.
"""

from backend.core.vocabulary import Vocabulary

# In the order of the screen, as every vocabulary: what is chosen most often is in sight first.
HURTS = Vocabulary("Hurt", (
    "felt_unheard", "misunderstanding", "left_out", "too_much_too_fast", "promise_broken", "criticised", "they_pulled_away",
    "i_hurt_them", "other",
))  # fmt: skip
WHAT_I_DID = Vocabulary("WhatIDid", ("went_quiet", "pulled_back", "snapped", "both", "nothing_showed"))
WHAT_HELPS = Vocabulary("WhatHelps", (
    "feet_on_floor", "longer_out_breath", "cold_water", "walk", "music", "someone_safe", "nothing_today", "own",
))  # fmt: skip
FEELINGS = Vocabulary("Feeling", (
    "hurt", "sad", "lonely", "afraid", "anxious", "ashamed", "guilty", "angry", "annoyed", "jealous", "confused", "disappointed",
    "overwhelmed", "numb", "unreal", "far_away", "tired", "tender", "relieved", "hopeful", "other",
))  # fmt: skip
NEEDS = Vocabulary("Need", (
    "to_be_heard", "to_be_understood", "respect", "reassurance", "closeness", "space", "honesty", "safety", "rest", "help",
    "fairness", "a_choice", "to_matter", "kindness", "belonging", "other",
))  # fmt: skip
NOW_OR_ECHO = Vocabulary("NowOrEcho", ("mostly_now", "both", "old_echo", "not_sure"))
CHOICES = Vocabulary("RepairChoice", (
    "not_now", "write_for_me", "practise_with_therapist", "say_something_small", "ask_for_pause", "apologise", "let_it_go",
    "set_limit",
))  # fmt: skip
MATTERS_MOST = Vocabulary("MattersMost", ("get_something", "keep_us_close", "keep_self_respect"))
HOW = Vocabulary("HowToSay", ("in_person", "call", "message", "letter_not_sent", "in_session"))
SPOKE = Vocabulary("Spoke", ("yes", "part_of_it", "differently", "not_yet", "decided_not_to"))
RESPONSES = Vocabulary("TheirResponse", (
    "listened", "acknowledged", "apologised", "explained", "asked_about_me", "changed_something", "needs_time", "went_quiet",
    "got_defensive", "dismissed", "blamed_me", "was_scary", "no_answer_yet",
))  # fmt: skip
AGAINST_EXPECTATION = Vocabulary(
    "AgainstExpectation", ("much_gentler", "gentler", "about_the_same", "harder", "worse", "cannot_tell")
)
OUTCOMES = Vocabulary("RepairOutcome", (
    "not_now", "still_open", "repaired", "partly", "let_it_be", "kept_my_limit", "more_distance", "it_ended",
    "not_safe_to_repair", "got_worse",
))  # fmt: skip

# The keys of the free texts inside `words`. The server can't see them; they stand here so that every device uses the
# same ones.
TEXTS = (
    "happened", "what_helps_own", "body", "protector_said", "my_part", "expected",
    "observation", "feeling", "need", "request", "appreciation", "limit", "own_wording", "say_when", "if_it_goes_badly", "who_supports_me",
    "hurt_what", "hurt_landed", "hurt_sorry", "hurt_differently",
    "different_from_feared", "kind_word", "next_step", "keepsake",
)  # fmt: skip
