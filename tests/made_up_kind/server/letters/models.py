from django.db import models

from backend.core.entries import Entry


class Letter(Entry):
    """A letter that is never sent."""

    happened_on = models.DateField(null=True)
