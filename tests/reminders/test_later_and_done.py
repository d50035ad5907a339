"""What "later today" brings, and which notes are done."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.ids import new_id
from backend.push.models import Delivery
from backend.reminders import receipts, selectors, services
from backend.reminders.models import Occurrence, Purpose
from tests.conftest import NOON
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.reminders.scenario import remind, run
from tests.reminders.test_answers import DEVICES, MINUTE, answer, bring, token

pytestmark = pytest.mark.django_db


class TestLater:
    """R12: one more comes only for whoever answered first, and only where the reminder would come now."""

    AT = datetime(2026, 6, 16, 9, tzinfo=UTC)

    def more(self) -> int:
        return Occurrence.objects.filter(purpose=Purpose.LATER).count()

    @pytest.mark.promise(44)
    @pytest.mark.parametrize("first", ["opened", "later", "rest", "inside"])
    def test_brings_nothing_where_another_device_was_first(self, alice: User, first: str) -> None:
        note = bring(remind(alice), 0)
        answer(note, 0, first, self.AT)
        before = self.more()
        for _ in range(2):
            answer(note, 1, "later", self.AT)
            answer(note, 1, "later", self.AT + MINUTE)
        assert self.more() == before

    @pytest.mark.promise(44)
    def test_brings_one_more_on_the_device_that_opened_it(self, alice: User) -> None:
        note = bring(remind(alice), 0)
        answer(note, 0, "opened", self.AT)
        for _ in range(2):
            answer(note, 0, "later", self.AT + MINUTE)
        assert self.more() == 1

    @pytest.mark.promise(23)
    def test_brings_nothing_where_the_reminder_rests(self, alice: User) -> None:
        reminder = remind(alice)
        note = bring(reminder, 0)
        services.pause(alice, reminder.pk, until="week", now=self.AT)
        answer(note, 0, "later", self.AT)
        assert self.more() == 0

    def test_is_held_back_by_a_rest_that_comes_after_it(
        self, alice: User, subscribe: Subscribe, push_service: PushService
    ) -> None:
        subscribe(alice)
        note = bring(remind(alice), 0)
        answer(note, 0, "later", self.AT)
        answer(note, 1, "rest", self.AT + MINUTE)
        run(Occurrence.objects.get(purpose=Purpose.LATER).due_at)
        assert push_service.received == []

    @pytest.mark.promise(44)
    def test_is_held_back_by_quiet_hours_that_are_set_after_it(
        self, alice: User, subscribe: Subscribe, push_service: PushService
    ) -> None:
        subscribe(alice)
        answer(bring(remind(alice), 0), 0, "later", self.AT)
        more = Occurrence.objects.get(purpose=Purpose.LATER)
        local = more.due_at + timedelta(hours=2)  # summer time in Berlin
        until = local + timedelta(hours=1)
        quiet = {"quiet_from": local.time().replace(second=0, microsecond=0), "quiet_until": until.time()}
        services.change_settings(alice, quiet, now=self.AT + MINUTE)
        run(more.due_at)
        assert push_service.received == []
        assert Delivery.objects.get(message=more.pk).failure == "quiet"


class TestDone:
    """What other devices may take off their screens, by the tokens that they hold."""

    AT = datetime(2026, 6, 16, 9, tzinfo=UTC)

    def done(self, *tokens: str) -> list[str]:
        said = APIClient(enforce_csrf_checks=True).post(
            "/api/v1/deliveries/done", {"tokens": tokens}, format="json"
        )
        assert said.status_code == 200
        return list(said.json()["done"])

    @pytest.mark.parametrize("event", ["opened", "later", "rest", "inside"])
    def test_is_what_was_answered_on_another_device_or_inside_the_app(self, alice: User, event: str) -> None:
        reminder = remind(alice)
        note, other = bring(reminder, 0), bring(reminder, 1)
        tokens = [token(row, device) for row in (note, other) for device in range(DEVICES)]
        answer(note, 0, "shown", self.AT)
        assert self.done(*tokens) == []
        answer(note, 0, event, self.AT)
        assert self.done(*tokens) == sorted(tokens[:2])

    def test_is_what_has_gone_and_what_nobody_gave_out(self, alice: User, bob: User) -> None:
        gone, stays = bring(remind(alice), 0), bring(remind(bob), 0)
        services.remove(alice, gone.reminder_id)
        tokens = [token(gone, 0), "nobody-gave-this-out", token(stays, 0)]
        assert self.done(*tokens) == sorted(tokens[:2])

    def test_costs_two_questions_however_many_are_asked_for(self, alice: User) -> None:
        reminder = remind(alice)
        tokens = [token(bring(reminder, number), 0) for number in range(10)]
        for asked in (tokens[:1], tokens):
            with CaptureQueriesContext(connection) as queries:
                selectors.done(asked)
            assert len(queries) == 2


def test_the_answer_to_later_says_whether_one_more_comes(alice: User) -> None:
    with time_machine.travel(datetime(2026, 6, 16, 9, tzinfo=UTC), tick=False):
        note = bring(remind(alice), 0)
        said = [
            APIClient().post(f"/api/v1/deliveries/{token(note, device)}/receipts", {"event": "later"})
            for device in (0, 0, 1)
        ]
    assert [(one.status_code, one.json()) for one in said] == [
        (200, {"comes_again": True}),
        (200, {"comes_again": True}),
        (200, {"comes_again": False}),
    ]


def test_a_note_of_nobody_knows_no_answer(alice: User) -> None:
    with pytest.raises(receipts.NotFound):
        receipts.record(str(new_id()), "rest", now=NOON)
