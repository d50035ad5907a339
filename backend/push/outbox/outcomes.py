"""What an answer of a push service means. Pure: no query, no clock of its own."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from backend.core.clock import Random
from backend.push.models import State
from backend.push.transport.sender import Response

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)
LONGEST_ASKED = timedelta(
    hours=1
)  # more than this is asked for by mistake, and the window is over by then anyway
_SHORTEST = timedelta(milliseconds=50)
_TOO_MANY = 429
TOO_MANY = f"http_{_TOO_MANY}"  # as a delivery's failure
_ENDED = frozenset({404, 410})
_REFUSED = frozenset({400, 401, 403, 413})


@dataclass(frozen=True)
class Outcome:
    """What becomes of a delivery.

    `again_at` is set while it stays pending; `counts` is false where nobody was at fault.
    """

    state: State
    failure: str = ""
    again_at: datetime | None = None
    counts: bool = True
    refused: bool = False  # the service did not take our keys or our message


def classify(
    answer: Response, *, failures: int, expires_at: datetime, now: datetime, chance: Random
) -> Outcome:
    """2xx is sent, 404 and 410 are gone, everything else waits and is tried again while its window is open."""
    if answer.put_back is not None:
        return _put_back(answer.failure, timedelta(seconds=answer.put_back), expires_at, now, chance)
    if 200 <= answer.status < 300:
        return Outcome(State.SENT)
    if answer.status in _ENDED:
        return Outcome(State.GONE, f"http_{answer.status}")
    failure = f"http_{answer.status}" if answer.status else answer.failure
    wait = back_off(failures, chance)
    asked = min(timedelta(seconds=answer.retry_after or 0), LONGEST_ASKED)
    if answer.status == _TOO_MANY and not asked:
        return _put_back(failure, wait, expires_at, now, chance)
    if asked:
        wait = max(
            wait, asked + asked * chance.uniform(0, 0.2)
        )  # everybody was told the same moment: spread out behind it
    again_at = now + wait
    if again_at >= expires_at:
        return Outcome(State.EXPIRED, failure)
    return Outcome(
        State.PENDING, failure, again_at, counts=answer.status != _TOO_MANY, refused=answer.status in _REFUSED
    )


def _put_back(failure: str, wait: timedelta, expires_at: datetime, now: datetime, chance: Random) -> Outcome:
    """It stays pending until its window is over, however long its service would let it wait: nobody is at fault but
    the crowd.
    """
    left = expires_at - now
    if left <= _SHORTEST:
        return Outcome(State.EXPIRED, failure)
    wait = max(wait * chance.uniform(1, 1.25), _SHORTEST)
    if wait >= left:
        wait = left * chance.uniform(0.5, 0.9)
    return Outcome(State.PENDING, failure, now + wait, counts=False)


def back_off(failures: int, chance: Random) -> timedelta:
    """Twice as long each time, and never the same for two deliveries that failed together."""
    return min(FIRST_WAIT * 2 ** min(failures, 12), LONGEST_WAIT) * chance.uniform(0.5, 1)
