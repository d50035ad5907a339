from django.db import models

from backend.core.entries import Entry


class Weather(models.TextChoices):
    SUN = "sun"
    RAIN = "rain"


class Walk(Entry):
    """A kind of entry that no room has."""

    weather = models.CharField(max_length=4, choices=Weather.choices, default=Weather.SUN)
