from uuid import uuid4

from django.db import models

from backend.core.entries import Entry
from backend.core.sealed import SealedTextField
from backend.sharing.models import Grant


class Status(models.TextChoices):
    DRAFT = "draft"
    KEPT = "kept"
    CLOSED = "closed"  # by its writer, whatever came of it: nobody else can


class SpeakUp(Entry):
    """Something between a client and their therapist that didn't sit well."""

    status = SealedTextField(choices=Status.choices, default=Status.DRAFT)


class Reply(models.Model):
    """A therapist's one reply to a speak-up that was shared with them. Sealed to the client, signed by the therapist.

    Until it was read another one may take its place, under another id, so that neither passes for the other. It stays
    with the client when the share is over.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    grant = models.OneToOneField(Grant, models.CASCADE, related_name="reply")
    copy = models.TextField()
    signature = models.CharField(max_length=88)
    sent_at = models.DateTimeField()
    was_read = models.BooleanField(default=False)
    # The ids whose place it took: one of them that arrives late takes it from nobody.
    replaced = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))
