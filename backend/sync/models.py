from django.conf import settings
from django.db import models

MOST_PARTS = 16


class InventoryPart(models.Model):
    """A part of the owner's list of what there is, sealed on their devices and opaque here (ADR 0021).

    `cursor` is its place in the owner's order, so that devices are given it with the entries since.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    part = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField()
    cursor = models.PositiveBigIntegerField()
    sealed = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "part"], name="inventory_part_once"),
            models.CheckConstraint(condition=models.Q(part__lt=MOST_PARTS), name="inventory_part_known"),
        ]
