from datetime import time
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from backend.core import clock
from backend.core.ids import new_id


class ReminderSettings(models.Model):
    """What holds for all reminders of one person. Its row is also the lock under which their daily number is counted."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    quiet_from = models.TimeField(default=time(21))
    quiet_until = models.TimeField(default=time(9))
    daily_most = models.PositiveSmallIntegerField(default=2)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(daily_most__gte=1, daily_most__lte=2), name="reminders_at_most_two_a_day"
            )
        ]

    @property
    def quiet(self) -> clock.Quiet:
        return clock.Quiet(self.quiet_from, self.quiet_until)


class Kind(models.TextChoices):
    AFFIRMATION = "affirmation"


class Wording(models.TextChoices):
    SILENT = "silent"  # only inside the app
    PLAIN = "plain"  # a neutral line
    WORDS = "words"  # the words themselves, which the device puts in: the server sends the same neutral line


class Status(models.TextChoices):
    ACTIVE = "active"
    PAUSED = "paused"
    RESTING = "resting"  # it stopped by itself, and asks at the next opening


class Reminder(models.Model):
    """A window on chosen days, in wall time and a zone. `next_at` is the one instant at which it comes next."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.AFFIRMATION)
    days = models.PositiveSmallIntegerField()  # one bit for each weekday, Monday the lowest
    window_start = models.TimeField()
    window_end = models.TimeField()
    timezone = models.CharField(max_length=64)
    follows_device = models.BooleanField(default=True)
    wording = models.CharField(max_length=8, choices=Wording.choices, default=Wording.PLAIN)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.ACTIVE)
    paused_until = models.DateTimeField(null=True)  # null while paused: until the person is back
    next_on = models.DateField(null=True)  # the local day that `next_at` stands for
    next_at = models.DateTimeField(null=True)
    next_until = models.DateTimeField(null=True)
    last_on = models.DateField(null=True)  # a local day comes once, whatever happens to zone or window
    last_at = models.DateTimeField(null=True)
    unopened = models.PositiveSmallIntegerField(default=0)  # in a row
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=127), name="reminder_has_a_day"),
            models.CheckConstraint(
                condition=Q(window_end__gt=models.F("window_start")), name="reminder_window_runs_forward"
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="reminder_status_known"),
            models.CheckConstraint(
                condition=~Q(status="resting") | Q(next_at__isnull=True), name="reminder_resting_never_comes"
            ),
        ]
        indexes = [
            # The question of every second: what is due. Resting ones have no `next_at`.
            models.Index(fields=["next_at"], condition=Q(next_at__isnull=False), name="reminder_due"),
        ]

    @property
    def weekdays(self) -> list[int]:
        return [day for day in range(1, 8) if self.days >> (day - 1) & 1]

    def plan(self, quiet: clock.Quiet) -> clock.Plan:
        """Raises clock.UnknownZone when the zone was removed from the database of zones."""
        zone = clock.require_zone(self.timezone)
        return clock.Plan(frozenset(self.weekdays), self.window_start, self.window_end, quiet, zone)

    def set_next(self, due: clock.Due | None) -> None:
        self.next_on, self.next_at, self.next_until = (
            (due.day, due.at, due.until) if due else (None, None, None)
        )

    NEXT: ClassVar[list[str]] = ["next_on", "next_at", "next_until"]


def to_bits(days: list[int]) -> int:
    return sum(1 << (day - 1) for day in set(days))


class Purpose(models.TextChoices):
    SCHEDULED = "scheduled"
    LATER = "later"  # once more on the same day, because the person asked from the notification
    TEST = "test"  # "send me one now"


class Dropped(models.TextChoices):
    """Why nothing was sent. Not a fault of anybody's, and shown as a plain answer to "it did not come"."""

    LATE = "late"
    DAILY_MOST = "daily_most"
    NO_DEVICE = "no_device"
    SILENT = "silent"


class Occurrence(models.Model):
    """One coming of a reminder on one local day, or a test."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    reminder = models.ForeignKey(Reminder, models.CASCADE, null=True, related_name="occurrences")
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.SCHEDULED)
    local_on = models.DateField()
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    dropped = models.CharField(max_length=12, choices=Dropped.choices, blank=True)
    accepted_at = models.DateTimeField(null=True)  # the first push service took it
    opened_at = models.DateTimeField(null=True)
    rested_at = models.DateTimeField(null=True)  # "rest a week" was asked for from it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reminder", "local_on", "purpose"], name="occurrence_once_a_day"),
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="occurrence_purpose_known"),
        ]
        indexes = [
            models.Index(fields=["owner", "local_on"], name="occurrence_day"),  # at most two a day
            models.Index(fields=["due_at"], name="occurrence_age"),  # dispatch.forget
        ]
