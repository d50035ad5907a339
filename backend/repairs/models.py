from typing import Any

from django.db import models

from backend.core.entry_writes import change_unasked
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
    quiet = set(repairs.filter(person__route=Route.QUIET).values_list("pk", flat=True))
    change_unasked([repair for repair in repairs if repair.pk in quiet], collector, using, route=Route.QUIET)
    change_unasked([repair for repair in repairs if repair.pk not in quiet], collector, using)


class Repair(Cared):
    """One practice with one hurt: what happened, what was chosen, and how it ended for now."""

    person = models.ForeignKey(Person, on_person_deleted, null=True, related_name="+")
    depth = models.CharField(max_length=8, choices=Depth.choices, default=Depth.LIGHT)
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.DRAFT)
    happened_on = models.DateField(null=True)

    class Meta(Cared.Meta):
        constraints = [
            *Cared.Meta.constraints,
            models.CheckConstraint(condition=models.Q(depth__in=Depth.values), name="repair_depth_known"),
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="repair_status_known"),
        ]
