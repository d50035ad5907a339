"""The sender alone, against a push service that misbehaves on command: nothing gets lost between waiting, held, put
back and answered.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.core.clock import Clock
from backend.core.ids import new_id
from backend.push.transport import origins
from backend.push.transport.sender import Request, Response, Sender
from tests.push.service import PushService

GONE = "http://127.0.0.1:9/push/x"  # nobody listens there


@pytest.fixture
def sender() -> Iterator[Sender]:
    sender = Sender(50, Clock())
    yield sender
    sender.close()


def request(url: str, until: float = float("inf")) -> Request:
    return Request(new_id(), url, ["TTL: 60"], b"body", until)


def answers(sender: Sender, requests: list[Request]) -> list[Response]:
    return [answer for some in sender.send_all(requests) for answer in some]


def answer_one(sender: Sender, made: Request) -> Response:
    [answer] = answers(sender, [made])
    return answer


def test_a_time_to_wait_is_read_in_seconds(sender: Sender, push_service: PushService) -> None:
    push_service.answer("phone", (503, {"Retry-After": "120"}))
    assert answer_one(sender, request(push_service.endpoint("phone"))).retry_after == 120


def test_a_time_to_wait_is_read_as_a_date(sender: Sender, push_service: PushService) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=120), usegmt=True)
    push_service.answer("phone", (503, {"Retry-After": date}))
    waits = answer_one(sender, request(push_service.endpoint("phone"))).retry_after
    assert waits is not None
    assert 115 <= waits <= 121  # libcurl's clock may be a tick behind ours, on the other side of a second


@pytest.mark.parametrize("value", ["", "soon", "-5", "0", "Mon, 15 Jun 2020 12:05:00 GMT"])
def test_what_asks_for_no_time_is_left_out(sender: Sender, push_service: PushService, value: str) -> None:
    push_service.answer("phone", (503, {"Retry-After": value}))
    assert answer_one(sender, request(push_service.endpoint("phone"))).retry_after is None


def test_a_slowed_service_gets_its_messages_as_long_as_there_is_time(
    sender: Sender, push_service: PushService
) -> None:
    most = origins.Origin.TOO_MANY
    for number in range(most):
        push_service.answer(str(number), (429, {"Retry-After": "1"}))
    until = time.monotonic() + 30
    given = answers(
        sender, [request(push_service.endpoint(str(number)), until) for number in range(most + 4)]
    )
    assert [answer.status for answer in given].count(201) >= 5
    assert all(answer.status in {201, 429} for answer in given)


def test_devices_that_are_refused_for_ever_slow_down_no_other(
    sender: Sender, push_service: PushService
) -> None:
    for number in range(20):
        push_service.answer(str(number), 429)
    until = time.monotonic() + 30
    refused = [request(push_service.endpoint(str(number)), until) for number in range(20)]
    given = answers(sender, [replace(one, own_limit=True) for one in refused])
    assert [answer.status for answer in given] == [429] * 20
    assert answer_one(sender, request(push_service.endpoint("phone"), time.monotonic() + 0.4)).status == 201


def test_what_a_slowed_service_will_not_take_in_time_is_put_back(
    sender: Sender, push_service: PushService
) -> None:
    origin = push_service.endpoint("x").removesuffix("/push/x")
    now = time.monotonic()
    origins.of(origin).bucket.slow(60, sent_at=now, now=now)
    given = answers(sender, [request(push_service.endpoint(str(number)), now + 5) for number in range(3)])
    assert [(answer.status, answer.failure) for answer in given] == [(0, "slowed")] * 3
    assert all(answer.put_back is not None and answer.put_back > 50 for answer in given)
    assert push_service.received == []


def test_a_service_that_is_away_rests_while_others_go_on(sender: Sender, push_service: PushService) -> None:
    sender.add(request(GONE) for _ in range(300))
    sender.add(request(push_service.endpoint(str(number))) for number in range(20))
    given = [answer for some in sender.send_all([]) for answer in some]
    assert len(given) == 320
    assert sum(answer.status == 201 for answer in given) == 20
    rested = [answer for answer in given if answer.failure == "resting"]
    assert len(rested) > 100
    assert all(answer.put_back is not None and answer.put_back > 0 for answer in rested)
    assert len({answer.put_back for answer in rested}) > 1, "spread out"


def test_a_service_that_hangs_holds_up_no_other(sender: Sender, push_service: PushService) -> None:
    push_service.answer("slow", "hang")
    hangs = push_service.endpoint("slow").replace("127.0.0.1", "localhost")  # by another name, another origin
    sender.add([request(hangs), *(request(push_service.endpoint(str(number))) for number in range(5))])
    given: list[Response] = []
    while len(given) < 5:
        given += sender.step()
    assert [answer.status for answer in given] == [201] * 5
    assert sender.busy
    sender.stop()
    assert not sender.busy


ANSWER = st.sampled_from(
    [201, 201, 201, 404, 410, 400, 500, (503, {"Retry-After": "1"}), 429, (429, {"Retry-After": "9"})]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    plan=st.lists(
        st.tuples(st.lists(ANSWER, max_size=3), st.sampled_from([-1.0, 0.3, 5.0])), min_size=1, max_size=30
    ),
    away=st.integers(0, 20),
)
def test_every_message_comes_back_exactly_once(
    push_service: PushService, plan: list[tuple[list[object], float]], away: int
) -> None:
    """Whatever services do, each message is answered or put back, once: none is lost, and none is two things."""
    origins.forget()
    push_service.answers.clear()
    sender = Sender(7, Clock())
    now = time.monotonic()
    requests = [request(GONE, now + 5) for _ in range(away)]
    for number, (wanted, within) in enumerate(plan):
        push_service.answer(str(number), *wanted)
        requests.append(request(push_service.endpoint(str(number)), now + within))
    given = answers(sender, requests)
    sender.close()
    assert sorted(answer.key for answer in given) == sorted(made.key for made in requests)
    assert not sender.busy
    assert all((answer.put_back is None) or answer.status == 0 for answer in given)
