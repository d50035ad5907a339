from typing import Any

from django.utils import timezone
from rest_framework import serializers

from backend.push.models import State
from backend.reminders.models import Dropped, Kind, Purpose, Reminder, Status, Wording
from backend.reminders.selectors import status_at
from backend.reminders.services import Wish


def clock_field(**kwargs: Any) -> serializers.TimeField:
    return serializers.TimeField(format="%H:%M", input_formats=["%H:%M"], **kwargs)


class ReminderSerializer(serializers.Serializer[Any]):
    """A window on chosen weekdays (Monday is 1), in wall time. The moment inside it is drawn anew each day."""

    id = serializers.UUIDField(read_only=True)
    kind = serializers.ChoiceField(choices=Kind.choices, default=Kind.AFFIRMATION)
    days = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=7),
        min_length=1,
        max_length=7,
        source="weekdays",
    )
    window_start = clock_field()
    window_end = clock_field()
    timezone = serializers.CharField(max_length=64)
    follows_device = serializers.BooleanField(default=True)
    wording = serializers.ChoiceField(choices=Wording.choices, default=Wording.PLAIN)
    status = serializers.ChoiceField(choices=Status.choices, read_only=True)
    paused_until = serializers.DateTimeField(read_only=True, allow_null=True)

    def to_representation(self, instance: Reminder) -> dict[str, Any]:
        data = super().to_representation(instance)
        status, until = status_at(instance, timezone.now())
        data["status"] = status
        data["paused_until"] = self.fields["paused_until"].to_representation(until) if until else None
        return data

    def to_wish(self) -> Wish:
        given = dict(self.validated_data)
        return Wish(days=given.pop("weekdays"), **given)


class ReminderListSerializer(serializers.Serializer[Any]):
    results = ReminderSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class PauseSerializer(serializers.Serializer[Any]):
    until = serializers.ChoiceField(choices=["tomorrow", "week", "back"])


class TimezoneSerializer(serializers.Serializer[Any]):
    timezone = serializers.CharField(max_length=64)


class SettingsSerializer(serializers.Serializer[Any]):
    """Quiet hours (across midnight when they end earlier than they begin; none when both are equal) and the most in a day."""

    quiet_from = clock_field()
    quiet_until = clock_field()
    daily_most = serializers.IntegerField(min_value=1, max_value=2)


class OccurrenceDeliverySerializer(serializers.Serializer[Any]):
    device = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=State.choices)
    failure = serializers.CharField(allow_blank=True)
    accepted_at = serializers.DateTimeField(allow_null=True)
    shown_at = serializers.DateTimeField(allow_null=True)
    opened_at = serializers.DateTimeField(allow_null=True)


class OccurrenceSerializer(serializers.Serializer[Any]):
    """One coming of a reminder. `dropped` says why nothing was sent, where nothing was."""

    id = serializers.UUIDField()
    reminder = serializers.UUIDField(allow_null=True)
    due_at = serializers.DateTimeField()
    purpose = serializers.ChoiceField(choices=Purpose.choices)
    dropped = serializers.ChoiceField(choices=Dropped.choices, allow_null=True)
    deliveries = OccurrenceDeliverySerializer(many=True)


class OccurrenceListSerializer(serializers.Serializer[Any]):
    results = OccurrenceSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class SentSerializer(serializers.Serializer[Any]):
    occurrence = serializers.UUIDField()


class ReceiptSerializer(serializers.Serializer[Any]):
    event = serializers.ChoiceField(choices=["shown", "opened", "later", "rest"])
