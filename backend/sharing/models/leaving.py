"""Where a client's therapist leaves, or hands them over."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from backend.accounts.models import LONGEST_SHOWN
from backend.sharing.models.consent import CareLink, Invitation


class Departure(models.Model):
    """That a client's therapist left, told to them once. It is the client's own and outlives the therapist's rows."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    care_link = models.UUIDField(null=True)  # which may be gone by now, with their account
    clinician_name = models.CharField(max_length=LONGEST_SHOWN)
    left_on = models.DateField()
    was_told = models.BooleanField(default=False)


class Answer(models.TextChoices):
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by the clinician, or because the link ended


class Handover(models.Model):
    """A clinician's proposal that a client goes on with a colleague. The colleague's code is sealed to the client, so
    that the server learns nothing it could put another key in with.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    care_link = models.ForeignKey(CareLink, models.CASCADE, related_name="handovers")
    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="+")
    copy = models.TextField(blank=True)
    signature = models.CharField(max_length=88)
    proposed_on = models.DateField()
    answer = models.CharField(max_length=9, choices=Answer.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["care_link"], condition=Q(answer=""), name="handover_waits_once")
        ]
