"""What a reminder is at the last moment decides, wherever its note is by then: every change at every stage of its way.

Between the moment at which a note is made and the one at which it is posted a person may change anything. Above 300
lines, for the table of changes and that of stages belong together.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from backend.accounts.models import User
from backend.clinic import services as clinic
from backend.push import pipeline
from backend.push import services as push
from backend.push.models import Delivery, PushSubscription, State
from backend.push.transport import background, origins
from backend.reminders import dispatch, planning, receipts, selectors, services
from backend.reminders.models import Occurrence, Reminder, ReminderSettings
from backend.reminders.rules import SessionInput
from backend.sharing import services as sharing
from tests.clock import FrozenClock
from tests.conftest import NOON
from tests.push.browser import Browser
from tests.push.fixtures import SITE, Subscribe
from tests.push.service import PushService
from tests.reminders.scenario import remind, reminder_input, run
from tests.sharing.device import link

pytestmark = [pytest.mark.django_db, pytest.mark.promise(23), pytest.mark.promise(44)]
TODAY = date(2026, 6, 16)
AT = datetime(2026, 6, 16, 8, 30, tzinfo=UTC)  # half past ten in Berlin
NOW = AT + timedelta(seconds=1)
SECOND = timedelta(seconds=1)


class Scene:
    """Alice, with a phone, and one reminder whose note is on its way."""

    def __init__(self, alice: User, bob: User, dana: User, push_service: PushService) -> None:
        self.alice, self.bob, self.dana, self.push_service = alice, bob, dana, push_service
        self.reminder = remind(alice)
        self.other = remind(alice, window_start=time(9), window_end=time(10))

    def change(self, **changes: Any) -> None:
        services.change(self.alice, self.reminder.pk, reminder_input(**changes), now=NOW)

    def around_a_session(self) -> None:
        self.reminder.delete()
        # The therapist's own date is the last one: nothing else says when.
        self.care_link = link(self.alice, self.dana)
        session = datetime(2026, 6, 17, 15, tzinfo=UTC)
        clinic.set_next_session(self.dana, self.care_link, next_session_at=session, now=NOON)
        self.reminder = remind(self.alice, content="session", rhythm="day_before")

    def around_her_own_session(self) -> None:
        self.reminder.delete()
        services.set_own_session(
            self.alice, SessionInput(date(2026, 6, 17), time(17), 0, "Europe/Berlin"), now=NOON
        )
        self.reminder = remind(self.alice, content="session", rhythm="day_before")

    def for_one_day(self) -> None:
        Reminder.objects.filter(pk=self.reminder.pk).update(rhythm="once", once_on=TODAY)

    def for_one_day_after_another(self) -> None:
        self.for_one_day()
        self.another_came_today()

    def another_came_today(self) -> None:
        Reminder.objects.filter(pk=self.other.pk).update(
            next_on=TODAY, next_at=AT - timedelta(hours=1), next_until=AT - timedelta(minutes=30)
        )
        while dispatch.dispatch_due(AT - timedelta(hours=1), wake=False):
            pass
        pipeline.send_due(clock=FrozenClock(AT - timedelta(hours=1)))
        self.push_service.received.clear()

    def another_came_and_was_deleted(self) -> None:
        self.another_came_today()
        services.remove(self.alice, self.other.pk)

    def let_it_come(self) -> Delivery:
        Reminder.objects.filter(pk=self.reminder.pk).update(
            next_on=TODAY, next_at=AT, next_until=AT + timedelta(minutes=90)
        )
        while dispatch.dispatch_due(AT, wake=False):
            pass
        if Reminder.objects.filter(pk=self.reminder.pk, rhythm="once").exists():
            planning.plan_waiting(AT)  # it has no other day, so it is over
            assert Reminder.objects.get(pk=self.reminder.pk).status == "over"
        return Delivery.objects.get(state=State.PENDING)


def rest_from_another(scene: Scene) -> None:
    token = Delivery.objects.get(state=State.SENT).token
    receipts.record(token, "rest", now=NOW)


def fly(scene: Scene) -> None:
    services.follow_device(scene.alice, "Asia/Tokyo", now=NOW)


def go_quiet(scene: Scene) -> None:
    services.change_settings(scene.alice, {"quiet_from": time(10), "quiet_until": time(11)}, now=NOW)


def take_over(scene: Scene) -> None:
    device = push.Device(scene.push_service.endpoint("phone"), **Browser().keys)
    push.subscribe(scene.bob, device, site=SITE, now=NOW)


def device() -> PushSubscription:
    return PushSubscription.objects.get(owner__username="alice")


def nothing(scene: Scene) -> None:
    """Goes before most changes."""


# What was so before, and what is changed while the note is on its way.
CHANGES: dict[str, tuple[Callable[[Scene], None], Callable[[Scene], object]]] = {
    "window moved": (nothing, lambda scene: scene.change(window_start=time(14), window_end=time(16))),
    "window ends sooner": (nothing, lambda scene: scene.change(window_end=time(10, 15))),
    "weekday taken off": (nothing, lambda scene: scene.change(days=[1, 3, 4, 5, 6, 7])),
    "surprise on other days": (
        nothing,
        lambda scene: Reminder.objects.filter(pk=scene.reminder.pk).update(**not_drawn(scene)),
    ),
    "silent": (nothing, lambda scene: scene.change(wording="silent")),
    "when I open the app": (nothing, lambda scene: scene.change(rhythm="opening")),
    "another zone": (nothing, fly),
    "another zone, and it is over": (Scene.for_one_day, fly),
    "quiet hours": (nothing, go_quiet),
    "quiet hours, and it is over": (Scene.for_one_day, go_quiet),
    "paused until tomorrow": (
        nothing,
        lambda scene: services.pause(scene.alice, scene.reminder.pk, until="tomorrow", now=NOW),
    ),
    "paused until back": (
        nothing,
        lambda scene: services.pause(scene.alice, scene.reminder.pk, until="back", now=NOW),
    ),
    "rest a week, from another's note": (Scene.another_came_today, rest_from_another),
    "rest a week, and it is over": (Scene.for_one_day_after_another, rest_from_another),
    "one note a day": (
        Scene.another_came_today,
        lambda scene: services.change_settings(scene.alice, {"daily_most": 1}, now=NOW),
    ),
    "one note a day, and the one that came is deleted": (
        Scene.another_came_and_was_deleted,
        lambda scene: services.change_settings(scene.alice, {"daily_most": 1}, now=NOW),
    ),
    "one note a day, and it is over": (
        Scene.for_one_day_after_another,
        lambda scene: services.change_settings(scene.alice, {"daily_most": 1}, now=NOW),
    ),
    "deleted": (nothing, lambda scene: services.remove(scene.alice, scene.reminder.pk)),
    "therapist moves the session": (
        Scene.around_a_session,
        lambda scene: clinic.set_next_session(
            scene.dana, scene.care_link, next_session_at=datetime(2026, 6, 19, 15, tzinfo=UTC), now=NOW
        ),
    ),
    "consent ended": (
        Scene.around_a_session,
        lambda scene: sharing.end(scene.alice, scene.care_link, now=NOW),
    ),
    "own session forgotten": (
        Scene.around_her_own_session,
        lambda scene: services.forget_own_session(scene.alice, now=NOW),
    ),
    "device forgotten": (nothing, lambda scene: push.unsubscribe(scene.alice, device().pk)),
    "device turned off": (nothing, lambda scene: PushSubscription.objects.update(disabled_at=NOW)),
    "device signed in by somebody else": (nothing, take_over),
    "account erased": (nothing, lambda scene: scene.alice.delete()),
}


def not_drawn(scene: Scene) -> dict[str, Any]:
    """A rhythm of surprises that does not fall on today."""
    key = scene.reminder.pk
    times = [
        number
        for number in range(1, 6)
        if TODAY.isoweekday() not in services.clock.Surprise(str(key), number).days(*TODAY.isocalendar()[:2])
    ]
    return {"rhythm": "surprise", "times_a_week": times[0]} if times else {"days": 1}


def waiting(scene: Scene, change: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Made, and nobody came for it yet."""
    change()
    pipeline.send_due(clock=FrozenClock(NOW))


def slow(scene: Scene, change: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Claimed and sealed, and its service takes none for a while."""
    changed: list[object] = []

    class ChangesWhileItWaits(FrozenClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if not changed:
                changed.append(change())

    clock = ChangesWhileItWaits(NOW)
    origins.of(scene.push_service.endpoint("").removesuffix("/push/")).bucket.open_from = (
        clock.monotonic() + 5
    )
    pipeline.send_due(clock=clock)
    assert changed, "it had to wait"


def retry(scene: Scene, change: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Its service was not well, and it waits for another try."""
    scene.push_service.answer("phone", 503)
    pipeline.send_due(clock=FrozenClock(NOW))
    again = Delivery.objects.get(state=State.PENDING).next_attempt_at
    scene.push_service.received.clear()
    change()
    pipeline.send_due(clock=FrozenClock(again))


def left_behind(scene: Scene, change: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Claimed by a worker that died."""
    [held] = pipeline.claim_due(1, now=NOW)
    change()
    pipeline.send_due(clock=FrozenClock(NOW + pipeline.LEASE))
    assert held.attempts == 1


def in_the_background(scene: Scene, change: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Left to a thread, for its service takes none for longer than a worker waits."""
    left: list[Callable[[], None]] = []
    monkeypatch.setattr(background, "possible", lambda: True)
    monkeypatch.setattr(background, "leave", lambda sender, finish: left.append(finish))
    clock = FrozenClock(NOW)
    origins.of(scene.push_service.endpoint("").removesuffix("/push/")).bucket.open_from = (
        clock.monotonic() + 10
    )
    pipeline.send_due(clock=clock, timeout=0.5)
    change()
    [finish] = left
    finish()


STAGES = [waiting, slow, retry, left_behind, in_the_background]


@pytest.fixture(autouse=True)
def _no_service_is_known() -> Any:
    origins.forget()
    background.forget()
    yield
    origins.forget()
    background.forget()


@pytest.fixture
def scene(alice: User, bob: User, dana: User, subscribe: Subscribe, push_service: PushService) -> Scene:
    subscribe(alice)
    return Scene(alice, bob, dana, push_service)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("what", CHANGES)
def test_what_is_changed_on_the_way_holds(
    scene: Scene, what: str, stage: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare, change = CHANGES[what]
    prepare(scene)
    scene.let_it_come()
    stage(scene, lambda: change(scene), monkeypatch)
    assert scene.push_service.received == []
    assert not Delivery.objects.filter(
        message__in=on_its_way(scene), state__in=[State.PENDING, State.SENT]
    ).exists()


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    "prepare", [nothing, Scene.for_one_day, Scene.another_came_today, Scene.around_a_session]
)
def test_what_is_not_changed_comes(
    scene: Scene,
    prepare: Callable[[Scene], None],
    stage: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Or the table above would say nothing."""
    prepare(scene)
    delivery = scene.let_it_come()
    stage(scene, lambda: None, monkeypatch)
    delivery.refresh_from_db()
    assert (len(scene.push_service.received), delivery.state) == (1, State.SENT)


@pytest.mark.parametrize("stage", STAGES)
def test_a_change_that_leaves_this_moment_as_it_was_stops_nothing(
    scene: Scene, stage: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.let_it_come()
    stage(scene, lambda: scene.change(window_start=time(10, 15), window_end=time(11)), monkeypatch)
    assert len(scene.push_service.received) == 1


@pytest.mark.promise(6)
@pytest.mark.parametrize("stage", [slow, in_the_background])
def test_words_that_are_no_longer_wanted_are_not_asked_for(
    scene: Scene, stage: Callable[..., None], browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.change(wording="words")
    scene.let_it_come()
    stage(scene, lambda: scene.change(wording="plain"), monkeypatch)
    pipeline.send_due(clock=FrozenClock(NOW + timedelta(minutes=1)))
    [message] = scene.push_service.received
    assert "w" not in browser.open_json(message.body)


def on_its_way(scene: Scene) -> list[Any]:
    return list(Occurrence.objects.filter(reminder=scene.reminder.pk).values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("day", "window", "zone"),
    [
        (date(2027, 3, 28), (time(2, 15), time(2, 45)), "Europe/Berlin"),  # a gap swallows it
        (date(2027, 3, 28), (time(1, 45), time(2, 15)), "Europe/Berlin"),  # a gap cuts it
        (date(2026, 10, 25), (time(2, 15), time(2, 45)), "Europe/Berlin"),  # it is there twice
        (date(2026, 10, 4), (time(2, 5), time(2, 25)), "Australia/Lord_Howe"),  # half an hour is left out
    ],
)
def test_what_is_planned_where_the_clocks_change_comes(
    scene: Scene, day: date, window: tuple[time, time], zone: str
) -> None:
    """Nothing was changed, so the last look agrees with the plan."""
    ReminderSettings.objects.update(quiet_from=time(3), quiet_until=time(1))
    now = datetime.combine(day, time(12), tzinfo=UTC) - timedelta(days=1)
    scene.other.delete()
    given = reminder_input(window_start=window[0], window_end=window[1], timezone=zone, follows_device=False)
    reminder = services.change(scene.alice, scene.reminder.pk, given, now=now)
    assert (reminder.next_on, reminder.next_at is not None) == (day, True)
    for _ in range(3):
        services.resume(scene.alice, reminder.pk, now=now)  # drawn anew
    reminder.refresh_from_db()
    assert reminder.next_at
    run(reminder.next_at)
    assert len(scene.push_service.received) == 1


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_held_back_does_not_wait_inside_the_app_unless_it_is_silent(scene: Scene, what: str) -> None:
    prepare, change = CHANGES[what]
    prepare(scene)
    scene.let_it_come()
    change(scene)
    pipeline.send_due(clock=FrozenClock(NOW))
    reasons = set(Delivery.objects.filter(state=State.EXPIRED).values_list("failure", flat=True))
    assert reasons <= selectors.HELD_BACK | {"silent"}
    if User.objects.filter(pk=scene.alice.pk).exists():
        waits = {row.reminder_id for row in selectors.tray(scene.alice, NOW)} & {scene.reminder.pk}
        assert bool(waits) == (
            what in {"silent", "device forgotten", "device turned off", "device signed in by somebody else"}
        )


def test_with_one_note_a_day_the_one_that_went_counts_though_it_was_made_later(scene: Scene) -> None:
    """The earlier one waits for another try, and the later one was sent meanwhile."""
    scene.push_service.answer("phone", 503)
    earlier = scene.let_it_come()
    pipeline.send_due(clock=FrozenClock(NOW))
    later = remind(scene.alice, now=NOW)
    until = AT + timedelta(minutes=90)
    Reminder.objects.filter(pk=later.pk).update(next_on=TODAY, next_at=NOW, next_until=until)
    dispatch.dispatch_due(NOW, wake=False)
    pipeline.send_due(clock=FrozenClock(NOW))
    services.change_settings(scene.alice, {"daily_most": 1}, now=NOW)
    pipeline.send_due(clock=FrozenClock(NOW + timedelta(minutes=1)))
    earlier.refresh_from_db()
    assert (earlier.state, earlier.failure) == (State.EXPIRED, "daily_most")
    assert [message.answer for message in scene.push_service.received] == [503, 201]
