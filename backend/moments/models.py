from typing import Any

from django.db import models

from backend.core.entries import Entry
from backend.core.entry_writes import change_unasked
from backend.core.sealed import SealedBooleanField, SealedDateField, SealedTextField
from backend.people.models import Person


class Direction(models.TextChoices):
    """Which way the kindness went."""

    RECEIVED = "received"
    GAVE = "gave"
    GAVE_MYSELF = "gave_myself"
    SAW = "saw"


def on_person_deleted(collector: Any, field: Any, moments: Any, using: str) -> None:
    """SET_NULL that also keeps each moment from coming by itself, and moves it on in its owner's order so that
    devices hear of it.

    The person may have been quiet, or have died. Once they are erased nothing says so any more, and the moment would
    look like one about nobody named.
    """
    models.SET_NULL(collector, field, moments, using)
    change_unasked(moments, collector, using, may_resurface=False)


class Moment(Entry):
    """A kindness that somebody wanted to keep. Nothing counts them."""

    direction = SealedTextField(choices=Direction.choices, default=Direction.RECEIVED)
    person = models.ForeignKey(Person, on_person_deleted, null=True, related_name="+")
    may_resurface = SealedBooleanField(default=False)
    happened_on = SealedDateField(null=True)
