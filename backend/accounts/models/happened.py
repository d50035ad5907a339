"""What happened to an account, and where it is signed in."""

import uuid

from django.db import models

from backend.accounts.models.people import User
from backend.core.sealed import SealedTextField


class EventKind(models.TextChoices):
    """What may happen to an account. None of it is about what a person writes."""

    SIGNED_IN = "signed_in"  # on a device that was not known
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 - a name, no secret
    RECOVERED_BY_SHEET = "recovered_by_sheet"
    RECOVERED_BY_EMAIL = "recovered_by_email"
    SHEET_MADE = "sheet_made"
    SHEETS_ENDED = "sheets_ended"
    SPARE_KEY_GIVEN = "spare_key_given"
    SPARE_KEY_DESTROYED = "spare_key_destroyed"
    EMAIL_GIVEN = "email_given"
    EMAIL_CONFIRMED = "email_confirmed"
    EMAIL_REMOVED = "email_removed"
    SECOND_STEP_ADDED = "second_step_added"
    SECOND_STEP_REMOVED = "second_step_removed"
    SECOND_STEP_REPLACED = "second_step_replaced"
    SECOND_STEP_RESET = "second_step_reset"  # by who runs the app, for somebody who lost it
    CODES_MADE = "codes_made"  # to use in place of the second step
    DEVICE_SIGNED_OUT = "device_signed_out"
    OTHERS_SIGNED_OUT = "others_signed_out"
    EXPORT_MADE = "export_made"
    ERASURE_ASKED = "erasure_asked"
    ERASURE_UNDONE = "erasure_undone"
    LOCK_EMPTIED = "lock_emptied"
    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"
    NEW_KEYS_OFFERED = "new_keys_offered"  # a link to make them by, from who runs the app
    KEYS_RENEWED = "keys_renewed"  # what the old ones sealed stays shut


class AccountEvent(models.Model):
    """Something that happened to an account, for its owner to read. `by` is a mark of the device that did it: the same
    for all that one device does, and nothing to anybody else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    number = (
        models.PositiveIntegerField()
    )  # the place among the owner's; it tells what a device has said already
    kind = models.CharField(max_length=24, choices=EventKind.choices)
    at = models.DateTimeField()  # to the minute
    by = models.CharField(max_length=32, blank=True)
    device = SealedTextField(owner="user_id")  # as its owner calls such a one: "Firefox, Android"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "number"], name="accountevent_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=EventKind.values), name="accountevent_kind_known"
            ),
        ]


class SignedInDevice(models.Model):
    """A session, as its owner sees it. `session` is the key that ends it, and opens nothing while it stands sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    mark = models.CharField(max_length=32)
    device = SealedTextField(owner="user_id")
    session = SealedTextField(owner="user_id")
    since_on = models.DateField()
    told = (
        models.PositiveIntegerField()
    )  # the number of the newest event that this device has shown or passed over
