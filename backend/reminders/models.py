from datetime import time
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from backend.core import clock
from backend.core.ids import new_id


class ReminderSettings(models.Model):
    """What holds for all reminders of one person.

    Its row is also the lock under which their daily number is counted.
    """

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    quiet_from = models.TimeField(default=time(21))
    quiet_until = models.TimeField(default=time(9))
    daily_most = models.PositiveSmallIntegerField(default=2)
    words_agreed_at = models.DateTimeField(null=True)  # to words on the lock screen, the last time
    words_later_until = models.DateTimeField(null=True)
    by_email = models.BooleanField(default=False)  # a neutral e-mail where no device can be reached
    timezone = models.CharField(
        max_length=64, blank=True
    )  # where the device that gets notifications was last

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(daily_most__gte=1, daily_most__lte=2), name="reminders_at_most_two_a_day"
            )
        ]
        indexes = [  # the few who want e-mails are asked for again and again
            models.Index(fields=["owner"], condition=Q(by_email=True), name="settings_by_email")
        ]

    @property
    def quiet(self) -> clock.Quiet:
        return clock.Quiet(self.quiet_from, self.quiet_until)


class OwnSession(models.Model):
    """When a person's session with their therapist is, as they say it themselves.

    A date that the therapist set goes before it.
    """

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    first_on = models.DateField()
    at = models.TimeField()
    every_weeks = models.PositiveSmallIntegerField(default=1)  # 0: that one session only
    timezone = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(every_weeks__in=[0, 1, 2, 4]), name="own_session_rhythm_known")
        ]


class Content(models.TextChoices):
    """What a note brings. Its text is chosen on the device, when it is shown."""

    AFFIRMATION = "affirmation"
    KIND_MOMENT = "kind_moment"  # one of the person's own, which they said may be shown again
    VALUES_NOTE = "values_note"  # a sentence of their own about what matters to them
    SESSION = "session"  # around the session with their therapist
    FOLLOW_UP = "follow_up"  # one repair, once


class Rhythm(models.TextChoices):
    DAYS = "days"  # on chosen weekdays
    SURPRISE = "surprise"  # some days of each week, drawn anew for every week
    OPENING = "opening"  # no note outside the app: it is there at the first opening of a day
    DAY_BEFORE = "day_before"  # the day before a session
    EVENING_AFTER = "evening_after"  # the evening after a session
    MORNING_AFTER = "morning_after"  # the morning after a session, for one that ends too late for its evening
    ONCE = "once"  # on one day, and then never again


RHYTHMS = {
    Content.AFFIRMATION: {Rhythm.DAYS, Rhythm.SURPRISE, Rhythm.OPENING},
    Content.KIND_MOMENT: {Rhythm.DAYS, Rhythm.SURPRISE, Rhythm.OPENING},
    Content.VALUES_NOTE: {Rhythm.DAYS, Rhythm.SURPRISE, Rhythm.OPENING},
    Content.SESSION: {Rhythm.DAY_BEFORE, Rhythm.EVENING_AFTER, Rhythm.MORNING_AFTER},
    Content.FOLLOW_UP: {Rhythm.ONCE},
}


class Wording(models.TextChoices):
    SILENT = "silent"  # only inside the app
    PLAIN = "plain"  # a neutral line
    WORDS = "words"  # the words themselves, which the device puts in: the server sends the same neutral line


class Status(models.TextChoices):
    ACTIVE = "active"
    PAUSED = "paused"
    RESTING = "resting"  # it stopped by itself, and asks at the next opening
    OVER = "over"  # it came on its one day, or that day went by: kept only for what became of it


class Reminder(models.Model):
    """A window on some days, in wall time and a zone. `next_at` is the one instant at which it comes next.

    Materialising what is due and finding the next moment are two steps: `to_plan` marks a row whose next moment is
    still to be found, so that the many that are due at one instant wait for no calendar.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    content = models.CharField(max_length=20, choices=Content.choices, default=Content.AFFIRMATION)
    rhythm = models.CharField(max_length=13, choices=Rhythm.choices, default=Rhythm.DAYS)
    days = models.PositiveSmallIntegerField(default=127)  # one bit for each weekday, Monday the lowest
    times_a_week = models.PositiveSmallIntegerField(default=3)  # for "surprise"
    once_on = models.DateField(null=True)  # for "once"
    repair = models.UUIDField(null=True)  # what a follow-up is about
    window_start = models.TimeField()
    window_end = models.TimeField()
    timezone = models.CharField(max_length=64)
    follows_device = models.BooleanField(default=True)
    wording = models.CharField(max_length=8, choices=Wording.choices, default=Wording.PLAIN)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.ACTIVE)
    # The beginning of the local day on which it may come again; null while paused: until the person is back.
    paused_until = models.DateTimeField(null=True)
    next_on = models.DateField(null=True)  # the local day that `next_at` stands for
    next_at = models.DateTimeField(null=True)
    next_until = models.DateTimeField(null=True)
    to_plan = models.BooleanField(default=False)
    last_on = models.DateField(null=True)  # a local day comes once, whatever happens to zone or window
    last_at = models.DateTimeField(null=True)
    # When the last one that was opened had come, or the person woke it. How many came since is counted where it is
    # asked for (unopened.py); `unopened` are those of them that are forgotten.
    answered_at = models.DateTimeField(null=True)
    unopened = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=127), name="reminder_has_a_day"),
            models.CheckConstraint(
                condition=Q(window_end__gt=models.F("window_start")), name="reminder_window_runs_forward"
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="reminder_status_known"),
            models.CheckConstraint(
                condition=~Q(status__in=["resting", "over"]) | Q(next_at__isnull=True),
                name="reminder_resting_never_comes",
            ),
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="reminder_rhythm_known"),
            models.CheckConstraint(
                condition=Q(times_a_week__gte=1, times_a_week__lte=5),
                name="reminder_surprise_leaves_days_free",
            ),
            models.CheckConstraint(
                condition=~Q(rhythm="once") | Q(once_on__isnull=False), name="reminder_once_has_a_day"
            ),
            # One follow-up on one repair.
            models.UniqueConstraint(
                fields=["owner", "repair"],
                condition=Q(repair__isnull=False) & ~Q(status="over"),
                name="reminder_one_follow_up",
            ),
        ]
        indexes = [
            # The question of every second: what is due. Resting ones have no `next_at`.
            models.Index(fields=["next_at"], condition=Q(next_at__isnull=False), name="reminder_due"),
            models.Index(fields=["last_at"], condition=Q(to_plan=True), name="reminder_to_plan"),
        ]

    @property
    def weekdays(self) -> list[int]:
        return from_bits(self.days)

    NEXT: ClassVar[list[str]] = ["next_on", "next_at", "next_until", "to_plan"]


def to_bits(days: list[int]) -> int:
    return sum(1 << (day - 1) for day in set(days))


def from_bits(bits: int) -> list[int]:
    return [day for day in range(1, 8) if bits >> (day - 1) & 1]


class Purpose(models.TextChoices):
    SCHEDULED = "scheduled"
    LATER = "later"  # once more on the same day, because the person asked from the notification
    TEST = "test"  # "send me one now"


class Dropped(models.TextChoices):
    """Why nothing was sent to a device. Not a fault of anybody's, and shown as a plain answer to "it did not come".

    What was silent or had no device waits inside the app for a day, in the tray.
    """

    LATE = "late"
    DAILY_MOST = "daily_most"
    NO_DEVICE = "no_device"
    SILENT = "silent"


class Email(models.TextChoices):
    SENT = "sent"  # the mail server took it, or may have: an e-mail is never sent a second time


class Occurrence(models.Model):
    """One coming of a reminder on one local day, or a test."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # No index of their own: the ones below begin with them, and thousands of these rows are written at one instant.
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    reminder = models.ForeignKey(
        Reminder, models.CASCADE, null=True, related_name="occurrences", db_index=False
    )
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.SCHEDULED)
    local_on = models.DateField()
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    dropped = models.CharField(max_length=12, choices=Dropped.choices, blank=True)
    accepted_at = models.DateTimeField(
        null=True
    )  # the mail server took its e-mail; of a device the delivery says it
    opened_at = models.DateTimeField(null=True)
    opened_by = models.UUIDField(null=True)  # the delivery it was answered from; null for inside the app
    rested_at = models.DateTimeField(null=True)  # "rest a week" was asked for from it
    email = models.CharField(max_length=8, choices=Email.choices, blank=True)  # in place of a note

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reminder", "local_on", "purpose"], name="occurrence_once_a_day"),
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="occurrence_purpose_known"),
        ]
        indexes = [
            models.Index(fields=["owner", "local_on"], name="occurrence_day"),  # at most two a day
            models.Index(fields=["due_at"], name="occurrence_age"),  # dispatch.forget
        ]


class DeletedOccurrence(models.Model):
    """One coming of a reminder that was deleted since: nothing is left of it but that it came, for the daily most."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    local_on = models.DateField()
    due_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["owner", "local_on"], name="deleted_occurrence_day")]


class ZoneRules(models.Model):
    """The one edition of the zones' rules that every reminder was planned by (zone_rules.py)."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    version = models.CharField(max_length=20)
    digests = models.JSONField()  # by the name of a zone
