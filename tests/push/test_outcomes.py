from datetime import UTC, datetime, timedelta

import pytest

from backend.core.ids import new_id
from backend.push.models import State
from backend.push.outbox.outcomes import LONGEST_ASKED, LONGEST_WAIT, Outcome, back_off, classify
from backend.push.transport.sender import Response
from tests.conftest import NOON


class Highest:
    def uniform(self, a: float, b: float) -> float:
        return b


def test_back_off_doubles_and_has_an_end() -> None:
    waits = [back_off(failures, Highest()) for failures in range(4)]
    assert waits == [timedelta(seconds=seconds) for seconds in (2, 4, 8, 16)]
    assert back_off(1000, Highest()) == LONGEST_WAIT


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, State.SENT),
        (201, State.SENT),
        (202, State.SENT),
        (404, State.GONE),
        (410, State.GONE),
        (400, State.PENDING),
        (429, State.PENDING),
        (503, State.PENDING),
        (0, State.PENDING),
        (302, State.PENDING),
    ],
)
def test_classify_knows_every_answer(status: int, state: State) -> None:
    answer = Response(new_id(), status, "" if status else "timeout")
    outcome = classify(
        answer, failures=0, expires_at=datetime(2026, 6, 15, 13, tzinfo=UTC), now=NOON, chance=Highest()
    )
    assert outcome.state == state
    assert (outcome.again_at is not None) == (state == State.PENDING)
    assert outcome.counts == (status != 429)
    assert outcome.refused == (status == 400)


WINDOW = datetime(2026, 6, 15, 13, tzinfo=UTC)


def classified(answer: Response, expires_at: datetime = WINDOW) -> Outcome:
    return classify(answer, failures=0, expires_at=expires_at, now=NOON, chance=Highest())


def test_classify_waits_as_long_as_is_asked_and_spreads_what_was_asked_together() -> None:
    assert classified(Response(new_id(), 503, retry_after=120)).again_at == NOON + timedelta(seconds=144)
    assert classified(Response(new_id(), 429, retry_after=120)).again_at == NOON + timedelta(seconds=144)


def test_classify_takes_no_more_than_an_hour_for_meant() -> None:
    tomorrow = NOON + timedelta(days=1)
    assert (
        classified(Response(new_id(), 503, retry_after=1e9), tomorrow).again_at == NOON + LONGEST_ASKED * 1.2
    )


def test_classify_ends_what_is_asked_to_wait_beyond_its_window() -> None:
    assert classified(Response(new_id(), 503, retry_after=3600)).state == State.EXPIRED
    assert classified(Response(new_id(), 429, retry_after=3600)).state == State.EXPIRED


@pytest.mark.parametrize("seconds", [0, 1, 60, 3599, 3600, 90_000])
def test_classify_keeps_what_was_put_back_until_its_window_ends_and_blames_nobody(seconds: float) -> None:
    outcome = classified(Response(new_id(), 0, "slowed", put_back=seconds))
    assert (outcome.state, outcome.failure, outcome.counts, outcome.refused) == (
        State.PENDING,
        "slowed",
        False,
        False,
    )
    assert outcome.again_at is not None
    assert NOON < outcome.again_at < WINDOW
    assert classified(Response(new_id(), 0, "slowed", put_back=seconds), NOON).state == State.EXPIRED


def test_classify_gives_up_too_many_requests_only_when_the_window_ends() -> None:
    soon = NOON + timedelta(seconds=1)
    outcome = classified(Response(new_id(), 429), soon)
    assert outcome.state == State.PENDING
    assert outcome.again_at is not None
    assert outcome.again_at < soon
