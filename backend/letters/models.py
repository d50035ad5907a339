from typing import Any

from django.db import models

from backend.core.entries import Entry
from backend.core.entry_writes import change_unasked
from backend.core.sealed import SealedBooleanField
from backend.people.models import Person


def on_person_deleted(collector: Any, field: Any, letters: Any, using: str) -> None:
    """SET_NULL that also puts each letter away, and moves it on in its owner's order so that devices hear of it.

    The person may have been quiet. Once they are erased nothing says so any more, and the letter would stand among
    those to nobody in particular.
    """
    models.SET_NULL(collector, field, letters, using)
    change_unasked(letters, collector, using, put_away=True)


class UnsentLetter(Entry):
    """A letter that nothing can send. It is never shared."""

    person = models.ForeignKey(Person, on_person_deleted, null=True, related_name="+")
    put_away = SealedBooleanField(default=False)
