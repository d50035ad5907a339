"""Where a note goes when no device shows it: the tray inside the app, and a neutral e-mail."""

from datetime import time, timedelta
from typing import Any

import pytest
import yaml
from django.core import mail
from django.db import connection
from rest_framework.test import APIClient

from backend.accounts.models import Profile, RecoveryEmail, User
from backend.core.errors import Conflict, NotFound
from backend.push.models import Delivery
from backend.reminders import emails, lines, receipts, selectors, services
from backend.reminders.models import Email, Occurrence, Reminder, Status
from tests.conftest import NOON, signed_in
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.reminders.scenario import due, remind, reminder_input, run

pytestmark = pytest.mark.django_db
ADDRESS = "somebody@example.org"


def come(reminder: Reminder) -> Any:
    """Lets it come; the moment at which it did. A later one may lie outside its window, for the moment is drawn."""
    at = due(reminder)
    run(at)
    return at


class TestTray:
    @pytest.mark.parametrize("how", ["silent", "no_device", "gone"])
    def test_it_holds_what_no_device_shows(
        self, alice: User, subscribe: Subscribe, push_service: PushService, how: str
    ) -> None:
        if how == "gone":
            subscribe(alice)
            push_service.answer("phone", 410)
        now = come(remind(alice, wording="silent" if how == "silent" else "plain"))
        assert [row.pk for row in selectors.tray(alice, now)] == [Occurrence.objects.get().pk]

    def test_it_holds_nothing_that_a_device_showed(
        self, alice: User, subscribe: Subscribe, push_service: PushService
    ) -> None:
        subscribe(alice)
        now = come(remind(alice))
        assert (
            len(selectors.tray(alice, now)) == 1
        )  # taken by the push service, and not a word from the device
        receipts.record(Delivery.objects.get().token, "shown", now=now)
        assert selectors.tray(alice, now) == []

    def test_a_day_later_it_is_gone(self, alice: User) -> None:
        now = come(remind(alice, wording="silent"))
        assert selectors.tray(alice, now + timedelta(days=1)) == []

    def test_opening_it_empties_it_and_begins_the_count_anew(self, alice: User) -> None:
        reminder = remind(alice, wording="silent")
        now = come(reminder)
        Reminder.objects.filter(pk=reminder.pk).update(unopened=4)
        receipts.opened_inside(alice, Occurrence.objects.get().pk, now=now)
        reminder.refresh_from_db()
        assert (selectors.tray(alice, now), reminder.unopened) == ([], 0)

    def test_a_stranger_opens_nothing(self, alice: User, bob: User) -> None:
        now = come(remind(alice, wording="silent"))
        with pytest.raises(NotFound):
            receipts.opened_inside(bob, Occurrence.objects.get().pk, now=now)
        assert selectors.tray(bob, now) == []

    def test_only_the_newest_of_each_reminder(self, alice: User) -> None:
        reminder = remind(alice, wording="silent")
        come(reminder)
        now = come(reminder)
        assert len(selectors.tray(alice, now)) == 1

    def test_what_kind_a_note_is(
        self, alice: User, alices: APIClient, bobs: APIClient, subscribe: Subscribe, push_service: PushService
    ) -> None:
        subscribe(alice)
        come(remind(alice, content="values_note"))
        token = Delivery.objects.get().token
        answer = alices.get(f"/api/v1/deliveries/{token}").json()
        assert (answer["content"], answer["repair"]) == ("values_note", None)
        assert bobs.get(f"/api/v1/deliveries/{token}").status_code == 404
        assert (
            bobs.get(f"/api/v1/deliveries/{token}").content == bobs.get("/api/v1/deliveries/nobody").content
        )


class TestEmails:
    @pytest.fixture
    def reached(self, alice: User) -> User:
        RecoveryEmail.objects.create(user=alice, confirmed=ADDRESS)
        services.change_settings(alice, {"by_email": True}, now=NOON)
        return alice

    def test_it_needs_a_confirmed_address(self, alice: User) -> None:
        with pytest.raises(Conflict) as refused:
            services.change_settings(alice, {"by_email": True}, now=NOON)
        assert refused.value.code == "no_email"

    @pytest.mark.promise(23)
    def test_it_is_off_until_turned_on(self, alice: User) -> None:
        RecoveryEmail.objects.create(user=alice, confirmed=ADDRESS)
        assert emails.send_due(come(remind(alice))) == 0
        assert signed_in(alice).get("/api/v1/reminder-settings").json()["email_offered"] is True

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="reads a plan as SQLite writes it")
    def test_it_is_asked_each_minute_and_reads_the_last_days_of_those_who_want_it_alone(self) -> None:
        plan = emails._without_device(NOON).explain()
        assert not [
            line for line in plan.splitlines() if " SCAN " in line and "settings_by_email" not in line
        ]
        assert "occurrence_day (owner_id=? AND local_on>?)" in plan

    @pytest.mark.promise(6, 32, 44)
    @pytest.mark.parametrize(("locale", "language"), [("en-GB", "en"), ("es-MX", "es"), ("fr", "en")])
    def test_one_neutral_email_where_no_device_is_reached(
        self, reached: User, locale: str, language: str
    ) -> None:
        Profile.objects.update_or_create(user=reached, defaults={"locale": locale})
        now = come(remind(reached))
        assert [emails.send_due(now), emails.send_due(now)] == [1, 0]
        (email,) = mail.outbox
        assert email.to == [ADDRESS]
        assert email.subject in lines.plain_lines(language)
        assert email.body == emails._bodies()[language]
        file = lines.file_of(language).read_text(encoding="utf-8")
        said = f"{email.subject} {email.body}".lower()
        assert [word for word in yaml.safe_load(file)["forbidden_outside"] if word in said] == []
        assert "http" not in said

    def test_also_after_the_device_has_gone(
        self, reached: User, subscribe: Subscribe, push_service: PushService
    ) -> None:
        subscribe(reached)
        push_service.answer("phone", 410)
        assert emails.send_due(come(remind(reached))) == 1

    @pytest.mark.promise(44)
    @pytest.mark.parametrize("wording", ["plain", "silent"])
    def test_none_where_a_device_took_it_or_nothing_was_to_show(
        self, reached: User, subscribe: Subscribe, push_service: PushService, wording: str
    ) -> None:
        subscribe(reached)
        assert emails.send_due(come(remind(reached, wording=wording))) == 0

    @pytest.mark.promise(44)
    def test_never_after_its_window(self, reached: User) -> None:
        come(remind(reached))
        assert emails.send_due(Occurrence.objects.get().expires_at) == 0

    @pytest.mark.promise(44)
    def test_not_where_the_window_was_made_longer_after_its_note_was_over(self, reached: User) -> None:
        """What a reminder is now lets it come again at this hour; the note of today is of before."""
        reminder = remind(reached)
        now = come(reminder)
        note = Occurrence.objects.get()
        services.change(reached, reminder.pk, reminder_input(window_end=time(20)), now=now)
        assert emails._without_device(note.expires_at - timedelta(microseconds=1)).exists()
        assert emails.send_due(note.expires_at) == 0
        assert emails.send_due(note.expires_at - timedelta(microseconds=1)) == 1

    @pytest.mark.promise(44)
    def test_at_most_as_many_as_a_day_may_have(self, reached: User) -> None:
        services.change_settings(reached, {"daily_most": 1}, now=NOON)
        first, second = remind(reached), remind(reached)
        now = max(come(first), come(second))
        emails.send_due(now)
        assert len(mail.outbox) == 1

    @pytest.mark.promise(24)
    def test_five_unopened_emails_let_it_rest(self, reached: User) -> None:
        reminder = remind(reached)
        for _ in range(5):
            emails.send_due(come(reminder))
        assert len(mail.outbox) == 5
        run(due(reminder))
        reminder.refresh_from_db()
        assert reminder.status == Status.RESTING

    @pytest.mark.promise(44)
    def test_of_two_that_look_at_once_one_sends_it(
        self, reached: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        now = come(remind(reached))

        def meanwhile(row: Occurrence) -> bool:
            Occurrence.objects.filter(pk=row.pk).update(email=Email.SENT)
            return False

        monkeypatch.setattr(emails, "_is_one_too_many", meanwhile)
        assert emails.send_due(now) == 0
        assert mail.outbox == []

    def test_one_that_the_mail_server_refused_is_tried_again(
        self, reached: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        now = come(remind(reached))
        with monkeypatch.context() as broken:
            broken.setattr("backend.accounts.emails.send", lambda *given: False)
            assert emails.send_due(now) == 0
        assert emails.send_due(now) == 1

    @pytest.mark.parametrize(
        "change",
        [
            lambda user, other: services.pause(user, other.pk, until="week", now=NOON + timedelta(days=1)),
            lambda user, other: services.remove(user, other.pk),
            lambda user, other: services.change_settings(user, {"by_email": False}, now=NOON),
            lambda user, other: services.change_settings(user, {"daily_most": 1}, now=NOON),
            lambda user, other: RecoveryEmail.objects.all().delete(),
            lambda user, other: Reminder.objects.filter(pk=other.pk).update(wording="silent"),
            lambda user, other: user.delete(),
        ],
    )
    def test_what_changes_while_the_mail_server_takes_its_time_holds(
        self, reached: User, monkeypatch: pytest.MonkeyPatch, change: Any
    ) -> None:
        reminders = [remind(reached), remind(reached)]
        now = max(come(reminder) for reminder in sorted(reminders, key=due))
        sent: list[str] = []

        def send(to: str, *given: str) -> bool:
            if not sent:
                change(reached, sorted(reminders, key=lambda row: str(row.last_at))[-1])
            sent.append(to)
            return True

        for reminder in reminders:
            reminder.refresh_from_db()
        monkeypatch.setattr("backend.accounts.emails.send", send)
        emails.send_due(now)
        emails.send_due(now)
        assert len(sent) == 1

    @pytest.mark.promise(23)
    def test_a_pause_holds_it_back(self, reached: User) -> None:
        reminder = remind(reached)
        now = come(reminder)
        services.pause(reached, reminder.pk, until="week", now=now)
        assert emails.send_due(now) == 0


class TestHints:
    """What goes along with a note whose words the device puts in."""

    def test_only_with_the_words_wording(
        self, alice: User, subscribe: Subscribe, push_service: PushService, browser: Any
    ) -> None:
        subscribe(alice)
        come(remind(alice, wording="words"))
        opened = browser.open_json(push_service.received[0].body)
        assert opened["w"] == {"content": "affirmation", "since": 0}
        assert opened["notification"]["title"] in lines.plain_lines()

    def test_since_the_last_answer_to_a_card(
        self, alice: User, alices: APIClient, subscribe: Subscribe, push_service: PushService, browser: Any
    ) -> None:
        from backend.affirmations.models import AffirmationFamily, AffirmationText, CardResponse
        from backend.core.ids import new_id
        from tests.conftest import put_entry

        family = AffirmationFamily.objects.create(id="f", theme="safety", position=0)
        AffirmationText.objects.create(id="f-1", family=family, level=1, position=0)
        for _ in range(2):
            put_entry(alices, "card-responses", new_id(), text="f-1", response="stung", words=None)
        subscribe(alice)
        come(remind(alice, wording="words"))
        latest = CardResponse.objects.latest("cursor").cursor
        assert browser.open_json(push_service.received[0].body)["w"] == {
            "content": "affirmation",
            "since": latest,
        }
