from typing import Any

from django.db import models

from backend.core.entries import Entry
from backend.core.entry_writes import change_unasked
from backend.people.models import Person


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
    """SET_NULL that also moves each repair on in its owner's order, so that devices hear of it and stop naming the erased person."""
    models.SET_NULL(collector, field, repairs, using)
    change_unasked(repairs, using)


class Repair(Entry):
    """One practice with one hurt: what happened, what was chosen, and how it ended for now."""

    person = models.ForeignKey(Person, on_person_deleted, null=True, related_name="+")
    depth = models.CharField(max_length=8, choices=Depth.choices, default=Depth.LIGHT)
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.DRAFT)
    happened_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(condition=models.Q(depth__in=Depth.values), name="repair_depth_known"),
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="repair_status_known"),
        ]
