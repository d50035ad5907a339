from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models

from backend.core.consents import HOLDS, holds_since
from backend.core.entries import Entry
from backend.core.ids import new_id
from backend.core.sealed import SealedDateField, SealedTextField
from backend.sharing.models import CareLink


class Status(models.TextChoices):
    ANSWERING = "answering"
    KEPT = "kept"


class MeasureResponse(Entry):
    """What somebody answered to a measure. Which one and on which day stands here.

    The answers are for devices alone.
    """

    status = SealedTextField(choices=Status.choices, default=Status.ANSWERING)
    measure = SealedTextField()
    answered_on = SealedDateField(null=True)  # the day it was kept
    # The same day, or an earlier one where the device's clock was ahead: as it was when this came, whatever is written
    # later. A device writes the other one, and seals it too, so it can't be mended.
    counted_on = SealedDateField(null=True)


class MeasureAgreementQuerySet(models.QuerySet["MeasureAgreement"]):
    def live(self) -> Self:
        """Proposed or agreed to, by a link that stands."""
        return self.filter(ended_at__isnull=True, care_link__ended_at__isnull=True)


class MeasureAgreement(models.Model):
    """That a clinician would like a client to answer a measure now and then, and whether the client agreed.

    A no, an end and a yes that ran out look alike to the clinician, and none says why.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    care_link = models.ForeignKey(CareLink, models.CASCADE, related_name="measures")
    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    measure = SealedTextField(owner="client_id")
    proposed_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)  # when the client said yes the last time
    later_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # Of one that took the place of a yes that ran out: when that was said. What was kept goes by it until the answer.
    agreed_before = models.DateTimeField(null=True)

    objects = MeasureAgreementQuerySet.as_manager()

    @property
    def said_yes_at(self) -> datetime | None:
        return self.agreed_at or self.agreed_before

    def is_paused(self, now: datetime) -> bool:
        return self.agreed_at is not None and (
            self.agreed_at <= holds_since(now) or self.care_link.is_paused(now)
        )

    def over_since(self, now: datetime) -> datetime | None:
        """When it ended, or the client's yes ran out if that was before; None while neither is so."""
        ran_out = None if self.agreed_at is None else self.agreed_at + HOLDS
        return min((one for one in (self.ended_at, ran_out) if one is not None and one <= now), default=None)

    def state(self, now: datetime) -> str:
        if self.ended_at is not None:
            return "ended"
        if self.agreed_at is None:
            return "proposed"
        return "paused" if self.is_paused(now) else "agreed"
