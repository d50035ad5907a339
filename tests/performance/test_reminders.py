"""CPU time of a reminder's way, against the plain way to do the same in the same run (`make bench`).

Ratios and not absolute times: they mean the same on a slow machine and on a busy one. Each figure is the median of
five.
"""

import http.client
import json
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from backend.accounts.models import User
from backend.core.clock import Clock
from backend.core.ids import new_id
from backend.push.message import encryption, vapid
from backend.push.subscriptions import endpoints
from backend.push.transport.sender import Request, Sender
from backend.reminders import dispatch
from backend.reminders.models import Reminder
from tests.conftest import NOON
from tests.push.browser import Browser
from tests.push.fixtures import push_service
from tests.push.service import PushService
from tests.reminders.scenario import remind

pytestmark = pytest.mark.bench
__all__ = ["push_service"]
ROUNDS = 5
MESSAGES = 200


def cpu(act: Callable[[], object]) -> float:
    """Seconds of this thread's CPU, the median of five: what the push service in its own threads uses does
    not count.
    """
    taken = []
    for _ in range(ROUNDS):
        began = time.thread_time()
        act()
        taken.append(time.thread_time() - began)
    return statistics.median(taken)


@pytest.fixture
def sender() -> Iterator[Sender]:
    sender = Sender(200, Clock())
    yield sender
    sender.close()


def request(service: PushService, browser: Browser, number: int) -> Request:
    url = service.endpoint(str(number))
    body = encryption.encrypt(b"{}", encryption.Recipient(**browser.keys))
    headers = [
        f"Authorization: {vapid.authorization(endpoints.origin(url), time.time())}",
        "TTL: 60",
        "Content-Encoding: aes128gcm",
    ]
    return Request(new_id(), url, headers, body)


def one_by_one(service: PushService, browser: Browser) -> None:
    """As it is commonly done: a signature and a connection for each message."""
    for number in range(MESSAGES):
        vapid.forget()
        made = request(service, browser, number)
        parts = urlsplit(made.url)
        connection = http.client.HTTPConnection(parts.netloc)
        connection.request("POST", parts.path, made.body, dict(line.split(": ", 1) for line in made.headers))
        assert connection.getresponse().status == 201
        connection.close()


def test_sending_costs_half_of_one_by_one(push_service: PushService, sender: Sender) -> None:
    browser = Browser()

    def together() -> None:
        made = (request(push_service, browser, number) for number in range(MESSAGES))
        assert sum(len(answers) for answers in sender.send_all(made)) == MESSAGES

    ours, theirs = cpu(together), cpu(lambda: one_by_one(push_service, browser))
    print(
        f"\nsending: {ours / MESSAGES * 1e6:.0f} µs a message, one by one {theirs / MESSAGES * 1e6:.0f} µs: {theirs / ours:.1f}×"
    )
    assert theirs / ours >= 2  # over plain HTTP/1.1, where the push service takes no part in saving


@pytest.mark.django_db
def test_an_idle_tick_costs_nearly_nothing(alice: User) -> None:
    remind(alice)
    ticks = 100
    taken = cpu(lambda: [dispatch.dispatch_due(NOON) for _ in range(ticks)])
    print(f"\nidle tick: {taken / ticks * 1e3:.2f} ms")
    assert taken / ticks < 0.005


@pytest.mark.django_db
def test_dispatching_many_costs_a_fifth_of_one_by_one(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    template = remind(alice)
    count = 200

    def fill() -> None:
        Reminder.objects.all().delete()
        rows = []
        for number in range(count):
            row = Reminder(
                **{field.attname: getattr(template, field.attname) for field in Reminder._meta.fields}
            )
            row.pk, row.next_on = new_id(), NOON.date() - timedelta(days=number)
            row.next_at, row.next_until = NOON, NOON + timedelta(hours=1)
            rows.append(row)
        Reminder.objects.bulk_create(rows)

    def measure(batch: int) -> float:
        for database in ("BATCH", "BATCH_OF_ONE_WRITER"):
            monkeypatch.setattr(dispatch, database, batch)
        taken = []
        for _ in range(ROUNDS):
            fill()
            began = time.thread_time()
            batches = list(iter(lambda: dispatch.dispatch_due(NOON, wake=False), 0))
            taken.append(time.thread_time() - began)
            assert batches == [batch] * (count // batch), "batches of another size were measured"
        return statistics.median(taken)

    together, single = measure(count), measure(1)
    print(
        f"\n{json.dumps({'reminders a second': round(count / together), 'one by one': round(count / single)})}"
    )
    assert single / together >= 5
