from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from backend.accounts.models import User
from backend.core.ids import new_id
from backend.sharing.models import CareLink

LASTS = timedelta(days=28)  # then it is gone by itself, on both sides, whatever became of it


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def listed(self, now: datetime) -> Self:
        """What a clinician still has on their list. Nothing that a client does moves it, unless they wanted it seen."""
        return self.filter(withdrawn=False).filter(Q(accepted=True) | Q(sent_at__gt=now - LASTS))

    def waiting(self, client: User, now: datetime) -> Self:
        """What a client can still look at. What they read stays theirs, though it was taken back later."""
        mine = self.filter(care_link__client=client, care_link__ended_at__isnull=True)
        offered = Q(withdrawn=False) | Q(was_read=True)
        return mine.filter(offered, answered=False, sent_at__gt=now - LASTS)

    def over(self, now: datetime) -> Self:
        """What stands on nobody's list any more."""
        lapsed = Q(sent_at__lte=now - LASTS) & (Q(accepted=False) | Q(withdrawn=True))
        return self.filter(lapsed | Q(care_link__ended_at__isnull=False))


class Suggestion(models.Model):
    """Something a clinician offers to one client: sealed to them, signed by the clinician.

    `answered` says that the client took it or left it, and not which. `accepted` is true only where they took it and
    wanted that to be seen.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    care_link = models.ForeignKey(CareLink, models.CASCADE, related_name="suggestions")
    copy = models.TextField(blank=True)  # emptied when it is taken back unread
    signature = models.CharField(max_length=88)
    sent_at = models.DateTimeField()
    was_read = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)
    answered = models.BooleanField(default=False)
    accepted = models.BooleanField(default=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted=False) | Q(answered=True), name="suggestion_accepted_was_answered"
            ),
        ]
