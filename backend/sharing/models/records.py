"""Who opened what, a chain for each client."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from backend.core.ids import new_id


class RecordsStay(Exception):
    """Somebody's code tried to change or remove an access record."""


class AccessRecordQuerySet(models.QuerySet["AccessRecord"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise RecordsStay("An access record can't be changed.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RecordsStay("An access record can't be changed.")

    def delete(self) -> NoReturn:
        raise RecordsStay("An access record can't be removed.")


class AccessRecord(models.Model):
    """One clinician's look at one shared thing. Written once; each carries the hash of the one before, for each client.

    Only erasing the client's whole account removes it. The reader is kept by id and by name, for the record outlives
    their account.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sequence = models.PositiveIntegerField()
    reader = models.UUIDField()
    reader_name = models.CharField(max_length=120)
    act = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    entry = models.UUIDField()
    grant = models.UUIDField()
    at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = AccessRecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["client", "sequence"], name="access_record_sequence_once")
        ]
        indexes = [
            models.Index(fields=["grant", "reader"], name="access_record_of_a_grant")
        ]  # "opened before"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RecordsStay("An access record can't be changed.")
        super().save(*args, force_insert=True)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RecordsStay("An access record can't be removed.")


class AccessChain(models.Model):
    """The end of a client's chain of access records: the lock for the next one, and what shows that none
    was cut off.
    """

    client = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    sequence = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)
