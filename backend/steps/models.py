from django.db import models

from backend.core.entries import Entry
from backend.core.sealed import SealedBooleanField
from backend.people.about import put_away_without_person
from backend.people.models import Person


class SmallStep(Entry):
    """A small receiving or asking that somebody chose, from easy to harder. Nothing counts them."""

    person = models.ForeignKey(Person, put_away_without_person, null=True, related_name="+")
    put_away = SealedBooleanField(default=False)
