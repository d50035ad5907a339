from typing import Any

from django.db import models

from backend.core.entries import Entry
from backend.core.entry_writes import change_unasked
from backend.core.sealed import SealedBooleanField
from backend.people.models import Person


def on_person_deleted(collector: Any, field: Any, steps: Any, using: str) -> None:
    """SET_NULL that also puts each step away, and moves it on in its owner's order so that devices hear of it.

    The person may have been quiet. Once they are erased nothing says so any more.
    """
    models.SET_NULL(collector, field, steps, using)
    change_unasked(steps, collector, using, put_away=True)


class SmallStep(Entry):
    """A small receiving or asking that somebody chose, from easy to harder. Nothing counts them."""

    person = models.ForeignKey(Person, on_person_deleted, null=True, related_name="+")
    put_away = SealedBooleanField(default=False)
