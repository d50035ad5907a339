"""What an answer of a push service means. Pure: no query, no clock of its own."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from backend.core.clock import Chance
from backend.push.models import State
from backend.push.sender import Answer

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)
LONGEST_ASKED = timedelta(
    hours=1
)  # more than this is asked for by mistake, and the window is over by then anyway
_ENDED = frozenset({404, 410})
_REFUSED = frozenset({400, 401, 403, 413})


@dataclass(frozen=True)
class Outcome:
    """What becomes of a delivery. `again_at` is set while it stays pending; `counts` is false where nobody was at fault."""

    state: State
    failure: str = ""
    again_at: datetime | None = None
    counts: bool = True
    refused: bool = False  # the service did not take our keys or our message


def judge(answer: Answer, *, failures: int, expires_at: datetime, now: datetime, chance: Chance) -> Outcome:
    """2xx is sent, 404 and 410 are gone, everything else waits and is tried again while its window is open."""
    if 200 <= answer.status < 300:
        return Outcome(State.SENT)
    if answer.status in _ENDED:
        return Outcome(State.GONE, f"http_{answer.status}")
    failure = f"http_{answer.status}" if answer.status else answer.failure
    wait = back_off(failures, chance)
    asked = retry_after(answer.retry_after, now)
    if asked is not None:
        wait = max(
            wait, asked + asked * chance.uniform(0, 0.2)
        )  # everybody was told the same moment: spread out behind it
    again_at = now + wait
    if again_at >= expires_at:
        return Outcome(State.EXPIRED, failure)
    return Outcome(
        State.PENDING, failure, again_at, counts=answer.status != 429, refused=answer.status in _REFUSED
    )


def back_off(failures: int, chance: Chance) -> timedelta:
    """Twice as long each time, and never the same for two deliveries that failed together."""
    return min(FIRST_WAIT * 2 ** min(failures, 12), LONGEST_WAIT) * chance.uniform(0.5, 1)


def retry_after(value: str, now: datetime) -> timedelta | None:
    """How long a Retry-After header asks for, in seconds or as a date; None when it can't be read."""
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return min(timedelta(seconds=int(value[:9])), LONGEST_ASKED)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(moment - now, timedelta()), LONGEST_ASKED)
