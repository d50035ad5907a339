from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from backend.core.ids import new_id
from backend.core.sealed import SealedTextField
from backend.push.tokens import token_of


class PushSubscription(models.Model):
    """One device that a person lets us write to.

    Its address is a secret: whoever holds it can make that device show something.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    endpoint = SealedTextField()
    # A browser has one address, so a second account on the same browser takes it over: notes never reach the one who
    # signed out.
    endpoint_hash = models.CharField(max_length=64, unique=True)
    p256dh = models.CharField(max_length=90)
    auth = SealedTextField()
    device = SealedTextField()
    site = models.CharField(
        max_length=200
    )  # the origin it was made at, where a tap on the notification leads
    renewal_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    accepted_at = models.DateTimeField(
        null=True
    )  # of the last one that is no longer in the outbox: selectors.subscriptions
    refusals = models.PositiveSmallIntegerField(default=0)  # answers 400, 401, 403, 413 in a row
    disabled_at = models.DateTimeField(null=True)  # after too many refusals; subscribing again mends it


class State(models.TextChoices):
    PENDING = "pending"
    SENT = "sent"  # the push service took it
    GONE = "gone"  # the device's subscription has ended
    EXPIRED = "expired"  # its window closed, or it was no longer wanted; `failure` says why


# the `failure` of what expired before anything else went wrong with it; what went wrong last stays the reason
LATE = "late"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def attemptable(self, now: datetime) -> Self:
        """Pending ones that nobody holds: new, waiting for another try, or left behind by a worker that died."""
        return self.filter(state=State.PENDING, next_attempt_at__lte=now)

    def to_wake(self, now: datetime) -> Self:
        return self.filter(state=State.PENDING, wake_at__lte=now)


class Delivery(models.Model):
    """One message to one device: a row of the outbox, written in the transaction that decided to send."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seed = models.CharField(max_length=32, unique=True)  # unguessable; of `token`, and alone of no use
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    subscription = models.ForeignKey(PushSubscription, models.SET_NULL, null=True, related_name="deliveries")
    message_type = models.CharField(
        max_length=20
    )  # of push.message_types: who is asked whether it may still go
    message = (
        models.UUIDField()
    )  # the sender's own row, here only a number; the constraint below is its index
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.PENDING)
    next_attempt_at = models.DateTimeField()  # while somebody tries: when their lease runs out
    wake_at = models.DateTimeField()  # when to tell a worker (again) that this row waits
    attempts = models.PositiveIntegerField(
        default=0
    )  # also the fence: who lost the lease can't write over who has it now
    failures = models.PositiveIntegerField(default=0)  # attempts that count for the back-off
    failure = models.CharField(max_length=40, blank=True)
    accepted_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "subscription"], name="delivery_once_a_device"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="delivery_state_known"),
            models.CheckConstraint(
                condition=~Q(state=State.SENT) | Q(accepted_at__isnull=False),
                name="delivery_sent_was_accepted",
            ),
        ]
        indexes = [
            # The two questions that are asked every second: who is to be told, and what waits.
            models.Index(fields=["wake_at"], condition=Q(state="pending"), name="delivery_to_wake"),
            models.Index(
                fields=["next_attempt_at"], condition=Q(state="pending"), name="delivery_to_attempt"
            ),
            models.Index(fields=["due_at"], name="delivery_age"),  # push.services.forget
        ]

    @property
    def token(self) -> str:
        """All that the device gets to know of it."""
        return token_of(self.seed)
