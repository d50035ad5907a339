"""The vocabulary of a speak-up, and the keys of the texts that devices seal.

"Beyond" is what is no misunderstanding (touch, threats, money, something passed on): it leads to people outside the
practice, and nothing of it goes to a therapist.
"""

from backend.core.vocabulary import Vocabulary

BEYOND = "beyond"

WHAT = Vocabulary("SpeakUpWhat", (
    "misunderstood", "too_fast", "question_too_much", "tone", "forgot_something", "late_or_cancelled", "felt_judged",
    "ended_abruptly", "reply_between_sessions", "money_or_rules", "cannot_say", BEYOND,
))  # fmt: skip
HOPES = Vocabulary("SpeakUpHope", (
    "just_be_heard", "acknowledgement", "apology", "clarification", "slow_down", "something_different",
))  # fmt: skip
BRINGING = Vocabulary("SpeakUpBringing", (
    "say_it_myself", "open_it_gently", "read_it_before", "practise_first", "keep_private",
))  # fmt: skip
CLOSINGS = Vocabulary("SpeakUpClosing", ("it_helped", "some", "not_really", "leave_it"))

# Ways to bring it that a therapist is told by a share. Every other stays on the person's devices.
SENT_BY = frozenset({"open_it_gently", "read_it_before"})

# Those of a therapist's reply are kept among the client's own words once it was read; `replies_before` is JSON of those
# that were read before it, by another share or from another therapist.
TEXTS = (
    "happened", "fear", "hope",
    "reply_from", "reply_acknowledgement", "reply_apology", "reply_clarification", "reply_invitation", "replies_before",
)  # fmt: skip
