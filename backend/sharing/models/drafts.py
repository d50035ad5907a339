"""What a clinician is writing to a client and has not sent, sealed on their device for them alone."""

from django.db import models

from backend.sharing.models.consent import CareLink, Grant


class Draft(models.Model):
    """One that begins anew begins at any revision, so that a page which held the one before can't pass for it."""

    words = models.TextField()
    revision = models.PositiveIntegerField()

    class Meta:
        abstract = True


class ReplyDraft(Draft):
    grant = models.OneToOneField(Grant, models.CASCADE, primary_key=True, related_name="reply_draft")


class SuggestionDraft(Draft):
    care_link = models.OneToOneField(
        CareLink, models.CASCADE, primary_key=True, related_name="suggestion_draft"
    )
