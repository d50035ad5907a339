"""What of a speak-up may go to a therapist, and when they may write back."""

from typing import Any

from backend.core.errors import Refused
from backend.people.rules import has_quiet_therapist
from backend.speakup.answers import BEYOND, SENT_BY
from backend.speakup.models import SpeakUp, Status


def may_be_shared(speak_up: SpeakUp) -> bool:
    """Only what its writer wants brought by a share: no draft, nothing beyond a misunderstanding, and nothing at all
    once they chose to go quietly with their therapist.
    """
    answers: Any = speak_up.answers
    return (
        speak_up.status != Status.DRAFT
        and answers.get("bringing") in SENT_BY
        and BEYOND not in (answers.get("what") or [])
        and not has_quiet_therapist(speak_up.owner)
    )


def require_reply_wanted(speak_up: SpeakUp) -> None:
    """Raises Refused unless a written reply is fine with whoever wrote it, and it is not closed."""
    answers: Any = speak_up.answers
    if answers.get("reply_is_fine") is not True or speak_up.status == Status.CLOSED:
        raise Refused(
            "no_reply_wanted", "No written reply is wanted here. It can be spoken about in a session."
        )
