from django.db import models

from backend.core.entries import Entry


class Postcard(Entry):
    """A kind of entry that no room has."""

    happened_on = models.DateField(null=True)
