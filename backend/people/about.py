"""What becomes of an entry about somebody once that person is erased."""

from typing import Any

from django.db import models

from backend.core.entry_writes import change_unasked


def put_away_without_person(collector: Any, field: Any, entries: Any, using: str) -> None:
    """SET_NULL that also puts each entry away, and moves it on in its owner's order so that devices hear of it.

    The person may have been quiet. Once they are erased nothing says so any more, and what was to them would stand
    among what is to nobody in particular.
    """
    models.SET_NULL(collector, field, entries, using)
    change_unasked(entries, collector, using, put_away=True)
