from django.conf import settings
from django.db import models

from backend.sharing.models import CareLink


class Memo(models.Model):
    """What a clinician notes for themselves about one client, sealed on their device for them alone."""

    care_link = models.OneToOneField(CareLink, models.CASCADE, primary_key=True, related_name="memo")
    words = models.TextField()
    revision = models.PositiveIntegerField()


class Roster(models.Model):
    """The names of a clinician's clients, as their device opened them, sealed for them alone: one short box in place
    of a long one for each client.
    """

    clinician = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    words = models.TextField()
    revision = models.PositiveIntegerField()
