"""A practice and who works in it."""

import uuid
from datetime import datetime

from django.db import models

from backend.accounts.models.people import LONGEST_COVER, LONGEST_SHOWN, Role, User
from backend.core import zones


class Practice(models.Model):
    """Where clinicians work together, as its administrator set it up. Nothing here is about a client."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=LONGEST_SHOWN, unique=True)
    response_window = models.CharField(max_length=LONGEST_SHOWN)
    timezone = models.CharField(max_length=64, default="UTC")
    country = models.CharField(max_length=3, blank=True)
    # What the clinicians do when somebody answers above zero on item 9 of the PHQ-9. Without one there is no item 9.
    item9_procedure = models.TextField(blank=True)


class Administrator(models.Model):
    """Who sets up a practice and invites its clinicians. Nothing of any client reaches them."""

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="administrator")
    practice = models.ForeignKey(Practice, models.PROTECT, related_name="administrators")


class Clinician(models.Model):
    """How a clinician is named to clients: a professional's name, public to whoever holds an invitation."""

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="clinician")
    display_name = models.CharField(max_length=LONGEST_SHOWN)
    practice = models.ForeignKey(Practice, models.PROTECT, related_name="clinicians")
    response_window = models.CharField(max_length=LONGEST_SHOWN, blank=True)  # their own; else the practice's
    away_from = models.DateField(null=True)
    away_until = models.DateField(null=True)  # the last day
    cover = models.CharField(
        max_length=LONGEST_COVER, blank=True
    )  # who is there meanwhile, and how to reach them
    left_on = models.DateField(null=True)  # the practice: nothing of a client is open to them any more

    # Whether somebody else had the passphrase, and the authenticator's secret, before it was theirs.
    passphrase_seen = models.BooleanField(default=False)
    secret_seen = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(away_from__isnull=True, away_until__isnull=True)
                | models.Q(away_from__lte=models.F("away_until")),
                name="clinician_away_ends_after_it_begins",
            )
        ]

    def is_away(self, now: datetime) -> bool:
        """Today in the practice's zone, or soon: so that clients read of it before."""
        today = now.astimezone(zones.zone_or_utc(self.practice.timezone)).date()
        return self.away_until is not None and self.away_until >= today

    @property
    def shown_window(self) -> str:
        return self.response_window or self.practice.response_window


class KeyLink(models.Model):
    """A link that is good once, for a clinician or an administrator to make the keys of their account. They are the
    first, or where `user` is named new ones in place of those they lost.

    Of its token the server holds the digest alone; used, the row is gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    display_name = models.CharField(max_length=LONGEST_SHOWN, blank=True)
    practice = models.ForeignKey(Practice, models.CASCADE, null=True, related_name="+")
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.CLINICIAN)
    response_window = models.CharField(max_length=LONGEST_SHOWN, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    @property
    def shown_window(self) -> str:
        return self.response_window or (self.practice.response_window if self.practice else "")
