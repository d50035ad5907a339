"""What answers to notes do, in whatever order they come: late, twice, from two devices, after the fact."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backend.accounts.models import User
from backend.push.models import Delivery, State
from backend.push.tokens import token_of
from backend.reminders import dispatch, receipts, services, unopened
from backend.reminders.models import Occurrence, Reminder, Status
from backend.reminders.rules import SessionInput
from tests.conftest import NOON
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.reminders.scenario import count_unopened, due, remind, run

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
DEVICES = 2

ANSWERS = st.tuples(
    st.integers(0, 9), st.integers(0, DEVICES - 1), st.sampled_from(["shown", "opened", "later", "inside"])
)
STEPS = st.lists(st.just("comes") | ANSWERS, max_size=24)


def bring(reminder: Reminder, number: int) -> Occurrence:
    """Its note of one day, which every device took."""
    at = datetime(2026, 6, 16, 8, 30, tzinfo=UTC) + number * DAY
    row = Occurrence.objects.create(
        owner=reminder.owner, reminder=reminder, local_on=at.date(), due_at=at, expires_at=at + MINUTE
    )
    for device in range(DEVICES):
        Delivery.objects.create(
            owner=reminder.owner,
            seed=seed(row, device),
            message_type="reminder",
            message=row.pk,
            due_at=at,
            expires_at=row.expires_at,
            next_attempt_at=at,
            wake_at=at,
            state=State.SENT,
            accepted_at=at,
        )
    return row


def seed(note: Occurrence, device: int) -> str:
    return f"{note.pk.hex[2:]}-{device}"


def token(note: Occurrence, device: int) -> str:
    return token_of(seed(note, device))


def answer(note: Occurrence, device: int, event: str, now: datetime) -> None:
    if event == "inside":
        receipts.opened_inside(note.owner, note.pk, now=now)
    else:
        receipts.record(token(note, device), event, now=now)


@pytest.mark.promise(24)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
@example(steps=["comes", *["comes", (0, 0, "opened")] * 5])
@example(steps=["comes", "comes", "comes", (2, 0, "opened"), (0, 0, "opened")])
def test_what_came_after_the_last_one_opened_is_counted_whatever_the_order(
    alice: User, steps: list[Any]
) -> None:
    Reminder.objects.all().delete()
    Delivery.objects.all().delete()
    reminder = remind(alice)
    notes: list[Occurrence] = []
    opened: set[int] = set()
    told: list[tuple[Occurrence, int, str]] = []
    for number, step in enumerate(steps):
        if step == "comes":
            notes.append(bring(reminder, len(notes)))
        elif notes:
            which = step[0] % len(notes)
            told.append((notes[which], step[1], step[2]))
            answer(*told[-1], now=notes[-1].due_at + number * MINUTE)
            opened |= {which} if step[2] != "shown" else set()
        assert count_unopened(reminder) == len(notes) - 1 - max(opened, default=-1)
    before = everything()
    for again in reversed(told):
        answer(*again, now=notes[-1].due_at + DAY)
    assert everything() == before, "each has its effect once"


def everything() -> list[Any]:
    shown = [field.name for field in Delivery._meta.fields if field.name not in {"shown_at", "opened_at"}]
    rows = [
        Reminder.objects.values_list(),
        Occurrence.objects.values_list(),
        Delivery.objects.values_list(*shown),
    ]
    return [sorted(found, key=str) for found in rows]


@pytest.mark.promise(24)
def test_one_old_note_opened_again_and_again_keeps_nothing_awake(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    reminder = remind(alice)
    first = due(reminder)
    run(first)
    old = Delivery.objects.get()
    receipts.record(old.token, "opened", now=first + MINUTE)
    for _ in range(5):
        at = due(reminder)
        run(at)
        receipts.record(old.token, "opened", now=at + MINUTE)
        receipts.record(old.token, "later", now=at + MINUTE)
    run(due(reminder))
    reminder.refresh_from_db()
    assert (reminder.status, len(push_service.received)) == (Status.RESTING, 6)


@pytest.mark.promise(24)
def test_an_email_counts_where_it_came_and_a_late_answer_to_an_older_note_leaves_it(alice: User) -> None:
    reminder = remind(alice)
    old, emailed = bring(reminder, 0), bring(reminder, 1)
    Delivery.objects.filter(message=emailed.pk).delete()
    Occurrence.objects.filter(pk=emailed.pk).update(dropped="no_device", accepted_at=emailed.due_at)
    assert count_unopened(reminder) == 2
    answer(old, 0, "opened", emailed.due_at + DAY)
    assert count_unopened(reminder) == 1
    unopened.keep_count(emailed.due_at + DAY)
    Occurrence.objects.all().delete()
    assert count_unopened(reminder) == 1


class TestRest:
    """R1: whatever could come rests, until the later of its own pause and the week."""

    WEEK = datetime(2026, 6, 22, 22, tzinfo=UTC)  # midnight in Berlin, seven days on
    AT = datetime(2026, 6, 16, 9, tzinfo=UTC)

    def rest(self, reminder: Reminder, now: datetime | None = None) -> Occurrence:
        note = bring(reminder, 0)
        answer(note, 0, "rest", now or self.AT)
        return note

    @pytest.mark.promise(23)
    def test_every_kind_of_reminder_rests_whatever_its_own_pause(self, alice: User) -> None:
        services.set_own_session(
            alice, SessionInput(date(2026, 6, 18), time(17), 1, "Europe/Berlin"), now=NOON
        )
        asked = remind(alice)
        until_tomorrow, until_back, for_a_month, was_paused = (remind(alice) for _ in range(4))
        around = remind(alice, content="session", rhythm="day_before")
        surprise, opening = remind(alice, rhythm="surprise"), remind(alice, rhythm="opening")
        resting = remind(alice)
        services.pause(alice, until_tomorrow.pk, until="tomorrow", now=self.AT)
        services.pause(alice, until_back.pk, until="back", now=self.AT)
        month = self.WEEK + timedelta(days=23)
        Reminder.objects.filter(pk=for_a_month.pk).update(status="paused", paused_until=month)
        Reminder.objects.filter(pk=was_paused.pk).update(status="paused", paused_until=NOON)
        Reminder.objects.filter(pk=resting.pk).update(status="resting", next_at=None)
        self.rest(asked)
        ends = {row.pk: (row.status, row.paused_until) for row in Reminder.objects.all()}
        assert ends.pop(until_back.pk) == ("paused", None)
        assert ends.pop(for_a_month.pk) == ("paused", month)
        assert ends.pop(resting.pk) == ("resting", None)
        assert ends.keys() == {
            row.pk for row in (asked, until_tomorrow, was_paused, around, surprise, opening)
        }
        assert set(ends.values()) == {("paused", self.WEEK)}
        assert not Reminder.objects.filter(next_at__lt=self.WEEK).exists()

    @pytest.mark.promise(23)
    def test_one_that_came_on_its_only_day_rests_on_its_way(
        self, alice: User, subscribe: Subscribe, push_service: PushService
    ) -> None:
        """A follow-up is over as soon as it came, and may still wait for a slow service."""
        subscribe(alice)
        push_service.answer("phone", 503)
        once = remind(alice)
        Reminder.objects.filter(pk=once.pk).update(rhythm="once", once_on=date(2026, 6, 16))
        at = due(once)
        run(at)
        once.refresh_from_db()
        assert once.status == Status.OVER
        self.rest(remind(alice, now=at), now=at)
        run(Delivery.objects.get(state=State.PENDING).next_attempt_at)
        assert (
            Delivery.objects.exclude(seed__contains="-0").exclude(seed__contains="-1").get().failure
            == "paused"
        )
        assert len(push_service.received) == 1

    @pytest.mark.parametrize("until", ["tomorrow", "week"])
    def test_a_pause_too_holds_what_came_on_its_only_day(
        self, alice: User, subscribe: Subscribe, push_service: PushService, until: str
    ) -> None:
        subscribe(alice)
        push_service.answer("phone", 503)
        once = remind(alice)
        Reminder.objects.filter(pk=once.pk).update(rhythm="once", once_on=date(2026, 6, 16), to_plan=False)
        at = due(once)
        dispatch.dispatch_due(at, wake=False)  # it came, and its next moment was not looked for yet
        services.pause(alice, once.pk, until=until, now=at)
        run(at + timedelta(seconds=1))
        assert push_service.received == []

    def test_what_is_made_or_woken_after_it_comes(self, alice: User) -> None:
        asked = remind(alice)
        self.rest(asked)
        made = remind(alice, now=self.AT)
        services.resume(alice, asked.pk, now=self.AT + MINUTE)
        asked.refresh_from_db()
        assert due(made) < self.WEEK > due(asked)

    def test_it_rests_once_for_each_note(self, alice: User) -> None:
        asked = remind(alice)
        note = self.rest(asked)
        services.resume(alice, asked.pk, now=self.AT + MINUTE)
        for device in range(DEVICES):
            answer(note, device, "rest", self.AT + 2 * DAY)
        asked.refresh_from_db()
        assert asked.status == Status.ACTIVE

    @pytest.mark.promise(23)
    @pytest.mark.parametrize("first", ["opened", "later", "inside"])
    def test_quiet_is_granted_also_on_a_note_that_is_done(self, alice: User, first: str) -> None:
        note = bring(asked := remind(alice), 0)
        answer(note, 1, first, self.AT)
        answer(note, 0, "rest", self.AT + MINUTE)
        asked.refresh_from_db()
        assert (asked.status, asked.paused_until) == (Status.PAUSED, self.WEEK)

    @pytest.mark.promise(23)
    def test_a_note_of_a_reminder_that_was_deleted_still_brings_a_rest_once(self, alice: User) -> None:
        gone, other = remind(alice), remind(alice)
        note = bring(gone, 0)
        services.remove(alice, gone.pk)
        answer(note, 0, "rest", self.AT)
        other.refresh_from_db()
        assert other.paused_until == self.WEEK
        services.resume(alice, other.pk, now=self.AT + MINUTE)
        with pytest.raises(receipts.NotFound):
            answer(note, 0, "rest", self.AT + DAY)
        other.refresh_from_db()
        assert other.status == Status.ACTIVE

    def test_nobody_elses_rest(self, alice: User, bob: User) -> None:
        strangers = remind(bob)
        self.rest(remind(alice))
        strangers.refresh_from_db()
        assert strangers.status == Status.ACTIVE
