from datetime import UTC, datetime, timedelta

import pytest

from backend.core.ids import new_id
from backend.push.models import State
from backend.push.outcomes import LONGEST_ASKED, LONGEST_WAIT, back_off, judge, retry_after
from backend.push.sender import Answer
from tests.conftest import NOON


class Highest:
    def uniform(self, a: float, b: float) -> float:
        return b


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("0", timedelta()),
        ("120", timedelta(seconds=120)),
        ("99999999999999", LONGEST_ASKED),
        ("Mon, 15 Jun 2026 12:05:00 GMT", timedelta(minutes=5)),
        ("Mon, 15 Jun 2026 11:00:00 GMT", timedelta()),
        ("Mon, 32 Jun 2026 11:00:00 GMT", None),
        ("Tue, 15 Jun 2027 12:00:00 GMT", LONGEST_ASKED),
    ],
)
def test_retry_after_reads_seconds_and_dates(value: str, wait: timedelta | None) -> None:
    assert retry_after(value, NOON) == wait


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
def test_judge_knows_every_answer(status: int, state: State) -> None:
    answer = Answer(new_id(), status, "" if status else "timeout")
    outcome = judge(
        answer, failures=0, expires_at=datetime(2026, 6, 15, 13, tzinfo=UTC), now=NOON, chance=Highest()
    )
    assert outcome.state == state
    assert (outcome.again_at is not None) == (state == State.PENDING)
    assert outcome.counts == (status != 429)
    assert outcome.refused == (status == 400)
