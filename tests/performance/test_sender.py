"""G1, G2, G3, G8 and G10: encryption and the sender, against a push service over TLS and HTTP/2 in a process of its
own.
"""

import gc
import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from backend.core.clock import Clock
from backend.push import tasks
from backend.push.message import encryption, vapid
from backend.push.subscriptions import endpoints
from backend.push.transport import origins
from backend.push.transport.sender import Request, Sender
from tests.performance import ceiling, report
from tests.performance.harness import Timing, measure
from tests.performance.sink import Sink
from tests.push.browser import Browser

pytestmark = pytest.mark.bench
MESSAGES = 1500
MOST = 1200
PLAIN = b"x" * 200
BROWSER = Browser()
RECIPIENT = encryption.Recipient(**BROWSER.keys)


@pytest.fixture(autouse=True)
def _fresh(sink: Sink) -> None:
    sink.reset()
    origins.forget()


@pytest.fixture
def sender(sink: Sink) -> Iterator[Sender]:
    tasks.settle()  # as in every worker
    sender = Sender(MOST, Clock())
    yield sender
    sender.close()
    gc.unfreeze()


def encrypt(count: int) -> None:
    for _ in range(count):
        encryption.encrypt(PLAIN, RECIPIENT)


def request(url: str, until: float = float("inf")) -> Request:
    origin = endpoints.origin(url)
    key = uuid4()
    headers = [
        f"Authorization: {vapid.authorization(origin, time.time())}",
        "Content-Type: application/octet-stream",
        "Content-Encoding: aes128gcm",
        "TTL: 600",
        "Urgency: high",
        f"Topic: {key.hex}",
    ]
    return Request(key, url, headers, encryption.encrypt(PLAIN, RECIPIENT), until, origin)


def send(sender: Sender, urls: list[str]) -> None:
    """Encrypts and requests as the engine does: more is made while the first are out."""
    waiting, answered = iter(urls), 0
    while answered < len(urls):
        if sender.has_capacity:
            sender.add(request(url) for url in islice(waiting, 100))
        for answer in sender.step():
            assert answer.status == 201, answer
            answered += 1


def paths(sink: Sink, count: int) -> list[str]:
    return [sink.endpoint(f"ok/{number}") for number in range(count)]


def test_g1_encryption_against_c() -> None:
    with ceiling.compiled() as program:
        if program is None:
            report.left_out(
                "G1", "encryption against C with libcrypto", "no C compiler or no OpenSSL headers here"
            )
            return
        c = Timing()
        times = measure(
            {"ours": lambda: encrypt(MESSAGES), "c": lambda: c.cpus.append(program.cpu(MESSAGES))},
            clock=time.thread_time,
        )
        ours, theirs = times["ours"].cpu, c.cpu
        report.goal(
            "G1", "encryption, of the speed of C with libcrypto and fresh keys", theirs / ours * 100, 95, unit=" %", floor=40,
            note=f"{ours / MESSAGES * 1e6:.0f} µs a message, C {theirs / MESSAGES * 1e6:.0f} µs with the fastest libcrypto here",
            why="the rest is Python around six calls into libcrypto, and the copies between them",
        )  # fmt: skip


def test_g2_sender_against_its_encryption(sink: Sink, sender: Sender) -> None:
    urls = paths(sink, MESSAGES)
    times = measure(
        {
            "all": lambda: send(sender, urls),
            "encryption": lambda: encrypt(MESSAGES),
            "requests": lambda: [request(url) for url in urls],
        }
    )
    whole, alone, built = (times[name].cpu for name in ("all", "encryption", "requests"))
    shares = {
        "encryption": alone,
        "the rest of a request": built - alone,
        "libcurl and its loop": whole - built,
    }
    parts = ", ".join(f"{name} {spent / MESSAGES * 1e6:.0f}" for name, spent in shares.items())
    report.goal(
        "G2", "sender on one core, of what encryption alone allows", alone / whole * 100, 70, unit=" %", floor=30,
        note=f"{whole / MESSAGES * 1e6:.0f} µs CPU a push over TLS and HTTP/2: {parts}",
        why="libcurl sets its options, frames, seals and writes each request, which is not ours to save",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("form", "goal", "floor", "count"),
    [("plain", 25, 6, 60), ("with_session", 8, 2, 150), ("concurrent", 3, 1, 300)],
)
def test_g3_against_pywebpush(
    sink: Sink, sender: Sender, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, goal: float, floor: float, count: int
) -> None:  # fmt: skip
    text = f"CPU a push against pywebpush, {form.replace('_', ' ')}"
    try:
        from tests.performance.yardsticks import PyWebPush
    except ImportError as error:
        report.left_out("G3", text, f"{error.name} is not installed")
        return
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", os.environ["SSL_CERT_FILE"])
    other: Callable[[list[str]], None] = getattr(PyWebPush(tmp_path, sink.ca_file, BROWSER.keys), form)
    urls = paths(sink, MESSAGES)
    theirs = [sink.http1_endpoint(f"ok/{number}") for number in range(count)]
    times = measure({"ours": lambda: send(sender, urls), "theirs": lambda: other(theirs)})
    a, b = times["ours"].cpu / MESSAGES, times["theirs"].cpu / count
    note = f"{a * 1e6:.0f} µs and {b * 1e6:.0f} µs"
    why = "the cost of a push is what G2 says"
    report.goal("G3", text, b / a, goal, unit="×", floor=floor, note=note, why=why)


def test_g8_far_away(sink: Sink, sender: Sender) -> None:
    urls = paths(sink, 2 * MESSAGES)

    def at(delay_ms: int) -> Callable[[], None]:
        def act() -> None:
            sink.set(delay_ms=delay_ms)
            send(sender, urls)

        return act

    times = measure({"near": at(0), "far": at(100)})
    near, far = times["near"].wall / len(urls), times["far"].wall / len(urls)
    report.goal(
        "G8", "rate at 100 ms round trip, of the rate without", near / far * 100, 75, unit=" %", floor=25,
        note=f"{1 / far:,.0f} a second against {1 / near:,.0f}",
        why="a connection opens a hundred streams, and what is open waits for a round trip",
    )  # fmt: skip


def burst(sender: Sender, urls: list[str]) -> None:
    """Posts until every one is taken: what comes back otherwise goes out again when it may, as the outbox does it."""
    requests = {made.key: made for made in (request(url, time.monotonic() + 15) for url in urls)}
    sender.add(requests.values())
    later: list[tuple[float, UUID]] = []
    while requests:
        now = time.monotonic()
        again = [key for at, key in later if at <= now]
        later = [(at, key) for at, key in later if at > now]
        sender.add(replace(requests[key], until=now + 15) for key in again)
        for answer in sender.step():
            if answer.status == 201:
                del requests[answer.key]
            else:
                later.append((now + (answer.put_back or answer.retry_after or 1), answer.key))
        if not sender.busy and later:
            time.sleep(0.01)


def test_g10_a_burst_over_the_limit(sink: Sink) -> None:
    limit = 200
    count = 3 * limit
    ideal = (count - limit) / limit  # the service takes what it takes in a second at once, and then its rate
    taken = []
    for _ in range(5):
        sink.reset()
        sink.set(limit=limit, burst=limit, retry_after=1)
        origins.forget()
        sender = Sender(400, Clock())
        began = time.perf_counter()
        burst(sender, [sink.endpoint(f"limited/{number}") for number in range(count)])
        taken.append(time.perf_counter() - began)
        sender.close()
        assert (sink.counts()["unique"], sink.counts()["repeated"]) == (count, 0)
    wall = statistics.median(taken)
    refused = sink.counts()["by_status"].get("429", 0)
    report.goal(
        "G10", "a burst three times over an origin's limit: all come, against the ideal time", wall / ideal, 2, unit="×", at_most=True,
        floor=6, note=f"{wall:.1f} s for {count} at {limit} a second, ideal {ideal:.1f} s; {refused} refusals in the last run",
        why="what was refused waits for its Retry-After in whole seconds, with jitter, and the rate is found by halving",
    )  # fmt: skip
