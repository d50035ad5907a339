from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "backend.reminders"
    label = "reminders"

    def ready(self) -> None:
        from backend.core import privacy
        from backend.push import message_types
        from backend.reminders import lines, messages
        from backend.reminders.models import Occurrence, OwnSession, Reminder, ReminderSettings
        from backend.reminders.services import KIND

        message_types.register(
            message_types.MessageType(
                KIND,
                title=lines.any_plain_line,
                refuse=messages.refuse,
                accepted=messages.accepted,
                hints=messages.hints,
            )
        )
        privacy.register(
            privacy.Category("reminders", "Your reminders", Reminder),
            privacy.Category("reminder-settings", "Your quiet hours", ReminderSettings),
            privacy.Category("own-session", "When your session is", OwnSession),
            privacy.Category("reminder-occurrences", "When your reminders came", Occurrence),
        )
