"""The whole way in a real Firefox: from the person's tap to the note on the screen and back to the card."""

from datetime import datetime, time

import pytest
from django.http import HttpResponse
from django.utils import timezone
from rest_framework.request import Request

from backend.accounts.models import User
from backend.affirmations.models import AffirmationWording
from backend.push.models import Delivery, PushSubscription, State
from backend.reminders import dispatch, lock_screen, rules, services
from backend.reminders.api.views import ReceiptsView
from backend.reminders.models import Occurrence, Purpose, Reminder, Status, Wording
from tests.browser.firefox import Firefox
from tests.browser.notification_daemon import NotificationDaemon, Shown
from tests.browser.person import message, sign_up_in_firefox
from tests.browser.push_service import PushService
from tests.browser.site import Site
from tests.browser.worker.messages import LINES
from tests.browser.worker.note_pool import POOL


def zone_at_noon(now: datetime) -> str:
    """A zone where the clock says twelve, so that no quiet hours are near whenever these tests run."""
    west = now.hour - 12
    return f"Etc/GMT{west:+d}" if west else "Etc/GMT"


@pytest.fixture
def person(firefox: Firefox, live_server: Site) -> User:
    """Somebody who signed up in this Firefox and made a reminder, which is not due for a while."""
    account = sign_up_in_firefox(firefox, live_server.url)
    user = User.objects.get(username=account.username)
    now = timezone.now()
    reminder_input = rules.ReminderInput(
        content="affirmation",
        days=[1, 2, 3, 4, 5, 6, 7],
        window_start=time(9),
        window_end=time(20, 59),
        timezone=zone_at_noon(now),
        follows_device=False,
        wording="plain",
    )
    services.create(user, reminder_input, now=now)
    return user


@pytest.fixture
def listening(person: User, firefox: Firefox, push_service: PushService) -> User:
    """The same person, with notes turned on in the app by a tap."""
    firefox.click_text(message("shell.you"))
    firefox.click_text(message("you.reminders"))
    firefox.click(role="button", name=message("reminders.turn_on"))
    firefox.find(role="button", name=message("reminders.send_one"))
    assert len(push_service.live) == 1
    return person


def make_due(person: User) -> None:
    """The moment of the person's reminder has come, and the scheduler ticks."""
    now = timezone.now()
    Reminder.objects.filter(owner=person).update(next_at=now)
    assert dispatch.dispatch_due(now) == 1


def assert_tells_nothing(note: Shown) -> None:
    assert note.title in LINES["plain"]
    assert not [word for word in LINES["forbidden_outside"] if word in f"{note.title} {note.body}".lower()]


def wait_for_receipt(firefox: Firefox, field: str) -> Delivery:
    """The delivery once the server holds this receipt. The wait is spent in the browser, which is what sends it."""
    for _ in range(200):
        if delivery := Delivery.objects.exclude(**{field: None}).first():
            return delivery
        firefox.eval("new Promise((go) => setTimeout(go, 50))")
    raise AssertionError(f"no receipt gave {field}: {list(Delivery.objects.values())}")


@pytest.mark.promise(23)
def test_nothing_is_subscribed_before_the_person_asks(person: User, push_service: PushService) -> None:
    assert push_service.subscriptions == {}
    assert not PushSubscription.objects.exists()


@pytest.mark.promise(6)
def test_one_sent_now_is_shown_and_a_click_opens_its_card(
    listening: User,
    firefox: Firefox,
    push_service: PushService,
    notification_daemon: NotificationDaemon,
    live_server: Site,
) -> None:
    firefox.click(role="button", name=message("reminders.send_one"))
    note = notification_daemon.wait_for(1)
    assert_tells_nothing(note)
    assert [post.status for post in push_service.posts] == [201]
    push_service.wait_for(lambda: len(push_service.acks) == 1)
    assert push_service.acks[0].code == 100
    assert wait_for_receipt(firefox, "shown_at").state == State.SENT

    notification_daemon.click(note)
    delivery = wait_for_receipt(firefox, "opened_at")
    firefox.wait_for(f"location.search.includes({delivery.token!r})")
    firefox.find_text(message("reminders.note_acts"))
    assert firefox.url == f"{live_server.url}/?note={delivery.token}"


def test_click_opens_the_card_when_the_app_is_closed(
    listening: User, firefox: Firefox, notification_daemon: NotificationDaemon
) -> None:
    services.send_one_now(listening, now=timezone.now())
    note = notification_daemon.wait_for(1)
    firefox.goto("about:blank")
    with firefox.new_context() as opened:
        notification_daemon.click(note)
    firefox.context = opened["context"]
    firefox.find_text(message("reminders.note_acts"))


@pytest.mark.promise(44)
def test_due_reminder_comes_once(
    listening: User, firefox: Firefox, push_service: PushService, notification_daemon: NotificationDaemon
) -> None:
    make_due(listening)
    assert_tells_nothing(notification_daemon.wait_for(1))
    assert dispatch.dispatch_due(timezone.now()) == 0
    wait_for_receipt(firefox, "shown_at")
    assert (len(push_service.posts), len(notification_daemon.shown)) == (1, 1)


@pytest.mark.promise(23)
def test_rest_a_week_is_one_tap_on_the_note(
    listening: User, firefox: Firefox, notification_daemon: NotificationDaemon
) -> None:
    make_due(listening)
    notification_daemon.click(notification_daemon.wait_for(1), LINES["actions"]["rest"])
    wait_for_receipt(firefox, "opened_at")
    assert Reminder.objects.get(owner=listening).status == Status.PAUSED
    assert notification_daemon.visible == []


@pytest.mark.promise(23)
def test_rest_that_the_server_did_not_take_is_taken_before_the_next_note_is_shown(
    listening: User,
    firefox: Firefox,
    notification_daemon: NotificationDaemon,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_due(listening)
    note = notification_daemon.wait_for(1)
    wait_for_receipt(firefox, "shown_at")
    asked: list[str] = []

    def refuse(view: ReceiptsView, request: Request, token: str) -> HttpResponse:
        asked.append(dict(request.data)["event"])
        return HttpResponse("<html>Back soon</html>", status=503)

    with monkeypatch.context() as busy:
        busy.setattr(ReceiptsView, "post", refuse)
        notification_daemon.click(note, LINES["actions"]["rest"])
        for _ in range(200):
            if asked:
                break
            firefox.eval("new Promise((go) => setTimeout(go, 50))")
    assert asked == ["rest"]
    assert Reminder.objects.get(owner=listening).status == Status.ACTIVE

    services.send_one_now(listening, now=timezone.now())
    assert_tells_nothing(notification_daemon.wait_for(2))
    assert Reminder.objects.get(owner=listening).status == Status.PAUSED


def test_later_today_is_one_tap_on_the_note_and_brings_it_once_more(
    listening: User, firefox: Firefox, notification_daemon: NotificationDaemon
) -> None:
    make_due(listening)
    notification_daemon.click(notification_daemon.wait_for(1), LINES["actions"]["later"])
    wait_for_receipt(firefox, "opened_at")
    again = Occurrence.objects.get(purpose=Purpose.LATER)
    assert again.due_at > timezone.now()
    assert notification_daemon.visible == []


def test_answer_without_a_connection_is_told_once_there_is_one(
    listening: User, firefox: Firefox, notification_daemon: NotificationDaemon, live_server: Site
) -> None:
    make_due(listening)
    notification_daemon.wait_for(1)
    firefox.goto(f"{live_server.url}/?note={wait_for_receipt(firefox, 'shown_at').token}")
    firefox.find_text(message("reminders.note_acts"))
    wait_for_receipt(firefox, "opened_at")
    firefox.go_offline()
    firefox.click_text(message("reminders.note_later"))
    firefox.find_text(message("reminders.note_said_later_waits"))
    assert not Occurrence.objects.filter(purpose=Purpose.LATER).exists()
    firefox.go_online()
    for _ in range(200):
        if Occurrence.objects.filter(purpose=Purpose.LATER).exists():
            return
        firefox.eval("new Promise((go) => setTimeout(go, 50))")
    raise AssertionError("the answer never came")


def test_words_of_ones_own_choice_stand_below_the_neutral_line_and_in_the_app(
    listening: User,
    firefox: Firefox,
    push_service: PushService,
    notification_daemon: NotificationDaemon,
    live_server: Site,
) -> None:
    Reminder.objects.filter(owner=listening).update(wording=Wording.WORDS)
    lock_screen.agree(listening.pk, timezone.now())
    # Today is what brings the library, should the taps so far have been quicker than that.
    firefox.goto(live_server.url)
    firefox.wait_for(f"({POOL})().then((pool) => pool !== null && pool.texts.affirmation?.length > 0)")
    make_due(listening)
    note = notification_daemon.wait_for(1)
    assert note.title in LINES["plain"]
    assert AffirmationWording.objects.filter(wording=note.body, text__level=1, text__family__quoted=False)
    assert note.body.encode() not in push_service.posts[0].body

    notification_daemon.click(note)
    firefox.find_text(message("reminders.note_acts"))
    assert firefox.eval("document.querySelector('.today-card .said').innerText") == note.body


def test_message_waits_for_a_browser_that_is_closed(
    listening: User, firefox: Firefox, push_service: PushService, notification_daemon: NotificationDaemon
) -> None:
    firefox.stop()
    push_service.wait_for(lambda: not push_service.connections)
    services.send_one_now(listening, now=timezone.now())
    assert notification_daemon.shown == []
    firefox.start()
    assert_tells_nothing(notification_daemon.wait_for(1))


def test_address_that_the_push_service_let_go_is_renewed_at_the_next_opening(
    listening: User, firefox: Firefox, push_service: PushService, notification_daemon: NotificationDaemon
) -> None:
    [old] = push_service.live
    push_service.lose(old)
    services.send_one_now(listening, now=timezone.now())
    assert push_service.posts[-1].status == 410
    assert not PushSubscription.objects.exists()

    firefox.reload()
    push_service.wait_for(lambda: len(push_service.live) == 1)
    firefox.find(role="button", name=message("reminders.send_one"))
    services.send_one_now(listening, now=timezone.now())
    notification_daemon.wait_for(1)


def test_worker_follows_a_change_of_address_by_itself(
    listening: User, firefox: Firefox, push_service: PushService, notification_daemon: NotificationDaemon
) -> None:
    firefox.goto("about:blank")  # no page of the app is open: only the worker can hear of it
    push_service.forget_devices()
    push_service.wait_for(lambda: len(push_service.live) == 1, 40)
    push_service.wait_for(lambda: str(push_service.live[0]) in PushSubscription.objects.get().endpoint)
    services.send_one_now(listening, now=timezone.now())
    notification_daemon.wait_for(1)


def test_turning_off_ends_the_address_and_the_row(
    listening: User, firefox: Firefox, push_service: PushService
) -> None:
    firefox.click(role="button", name=message("reminders.turn_off"))
    firefox.find(role="button", name=message("reminders.turn_on"))
    push_service.wait_for(lambda: push_service.live == [])
    assert not PushSubscription.objects.exists()


THROW_AWAY = """(async () => {
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  await new Promise((done) => { indexedDB.deleteDatabase('attune-push').onsuccess = done; });
  localStorage.clear();
  return true;
})()"""


def test_notes_come_again_without_asking_when_the_browser_threw_its_storage_away(
    listening: User, firefox: Firefox, live_server: Site, push_service: PushService
) -> None:
    before = PushSubscription.objects.get().pk
    assert firefox.eval(THROW_AWAY)
    firefox.goto(live_server.url)
    firefox.find_text(message("reminders.notes_back"))
    assert PushSubscription.objects.get().pk != before
    assert len(push_service.live) == 1
    firefox.click(role="button", name=message("shell.close"))
    firefox.reload()
    firefox.click_text(message("shell.you"))
    firefox.click_text(message("you.reminders"))
    firefox.find(role="button", name=message("reminders.send_one"))
    assert PushSubscription.objects.count() == 1
