from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend.push.models import State
from backend.reminders import emails
from backend.reminders.models import (
    Content,
    Dropped,
    Occurrence,
    Purpose,
    Reminder,
    ReminderSettings,
    Rhythm,
    Status,
    Wording,
)
from backend.reminders.outlook import Reach, Reason
from backend.reminders.rules import ReminderInput
from backend.reminders.selectors import content_of, status_at

STATUSES = [choice for choice in Status.choices if choice[0] != Status.OVER]  # what is over is not listed

_STATUS_FIELDS = ("status", "paused_until")


def clock_field(**kwargs: Any) -> serializers.TimeField:
    return serializers.TimeField(format="%H:%M", input_formats=["%H:%M"], **kwargs)


class NextSerializer(serializers.Serializer[Any]):
    """The day on which it comes next, and the hours between which it does, in the reminder's own zone."""

    on = serializers.DateField()
    start = clock_field()
    end = clock_field()


class ReminderSerializer(serializers.Serializer[Any]):
    """A window in wall time, and the rhythm that says on which days (Monday is 1).

    The moment inside it is drawn anew each day. `next` says when it comes next, or `reason` why it does not; `reach`
    how far it comes; `takes_turns` that more reminders want to come on one of its days than may.
    """

    id = serializers.UUIDField(read_only=True)
    content = serializers.ChoiceField(choices=Content.choices, default=Content.AFFIRMATION)
    rhythm = serializers.ChoiceField(choices=Rhythm.choices, default=Rhythm.DAYS)
    days = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=7),
        min_length=1,
        max_length=7,
        source="weekdays",
        default=[1, 2, 3, 4, 5, 6, 7],
    )
    times_a_week = serializers.IntegerField(min_value=1, max_value=5, default=3)
    once_on = serializers.DateField(allow_null=True, default=None)
    repair = serializers.UUIDField(allow_null=True, default=None)
    window_start = clock_field()
    window_end = clock_field()
    timezone = serializers.CharField(max_length=64)
    follows_device = serializers.BooleanField(default=True)
    wording = serializers.ChoiceField(choices=Wording.choices, default=Wording.PLAIN)
    status = serializers.ChoiceField(choices=STATUSES, read_only=True)
    paused_until = serializers.DateTimeField(read_only=True, allow_null=True)
    next = NextSerializer(read_only=True, allow_null=True, source="outlook.next")
    reason = serializers.ChoiceField(
        choices=Reason.choices, read_only=True, allow_null=True, source="outlook.reason"
    )
    reach = serializers.ChoiceField(choices=Reach.choices, read_only=True, source="outlook.reach")
    takes_turns = serializers.BooleanField(read_only=True, source="outlook.takes_turns")

    def to_representation(self, instance: Reminder) -> dict[str, Any]:
        data = super().to_representation(instance)
        status, until = status_at(instance.status, instance.paused_until, self.context["now"])
        data["status"] = status
        data["paused_until"] = self.fields["paused_until"].to_representation(until) if until else None
        return data

    def to_input(self) -> ReminderInput:
        given = {name: value for name, value in self.validated_data.items() if name not in _STATUS_FIELDS}
        return ReminderInput(days=given.pop("weekdays"), **given)


class NewReminderSerializer(ReminderSerializer):
    """As it stood, for one that was deleted and is wanted back."""

    status = serializers.ChoiceField(choices=STATUSES, default=Status.ACTIVE)
    paused_until = serializers.DateTimeField(allow_null=True, default=None)

    def status_fields(self) -> dict[str, Any]:
        stood = {name: self.validated_data[name] for name in _STATUS_FIELDS}
        return {**stood, "brought_back": "status" in self.initial_data}


class ReminderListSerializer(serializers.Serializer[Any]):
    results = ReminderSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class PauseSerializer(serializers.Serializer[Any]):
    until = serializers.ChoiceField(choices=["tomorrow", "week", "back"])


class TimezoneSerializer(serializers.Serializer[Any]):
    """Where a device is, with the id of its push subscription where it has one. `asked`: the person wants it so."""

    timezone = serializers.CharField(max_length=64)
    device = serializers.UUIDField(allow_null=True, default=None)
    asked = serializers.BooleanField(default=False)


class SettingsSerializer(serializers.Serializer[Any]):
    """Quiet hours (across midnight when they end earlier than they begin; none when both are equal) and the most in a
    day.
    """

    quiet_from = clock_field()
    quiet_until = clock_field()
    daily_most = serializers.IntegerField(min_value=1, max_value=2)
    by_email = serializers.BooleanField()
    email_offered = serializers.SerializerMethodField()

    def get_email_offered(self, settings: ReminderSettings) -> bool:
        return emails.is_offered(settings.owner)


class SessionFieldsSerializer(serializers.Serializer[Any]):
    """When a session is: the first one, and every how many weeks (0 for that one alone)."""

    first_on = serializers.DateField()
    at = clock_field()
    every_weeks = serializers.ChoiceField(choices=[0, 1, 2, 4])
    timezone = serializers.CharField(max_length=64)


class OwnSessionSerializer(serializers.Serializer[Any]):
    own = SessionFieldsSerializer(allow_null=True)
    next_at = serializers.DateTimeField(allow_null=True)
    next_by = serializers.ChoiceField(choices=["therapist", "me"], allow_null=True)


class OccurrenceDeliverySerializer(serializers.Serializer[Any]):
    device = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=State.choices)
    failure = serializers.CharField(allow_blank=True)
    held_back = serializers.BooleanField(help_text="Something was changed before it came.")
    accepted_at = serializers.DateTimeField(allow_null=True)
    shown_at = serializers.DateTimeField(allow_null=True)
    opened_at = serializers.DateTimeField(allow_null=True)


class OccurrenceSerializer(serializers.Serializer[Any]):
    """One coming of a reminder. `dropped` says why nothing was sent, where nothing was."""

    id = serializers.UUIDField()
    reminder = serializers.UUIDField(allow_null=True)
    content = serializers.ChoiceField(choices=Content.choices)
    due_at = serializers.DateTimeField()
    purpose = serializers.ChoiceField(choices=Purpose.choices)
    dropped = serializers.ChoiceField(choices=Dropped.choices, allow_null=True)
    opened_at = serializers.DateTimeField(allow_null=True)
    by_email = serializers.BooleanField()
    deliveries = OccurrenceDeliverySerializer(many=True)


class OccurrenceListSerializer(serializers.Serializer[Any]):
    results = OccurrenceSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class NotificationSerializer(serializers.Serializer[Any]):
    """What a note brings. Its text is chosen on the device."""

    occurrence = serializers.UUIDField(source="pk")
    content = serializers.SerializerMethodField()
    repair = serializers.SerializerMethodField()
    due_at = serializers.DateTimeField()

    @extend_schema_field(serializers.ChoiceField(choices=Content.choices))
    def get_content(self, occurrence: Occurrence) -> str:
        return content_of(occurrence)

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_repair(self, occurrence: Occurrence) -> Any:
        return occurrence.reminder.repair if occurrence.reminder else None


class TraySerializer(serializers.Serializer[Any]):
    results = NotificationSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class SentSerializer(serializers.Serializer[Any]):
    occurrence = serializers.UUIDField()


class ReceiptSerializer(serializers.Serializer[Any]):
    event = serializers.ChoiceField(choices=["shown", "opened", "later", "rest"])


class ReceiptTakenSerializer(serializers.Serializer[Any]):
    comes_again = serializers.BooleanField(help_text="Whether one more comes today.")


class DoneSerializer(serializers.Serializer[Any]):
    tokens = serializers.ListField(
        child=serializers.CharField(max_length=128), min_length=1, max_length=50, write_only=True
    )
    done = serializers.ListField(child=serializers.CharField(), read_only=True)
