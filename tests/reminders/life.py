"""One life to be lived by test_machine.py: a person, their devices and the engine, in a transaction that is taken
back at the end.
"""

from abc import abstractmethod
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine

from backend.accounts import data_keys
from backend.accounts.models import User
from backend.core import zones
from backend.core.errors import Conflict, Invalid
from backend.push.models import Delivery, State
from backend.push.tokens import topic
from backend.reminders import selectors
from backend.reminders.models import Occurrence, Purpose, Reminder, Rhythm, Status
from tests.push.browser import Browser
from tests.push.service import PushService, Received

STARTS = [
    datetime(2026, 3, 28, 12, tzinfo=UTC),  # the clocks of Europe go forward in the night
    datetime(2026, 10, 24, 12, tzinfo=UTC),  # and back
    datetime(2026, 6, 15, 12, tzinfo=UTC),
]


class LifeFixture(RuleBasedStateMachine):
    """What the rules act on, and how it is looked at."""

    service: PushService
    browser: Browser
    alice: User

    def __init__(self) -> None:
        super().__init__()
        self.now = STARTS[0]
        self.crashes: Counter[str] = Counter()
        self.seen = len(self.service.received)
        self.mine: list[Received] = []
        self.service.answers.clear()
        self.undo = transaction.atomic()
        self.undo.__enter__()

    def teardown(self) -> None:
        try:
            if hasattr(self, "alice"):
                self.time_passes_and_nothing_waits_any_more()
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)
            data_keys.forget_opened()

    def check_posts(self) -> None:
        """Each message that came just now was allowed to come at this moment."""
        fresh, self.seen = self.service.received[self.seen :], len(self.service.received)
        self.mine += fresh
        deliveries = {topic(row.token): row for row in Delivery.objects.all()}
        quiet = selectors.settings_of(self.alice.pk).quiet
        for message in fresh:
            delivery = deliveries[message.headers["topic"]]
            assert delivery.expires_at > self.now
            occurrence = Occurrence.objects.select_related("reminder").get(pk=delivery.message)
            if occurrence.purpose != Purpose.TEST:
                reminder = occurrence.reminder
                assert reminder is not None
                status, _ = selectors.status_at(reminder.status, reminder.paused_until, self.now)
                assert status in {Status.ACTIVE, Status.RESTING}
                assert not quiet.covers(self.now.astimezone(zones.require_zone(reminder.timezone)).time())

    def check_plans(self) -> None:
        """After a whole round nothing is left behind, and whatever is active will come again."""
        for reminder in Reminder.objects.filter(status=Status.ACTIVE, rhythm=Rhythm.DAYS):
            assert reminder.next_at is not None
            assert reminder.next_at > self.now
        assert not Delivery.objects.filter(
            state=State.PENDING, expires_at__lte=self.now, next_attempt_at__lte=self.now
        )

    def time_passes_and_nothing_waits_any_more(self) -> None:
        self.service.answers.clear()
        waiting = Delivery.objects.filter(state=State.PENDING)
        ends = [moment for row in waiting for moment in (row.expires_at, row.next_attempt_at)]
        self.now = max([self.now, *ends]) + timedelta(minutes=1)
        before = set(waiting.values_list("pk", flat=True))
        self.work()
        assert not waiting.filter(pk__in=before).exists()

    def reminder(self, which: int) -> UUID:
        rows = list(Reminder.objects.order_by("created_at", "pk").values_list("pk", flat=True))
        found: UUID = rows[which % len(rows)]
        return found

    def allow(self, act: Any, *given: Any) -> None:
        """A person may ask for what does not go; they are told so, and nothing happens."""
        with suppress(Conflict, Invalid):
            act(*given, now=self.now)

    @abstractmethod
    def work(self) -> None:
        """One whole round of the engine."""
