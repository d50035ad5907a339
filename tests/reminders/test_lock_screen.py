"""Words on the lock screen are agreed to, asked about again, and give way to the neutral line without an answer."""

from datetime import date, timedelta

import pytest
import time_machine

from backend.accounts.models import User
from backend.reminders import messages, services
from backend.reminders.models import Occurrence, Purpose, Reminder, Wording
from tests.conftest import NOON, signed_in
from tests.reminders.scenario import reminder_input

DAY = timedelta(days=1)
pytestmark = [pytest.mark.django_db, pytest.mark.promise(14)]


@pytest.fixture
def reminder(alice: User) -> Reminder:
    return services.create(alice, reminder_input(wording="words"), now=NOON)


def in_words(reminder: Reminder, days: int) -> bool:
    """Whether a note that comes after so many days may bring words."""
    now = NOON + days * DAY
    note = Occurrence.objects.create(
        owner=reminder.owner,
        reminder=reminder,
        purpose=Purpose.TEST,
        local_on=date(2026, 6, 15) + days * DAY,
        due_at=now,
        expires_at=now + DAY,
    )
    checked = messages.check([note.pk], now)
    assert not checked.refused, "the note itself comes as ever"
    return note.pk in checked.hints


def answer(alice: User, said: str, days: int) -> None:
    with time_machine.travel(NOON + days * DAY, tick=False):
        client = signed_in(alice)
        (row,) = client.get("/api/v1/consents").data["results"]
        assert (row["subject"], row["due"]) == ("lock_screen", days >= 90)
        body = {"subject": "lock_screen", "id": None, "answer": said}
        assert client.post("/api/v1/consents", body).status_code == 204


def test_without_an_answer_the_neutral_line_comes(reminder: Reminder) -> None:
    assert in_words(reminder, 119)
    assert not in_words(reminder, 120)


def test_kept_they_stand_there_again(alice: User, reminder: Reminder) -> None:
    answer(alice, "keep", 125)
    assert in_words(reminder, 130)
    assert not in_words(reminder, 245)


def test_later_is_no_yes(alice: User, reminder: Reminder) -> None:
    answer(alice, "later", 119)
    assert not in_words(reminder, 121)


def test_stop_leaves_the_reminder(alice: User, reminder: Reminder) -> None:
    answer(alice, "stop", 90)
    reminder.refresh_from_db()
    assert (reminder.wording, reminder.status) == (Wording.PLAIN, "active")
    assert not in_words(reminder, 91)


def test_a_change_of_something_else_is_no_yes(alice: User, reminder: Reminder) -> None:
    services.change(
        alice, reminder.pk, reminder_input(wording="words", timezone="Europe/Lisbon"), now=NOON + 80 * DAY
    )
    assert not in_words(reminder, 121)


def test_choosing_words_anew_is_a_yes(alice: User, reminder: Reminder) -> None:
    services.change(alice, reminder.pk, reminder_input(wording="plain"), now=NOON + 80 * DAY)
    services.change(alice, reminder.pk, reminder_input(wording="words"), now=NOON + 81 * DAY)
    assert in_words(reminder, 121)
