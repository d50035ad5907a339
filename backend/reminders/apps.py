from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "backend.reminders"
    label = "reminders"

    def ready(self) -> None:
        from backend.core import privacy
        from backend.push import message_types
        from backend.reminders import lines, messages
        from backend.reminders.models import Occurrence, OwnSession, Reminder, ReminderSettings
        from backend.reminders.services import MESSAGE_TYPE

        message_types.register(message_types.MessageType(MESSAGE_TYPE, lines.any_plain_line, messages.check))
        privacy.register(
            privacy.Category("reminders", "Your reminders", Reminder),
            privacy.Category("reminder-settings", "Your quiet hours", ReminderSettings),
            privacy.Category("own-session", "When your session is", OwnSession),
            privacy.Category("reminder-occurrences", "When your reminders came", Occurrence),
        )
