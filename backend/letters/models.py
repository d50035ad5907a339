from django.db import models

from backend.core.entries import Entry
from backend.core.sealed import SealedBooleanField
from backend.people.about import put_away_without_person
from backend.people.models import Person


class UnsentLetter(Entry):
    """A letter that nothing can send. It is never shared."""

    person = models.ForeignKey(Person, put_away_without_person, null=True, related_name="+")
    put_away = SealedBooleanField(default=False)
