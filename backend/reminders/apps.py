from datetime import timedelta

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "backend.reminders"
    label = "reminders"

    def ready(self) -> None:
        from backend.core import consents, periodic, put_back
        from backend.core.privacy import Category, Erase, register
        from backend.push import message_types
        from backend.reminders import lines, lock_screen, messages, tasks
        from backend.reminders import put_back as acts
        from backend.reminders.models import (
            DeletedOccurrence,
            Occurrence,
            OwnSession,
            Reminder,
            ReminderSettings,
        )
        from backend.reminders.services import MESSAGE_TYPE

        consents.register(lock_screen.LOCK_SCREEN, lock_screen.SUBJECT)
        put_back.register("Reminders that were due are passed by.", acts.pass_by_what_was_due)
        put_back.register("Words on lock screens pause until their owner says yes again.", acts.pause_words)
        periodic.register("reminders.tick", timedelta(seconds=1), tasks.tick)
        periodic.register("reminders.sweep", timedelta(seconds=30), tasks.sweep)
        periodic.register("reminders.zones", timedelta(minutes=1), tasks.zones)
        periodic.register("reminders.forget", timedelta(hours=1), tasks.forget)
        message_types.register(message_types.MessageType(MESSAGE_TYPE, lines.any_plain_line, messages.check))
        register(
            Category(
                "reminders",
                "Your reminders",
                Reminder,
                show={
                    "content": "What it brings",
                    "rhythm": "How often",
                    "weekdays": "Days of the week (1 is Monday)",
                    "times_a_week": "Times a week",
                    "once_on": "Once on",
                    "repair": "About which repair",
                    "window_start": "Not before",
                    "window_end": "Not after",
                    "timezone": "Time zone",
                    "follows_device": "Goes with your device",
                    "wording": "What the note says",
                    "status": "How it is now",
                    "paused_until": "Paused until",
                    "next_at": "Comes next on",
                    "created_at": "Made on",
                },
                erase=Erase.DEVICES,
            ),
            Category(
                "reminder-settings",
                "Your quiet hours",
                ReminderSettings,
                show={
                    "quiet_from": "Quiet from",
                    "quiet_until": "Quiet until",
                    "daily_most": "At most in a day",
                    "words_agreed_at": "Words on the lock screen agreed to on",
                    "words_later_until": "Asked about them again from",
                    "by_email": "By e-mail too",
                    "timezone": "Time zone",
                },
                erase=Erase.DEVICES,
            ),
            Category(
                "own-session",
                "When your session is",
                OwnSession,
                show={
                    "first_on": "First on",
                    "at": "At",
                    "every_weeks": "Every how many weeks (0: only once)",
                    "timezone": "Time zone",
                },
                erase=Erase.DEVICES,
            ),
            Category(
                "reminder-occurrences",
                "When your reminders came",
                Occurrence,
                show={
                    "local_on": "Day",
                    "due_at": "Due on",
                    "purpose": "What for",
                    "dropped": "Why it did not come",
                    "email": "By e-mail",
                    "opened_at": "Opened on",
                },
                erase=Erase.DEVICES,
            ),
            Category(
                "deleted-occurrences",
                "When reminders came that you deleted",
                DeletedOccurrence,
                show={"local_on": "Day", "due_at": "Due on"},
                erase=Erase.DEVICES,
            ),
        )
