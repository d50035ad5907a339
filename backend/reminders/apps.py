from datetime import timedelta

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "backend.reminders"
    label = "reminders"

    def ready(self) -> None:
        from backend.core import periodic, privacy
        from backend.push import message_types
        from backend.reminders import lines, messages, tasks
        from backend.reminders.models import (
            DeletedOccurrence,
            Occurrence,
            OwnSession,
            Reminder,
            ReminderSettings,
        )
        from backend.reminders.services import MESSAGE_TYPE

        periodic.register("reminders.tick", timedelta(seconds=1), tasks.tick)
        periodic.register("reminders.sweep", timedelta(seconds=30), tasks.sweep)
        periodic.register("reminders.zones", timedelta(minutes=1), tasks.zones)
        periodic.register("reminders.forget", timedelta(hours=1), tasks.forget)
        message_types.register(message_types.MessageType(MESSAGE_TYPE, lines.any_plain_line, messages.check))
        privacy.register(
            privacy.Category("reminders", "Your reminders", Reminder),
            privacy.Category("reminder-settings", "Your quiet hours", ReminderSettings),
            privacy.Category("own-session", "When your session is", OwnSession),
            privacy.Category("reminder-occurrences", "When your reminders came", Occurrence),
            privacy.Category(
                "deleted-occurrences", "When reminders came that you deleted", DeletedOccurrence
            ),
        )
