from typing import Any

from django.db import models

from backend.core.entry_writes import change_unasked
from backend.core.sealed import SealedDateField, SealedTextField
from backend.people.models import Cared, Person, Route


class Depth(models.TextChoices):
    LIGHT = "light"
    STANDARD = "standard"
    DEEP = "deep"


class Status(models.TextChoices):
    DRAFT = "draft"
    PAUSED = "paused"
    NOT_NOW = "not_now"
    SPOKEN = "spoken"
    WAITING = "waiting"
    REFLECTED = "reflected"
    CLOSED = "closed"
    ARCHIVED = "archived"


def on_person_deleted(collector: Any, field: Any, repairs: Any, using: str) -> None:
    """SET_NULL that also moves each repair on in its owner's order, so that devices hear of it.

    What was closed for somebody quiet stays closed in the repairs about them.
    """
    models.SET_NULL(collector, field, repairs, using)
    about = repairs.select_related("person")
    quiet = {repair.pk for repair in about if repair.person and repair.person.route == Route.QUIET}
    change_unasked([repair for repair in repairs if repair.pk in quiet], collector, using, route=Route.QUIET)
    change_unasked([repair for repair in repairs if repair.pk not in quiet], collector, using)


class Repair(Cared):
    """One practice with one hurt: what happened, what was chosen, and how it ended for now."""

    person = models.ForeignKey(Person, on_person_deleted, null=True, related_name="+")
    depth = SealedTextField(choices=Depth.choices, default=Depth.LIGHT)
    status = SealedTextField(choices=Status.choices, default=Status.DRAFT)
    happened_on = SealedDateField(null=True)
